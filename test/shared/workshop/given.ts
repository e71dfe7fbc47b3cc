import { expect } from 'vitest';
import type { Command } from '#shared/workshop/commands.ts';
import { decide } from '#shared/workshop/decide.ts';
import type { WorkshopEvent } from '#shared/workshop/events.ts';
import { evolve } from '#shared/workshop/evolve.ts';
import { join } from '#shared/workshop/join.ts';
import { openWorkshop } from '#shared/workshop/open.ts';
import type { Rejection } from '#shared/workshop/rejections.ts';
import type { WorkshopState } from '#shared/workshop/state.ts';

export const AT = 1_700_000_000_000;

/** The state after these events. */
export function stateOf(events: readonly WorkshopEvent[]): WorkshopState {
  const state = events.reduce<WorkshopState | null>(evolve, null);
  if (state === null) throw new RangeError('no events');
  return state;
}

/** The log of a workshop that `names` have joined: p1 teaches, p2, p3, … are they. */
export function opened(...names: string[]): WorkshopEvent[] {
  const opening = openWorkshop({ locale: 'en', epoch: 'epoch', at: AT });
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
export function given(log: readonly WorkshopEvent[]) {
  const state = stateOf(log);
  return {
    state,
    when(by: string | null, command: Command, at = AT) {
      const decision = decide(state, command, { by, at });
      return {
        /** The log with what the command led to; fails when it was refused. */
        log(): WorkshopEvent[] {
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
