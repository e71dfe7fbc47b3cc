import { expect } from 'vitest';
import { lectureStart } from '#shared/lessons/lecture-network.ts';
import type { Command, WorkshopEvent } from '#shared/workshop/features.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import type { Pasts } from '#shared/workshop/kernel/past.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { join } from '#shared/workshop/people/join.ts';
import { recordPast } from '#shared/workshop/projections/past.ts';
import { openWorkshop } from '#shared/workshop/room/open.ts';
import { rules } from '#shared/workshop/rules.ts';
import { thenFor } from './then.ts';

export const AT = 1_700_000_000_000;

/** The state after these events. */
export function stateOf(events: readonly Happened[]): WorkshopState {
  const state = events.reduce<WorkshopState | null>((before, event) => rules.evolve(before, event), null);
  if (state === null) throw new RangeError('no events');
  return state;
}

/** The state after more of them. */
export function evolveAll(state: WorkshopState, events: readonly Happened[]): WorkshopState {
  return events.reduce((before, event) => rules.evolve(before, event), state);
}

/** The states after each of these events. */
export function statesOf(events: readonly Happened[]): WorkshopState[] {
  const states: WorkshopState[] = [];
  for (const event of events) states.push(rules.evolve(states.at(-1) ?? null, event));
  return states;
}

/** What can be taken back after these events. */
export function pastOf(events: readonly Happened[]): Pasts {
  let past: Pasts = {};
  let state: WorkshopState | null = null;
  for (const event of events) {
    const next = rules.evolve(state, event);
    past = recordPast(rules, past, state, event, next.version);
    state = next;
  }
  return past;
}

/** The log of a workshop that `names` have joined: p1 teaches, p2, p3, … are they. */
export function opened(...names: string[]): Happened[] {
  const opening = openWorkshop({ locale: 'en', board: lectureStart, epoch: 'epoch', at: AT });
  if (!opening.ok) throw new Error(opening.rejection.code);
  const log = [...opening.events];
  for (const name of names) {
    const joined = join(stateOf(log), { name }, { at: AT, maxParticipants: 500 });
    if (!joined.ok) throw new Error(joined.rejection.code);
    log.push(...joined.events);
  }
  return log;
}

/** `given(log).when(who, command).leadsTo(events)` or `.refused(code)`, after emmett's decider specification. */
export function given(log: readonly Happened[]) {
  const states = statesOf(log);
  const state = stateOf(log);
  return {
    state,
    when(by: string | null, command: Command, at = AT) {
      const then = thenFor(rules, state, command, states);
      const decision = rules.decide(state, command, { by, at, past: pastOf(log), then });
      return {
        /** The log with what the command led to; fails when it was refused. */
        log(): Happened[] {
          expect(decision).toMatchObject({ ok: true });
          return decision.ok ? [...log, ...decision.events] : [];
        },
        leadsTo(...events: Partial<WorkshopEvent>[]): void {
          expect(decision).toEqual({ ok: true, events: events.map((event) => ({ by, at, ...event })) });
        },
        refused(code: Rejection['code'], params?: Rejection['params']): void {
          expect(decision).toEqual({ ok: false, rejection: params ? { code, params } : { code } });
        },
      };
    },
  };
}
