import { lectureStart } from '#shared/lessons/lecture-network.ts';
import type { Command } from '#shared/workshop/features.ts';
import { coalesce } from '#shared/workshop/kernel/coalesce.ts';
import type { Decision } from '#shared/workshop/kernel/decision.ts';
import type { House } from '#shared/workshop/kernel/definition.ts';
import type { Draft, Happened } from '#shared/workshop/kernel/log.ts';
import type { Pasts } from '#shared/workshop/kernel/past.ts';
import { enterByLink } from '#shared/workshop/links/enter.ts';
import { tokenRenewed } from '#shared/workshop/links/events.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { comeBack, type JoinContext, join } from '#shared/workshop/people/join.ts';
import { recordPast } from '#shared/workshop/projections/past.ts';
import { openWorkshop } from '#shared/workshop/room/open.ts';
import { rules } from '#shared/workshop/rules.ts';
import { thenFor } from '../shared/workshop/then.ts';

/** A hash, by its number. */
const hashOf = (n: number) => `reference-${String(n).padStart(33, '0')}`;

/** Everybody is away, nobody has done anything, and all came from one address. */
export const house: House = {
  maxParticipants: 500,
  isHere: () => false,
  hasActed: () => false,
  originsOf: () => ['reference-origin'],
};

/** A workshop that is played by commands. */
export class Reference {
  house: House = house;
  state: WorkshopState;
  past: Pasts = {};
  at = 1_800_000_000_000;
  readonly drafts: Draft[] = [];
  /** After each version, from 1. */
  readonly #states: WorkshopState[] = [];
  #counts = new Map<string, number>();
  #hashes = 0;

  /** @param title left out where nobody gave it one */
  constructor(name: string, epoch: string, title?: string) {
    const opening = openWorkshop({
      locale: 'ko',
      name,
      title,
      board: lectureStart,
      epoch,
      at: this.at,
    });
    const [event] = accepted(opening);
    this.drafts.push({ event: event!, credential: this.#hash() });
    this.state = rules.evolve(null, event!);
    this.#states.push(this.state);
  }

  /** Commands of one batch, each with its id; the batch is folded as a server folds it. */
  batch(...commands: ReadonlyArray<readonly [by: string, command: Command]>): void {
    this.at += 3_000;
    let { state, past } = this;
    const drafts = commands.flatMap(([by, command]) => {
      const then = thenFor(rules, state, command, this.#states);
      const events = accepted(
        rules.decide(state, command, { by, at: this.at, past, house: this.house, then }),
      );
      const seq = (this.#counts.get(by) ?? 0) + 1;
      this.#counts.set(by, seq);
      const credential = rules.commands.get(command.type)?.rules.credential?.(command);
      return events.map((event, index): Draft => {
        const next = rules.evolve(state, event);
        past = recordPast(rules, past, state, event, next.version);
        state = next;
        const last = index === events.length - 1;
        return {
          event,
          ...(last && { commands: [`client-of-${by}:${seq}`] }),
          ...(last && credential !== undefined && { credential }),
        };
      });
    });
    this.#take(coalesce(rules, drafts));
  }

  does(by: string, command: Command): void {
    this.batch([by, command]);
  }

  join(name: string, more: Partial<JoinContext> = {}): void {
    this.at += 3_000;
    const context = { at: this.at, maxParticipants: 500, ...more };
    const events = accepted(join(this.state, { name }, context));
    this.#take([
      ...events.slice(0, -1).map((event) => ({ event })),
      { event: events.at(-1)!, credential: this.#hash() },
    ]);
  }

  comeBack(who: string): void {
    this.happens((at) => accepted(comeBack(this.state, who, { at, maxParticipants: 500 })));
  }

  enter(link: string, name?: string): void {
    this.at += 3_000;
    const entered = enterByLink(this.state, { link, name }, { at: this.at, maxParticipants: 500 });
    const [event] = accepted(entered);
    this.#take([{ event: event!, credential: this.#hash() }]);
  }

  makeLink(command: Omit<Extract<Command, { type: 'make-link' }>, 'type' | 'hash'>): string {
    const known = new Set(Object.keys(this.state.links));
    this.does('p1', { type: 'make-link', ...command, hash: this.#hash() });
    return Object.keys(this.state.links).find((id) => !known.has(id))!;
  }

  renew(by: string): void {
    this.at += 3_000;
    const event = tokenRenewed.of({ by, at: this.at }, { participant: by });
    this.#take([{ event, credential: this.#hash() }]);
  }

  /** What the server itself does. */
  happens(make: (at: number) => readonly Happened[]): void {
    this.at += 3_000;
    this.#take(make(this.at).map((event) => ({ event })));
  }

  #take(drafts: readonly Draft[]): void {
    for (const draft of drafts) {
      const before = this.state;
      this.state = rules.evolve(before, draft.event);
      this.#states.push(this.state);
      this.past = recordPast(rules, this.past, before, draft.event, this.state.version);
      this.drafts.push(draft);
    }
  }

  #hash(): string {
    return hashOf(++this.#hashes);
  }
}

function accepted(decision: Decision): readonly Happened[] {
  if (!decision.ok) throw new Error(`refused: ${decision.rejection.code}`);
  return decision.events;
}
