import type { Sentence } from '../../locale.ts';
import { mayMove, maySee } from '../model/access.ts';
import { grantsOn } from '../model/granted.ts';
import { lookup } from '../model/lookup.ts';
import type { ParticipantId } from '../model/participant.ts';
import { roleOf } from '../model/people.ts';
import type { WorkshopState } from '../model/state.ts';
import { because, type Decision, refuse } from './decision.ts';
import {
  type AnyCommand,
  type Asked,
  type Asker,
  type CommandDefinition,
  type Context,
  changesBoards,
  type EventDefinition,
  type Feature,
} from './definition.ts';
import type { Happened } from './log.ts';
import { studentsMay } from './permissions.ts';
import { type Rejection, sentenceOf as sentenceOfCode } from './rejections.ts';

/** A command, or as much of it as a control knows. */
export type Ask = AnyCommand & Readonly<Record<string, unknown>>;

/** Who asks, when, and what has happened so far where that is known. */
export type Asking = Pick<Context, 'by' | 'at' | 'past' | 'house' | 'then'>;

/** What a set of features comes to: every command and event by its name, and the rules that run them. */
export interface Engine {
  readonly features: readonly Feature[];
  readonly commands: ReadonlyMap<string, CommandDefinition>;
  readonly events: ReadonlyMap<string, EventDefinition>;
  refusal(state: WorkshopState, who: ParticipantId | null, ask: Ask): Rejection | undefined;
  decide(state: WorkshopState, command: AnyCommand, asking: Asking): Decision;
  evolve(state: WorkshopState | null, event: Happened, version?: number): WorkshopState;
  /** What a refusal says, in every language; that of `internal` for a code that nobody has. */
  sentenceOf(code: string): Sentence;
}

/**
 * The engine of some features.
 * @throws RangeError when two define the same name
 */
export function createEngine(features: readonly Feature[]): Engine {
  const commands = byType(features.flatMap((feature) => feature.commands));
  const events = byType(features.flatMap((feature) => feature.events));
  const parts = Object.fromEntries(
    partsOf(features).flatMap(({ name, part }) => (part.start === undefined ? [] : [[name, part.start]])),
  );
  const guards = features
    .flatMap(({ refusesOnBoard = [], refusesOnBoards = [] }) => [refusesOnBoard, refusesOnBoards])
    .flat();
  const guardsOfAll = features.flatMap(({ refusesOnBoards }) => refusesOnBoards ?? []);
  const leaves = features.flatMap(({ letsMove }) => letsMove ?? []);

  /**
   * Why `who` may not do this now, or undefined when they may, as far as `ask` says what: the one answer that
   * the server decides by, a client predicts with and every control is switched by.
   */
  function refusal(state: WorkshopState, who: ParticipantId | null, ask: Ask): Rejection | undefined {
    const definition = commands.get(ask.type);
    if (definition === undefined) return because('malformed');
    const { permission, refuses } = definition.rules;
    if (state.status === 'ended' && !permission.whenEnded) return because('workshop-ended');
    if (who !== null && lookup(state.participants, who)?.status !== 'present') return because('not-joined');
    const role = roleOf(state, who);
    if (role === 'viewer' || role === 'outside') return because('not-allowed');
    if (role === 'student') {
      const { student } = permission;
      const others = student === 'own' && ask.participant !== undefined && ask.participant !== who;
      const grants = () => (definition.onBoard ? grantsOn(state, ask.board) : state.grants);
      if (others || !studentsMay(student, grants)) return because('not-allowed');
      if (state.frozen && !permission.whenFrozen) return because('frozen');
    }
    const asker: Asker = { id: who, instructs: role === 'instructor', state };
    if (!definition.onBoard) {
      const guarded = !permission.whenFrozen && changesBoards(definition, ask, state);
      for (const guard of guarded ? guardsOfAll : []) {
        const rejection = guard(state);
        if (rejection !== undefined) return rejection;
      }
      return refuses?.(state, ask, asker);
    }
    const listing = lookup(state.listings, ask.board ?? '');
    const board = lookup(state.boards, ask.board ?? '');
    if (listing === undefined || board === undefined || !maySee(state, who, listing)) {
      return because('unknown-board');
    }
    if (listing.status === 'closed') return because('board-closed');
    const parameters = definition.rules.moves?.(ask);
    const asked: Asked = parameters === undefined ? asker : { ...asker, parameters };
    if (!mayMove(listing, who, role) && !leaves.some((lets) => lets(state, board.id, asked))) {
      return because('board-watch-only');
    }
    for (const guard of permission.whenFrozen ? [] : guards) {
      const rejection = guard(state, board.id, asked);
      if (rejection !== undefined) return rejection;
    }
    return refuses?.(board, ask, asker);
  }

  /**
   * Whether a command may happen, and the events that make it so. Pure: the server decides by it, a client
   * predicts with it. On the server an accepted command has at least one event, so that being acknowledged
   * means being in the log.
   */
  function decide(state: WorkshopState, command: AnyCommand, asking: Asking): Decision {
    const { by, at, past, house, then } = asking;
    const rejection = refusal(state, by, command as Ask);
    if (rejection !== undefined) return { ok: false, rejection };
    const definition = commands.get(command.type);
    if (definition === undefined) return refuse('malformed');
    const subject = definition.onBoard ? lookup(state.boards, command.board ?? '') : state;
    return definition.rules.decide(subject, command, { by, at, state, past, house, then });
  }

  /**
   * The state after one more event, which is the log's `version` (the next one when left out). Pure, total and
   * exact: no refusal, no clock, no function whose last bit differs between engines, so that every replica that
   * has seen the same holds the same.
   * @throws RangeError when the log does not begin as logs do
   */
  function evolve(
    state: WorkshopState | null,
    event: Happened,
    version: number = (state?.version ?? 0) + 1,
  ): WorkshopState {
    const definition = events.get(event.type);
    if (definition === undefined) throw new RangeError(`nobody knows the event ${event.type}`);
    const before = state ?? { ...nothing, parts };
    if (state === null && event.type !== OPENING) {
      throw new RangeError(`a log starts with ${OPENING}, not ${event.type}`);
    }
    return { ...before, ...definition.rules.evolve(before, event, version), version };
  }

  const sentences = new Map(features.flatMap((feature) => Object.entries(feature.rejections ?? {})));

  function sentenceOf(code: string): Sentence {
    return sentences.get(code) ?? sentenceOfCode(code);
  }

  return { features, commands, events, refusal, decide, evolve, sentenceOf };
}

/** The features that keep something of their own. */
export function partsOf(features: readonly Feature[]) {
  return features.flatMap(({ name, part }) => (part === undefined ? [] : [{ name, part }]));
}

/** What every log begins with. */
const OPENING = 'workshop-opened';

/** Before the first event. */
const nothing: WorkshopState = {
  version: 0,
  epoch: '',
  title: '',
  locale: 'en',
  status: 'open',
  frozen: false,
  locked: false,
  grants: [],
  participants: {},
  listings: {},
  boards: {},
  links: {},
  parts: {},
};

function byType<Definition extends { readonly type: string }>(
  definitions: readonly Definition[],
): ReadonlyMap<string, Definition> {
  const map = new Map<string, Definition>();
  for (const definition of definitions) {
    if (map.has(definition.type)) throw new RangeError(`${definition.type} is defined twice`);
    map.set(definition.type, definition);
  }
  return map;
}
