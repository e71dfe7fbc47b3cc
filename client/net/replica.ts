import type { ParameterKey } from '#shared/math/parameter-key.ts';
import type { Ack, Reject, Tick, Welcome } from '#shared/protocol/server-messages.ts';
import type { Command } from '#shared/workshop/commands.ts';
import { decide } from '#shared/workshop/decide.ts';
import { evolveAll } from '#shared/workshop/evolve.ts';
import { type History, record } from '#shared/workshop/history.ts';
import type { CommandId } from '#shared/workshop/log.ts';
import type { Observation } from '#shared/workshop/observation.ts';
import type { Rejection } from '#shared/workshop/rejections.ts';
import type { BoardId, ParticipantId, Timestamp, WorkshopState } from '#shared/workshop/state.ts';

/** A command of this page that the confirmed state does not hold yet. */
export interface Pending {
  readonly id: CommandId;
  readonly command: Command;
  readonly at: Timestamp;
  /** It has gone out at least once, so it may be in the log: its content is fixed. */
  readonly sent: boolean;
  /** The server refused it for the moment: it is to be sent again. */
  readonly waiting: boolean;
  /** The version that holds it, once the server has said so. */
  readonly settledBy: number | null;
}

/** One page's copy of a workshop: what the server confirmed, and this page's own commands on top. */
export interface Replica {
  readonly you: ParticipantId | null;
  readonly confirmed: WorkshopState;
  readonly observations: Readonly<Record<BoardId, Observation>>;
  readonly history: Readonly<Record<BoardId, History>>;
  /** In the order of issue. */
  readonly pending: readonly Pending[];
  /** `confirmed` with every pending command that may happen applied to it. */
  readonly view: WorkshopState;
}

/** The replica after a welcome, or undefined when its events do not continue what this page has. */
export function welcomed(replica: Replica | null, welcome: Welcome): Replica | undefined {
  const { snapshot, events, version, epoch, you, observations, history } = welcome;
  const same = replica !== null && replica.confirmed.epoch === epoch && replica.you === you;
  const base = snapshot ?? (same ? replica.confirmed : null);
  if (base === null) return undefined;
  const confirmed = snapshot ?? evolveAll(base, events);
  if (confirmed.version !== version) return undefined;
  const pending = same ? replica.pending : [];
  return rebased({ you, confirmed, observations, history, pending, view: confirmed });
}

/** The replica after a tick (what it already has of it is skipped), or undefined when ticks are missing. */
export function ticked(replica: Replica, tick: Tick): Replica | undefined {
  const have = replica.confirmed.version;
  if (tick.version <= have) return replica;
  if (tick.from > have) return undefined;
  const before = replica.confirmed;
  const events = tick.events.slice(have - tick.from);
  const confirmed = evolveAll(before, events);
  const history: Record<BoardId, History> = { ...replica.history };
  for (const [board, { loss }] of Object.entries(tick.observations)) {
    history[board] = record(history[board] ?? [], board, before, events, loss, tick.version);
  }
  return rebased({
    ...replica,
    confirmed,
    observations: { ...replica.observations, ...tick.observations },
    history: { ...history, ...tick.history },
  });
}

/**
 * The replica after a command of this page. Unsent sets of the same parameters become one, and what waits to be
 * sent again no longer sets what this one does.
 */
export function issued(replica: Replica, id: CommandId, command: Command, at: Timestamp): Replica {
  const pending = replica.pending.flatMap((one) => (one.waiting ? lessened(one, [command]) : [one]));
  const last = pending.at(-1);
  if (last !== undefined && !last.sent) {
    const others = pending.slice(0, -1);
    if (sameParameters(last.command, command)) {
      return rebased({ ...replica, pending: [...others, { ...last, command, at }] });
    }
    if (undoesHold(last.command, command)) return rebased({ ...replica, pending: others });
  }
  const fresh: Pending = { id, command, at, sent: false, waiting: false, settledBy: null };
  return rebased({ ...replica, pending: [...pending, fresh] });
}

/** The replica after `ids` have gone out. */
export function sent(replica: Replica, ids: ReadonlySet<CommandId>): Replica {
  return {
    ...replica,
    pending: replica.pending.map((one) => (ids.has(one.id) ? { ...one, sent: true, waiting: false } : one)),
  };
}

/** The replica after an acknowledgement; the command stays on top until its version is here. */
export function acked(replica: Replica, { id, version }: Ack): Replica {
  return rebased({
    ...replica,
    pending: replica.pending.map((one) =>
      one.id === id ? { ...one, waiting: false, settledBy: version } : one,
    ),
  });
}

/** The replica after a refusal: the command is gone, what followed it stays. */
export function rejected(replica: Replica, { id }: Pick<Reject, 'id'>): Replica {
  return rebased({ ...replica, pending: replica.pending.filter((one) => one.id !== id) });
}

/** The replica after a refusal of the moment: the command waits, less what later ones of this page set. */
export function postponed(replica: Replica, id: CommandId): Replica {
  const index = replica.pending.findIndex((one) => one.id === id);
  const one = replica.pending[index];
  // Sent twice, it may be in the log already.
  if (one === undefined || one.settledBy !== null) return replica;
  const later = replica.pending.slice(index + 1);
  const left = lessened(
    { ...one, waiting: true },
    later.map(({ command }) => command),
  );
  return rebased({ ...replica, pending: [...replica.pending.slice(0, index), ...left, ...later] });
}

/**
 * What has not gone out on this connection: on a fresh one, everything the server has not answered. While
 * anything waits to be sent again nothing overtakes it.
 */
export function outbox(replica: Replica, fresh: boolean): readonly Pending[] {
  const unanswered = replica.pending.filter(({ settledBy }) => settledBy === null);
  if (fresh) return unanswered;
  return unanswered.some(({ waiting }) => waiting) ? [] : unanswered.filter(({ sent }) => !sent);
}

/** What goes out once the wait is over: what was refused for the moment, and what was kept back behind it. */
export function retries(replica: Replica): readonly Pending[] {
  return replica.pending.filter(({ waiting, sent }) => waiting || !sent);
}

/** Why a command would be refused now, as far as this page knows. */
export function refusalNow(replica: Replica, command: Command, at: Timestamp): Rejection | undefined {
  const decision = decide(replica.view, command, { by: replica.you, at });
  return decision.ok ? undefined : decision.rejection;
}

/** The parameters of a board whose values the server has not confirmed. */
export function pendingParameters(replica: Replica, board: BoardId): ReadonlySet<ParameterKey> {
  return new Set(
    replica.pending.flatMap(({ command }) =>
      command.type === 'set-parameters' && command.board === board ? command.values.map(([key]) => key) : [],
    ),
  );
}

/** Drops what the confirmed state holds by now and decides the rest again on top of it. */
function rebased(replica: Replica): Replica {
  const { confirmed, you } = replica;
  const pending = replica.pending.filter(
    ({ settledBy }) => settledBy === null || settledBy > confirmed.version,
  );
  const view = pending.reduce((state, { command, at }) => {
    const decision = decide(state, command, { by: you, at });
    return decision.ok ? evolveAll(state, decision.events) : state;
  }, confirmed);
  return { ...replica, pending, view };
}

/**
 * A refused command without what `later` ones set anew, or nothing when nothing is left of it. It keeps its id:
 * should the log have it whole after all, the later ones come after it just the same.
 */
function lessened(one: Pending, later: readonly Command[]): readonly Pending[] {
  const { command } = one;
  if (later.some((next) => undoesHold(command, next))) return [];
  if (command.type !== 'set-parameters') return [one];
  const anew = new Set(
    later.flatMap((next) =>
      next.type === 'set-parameters' && next.board === command.board ? next.values.map(([key]) => key) : [],
    ),
  );
  const values = command.values.filter(([key]) => !anew.has(key));
  return values.length === 0 ? [] : [{ ...one, command: { ...command, values } }];
}

function sameParameters(a: Command, b: Command): boolean {
  if (a.type !== 'set-parameters' || b.type !== 'set-parameters' || a.board !== b.board) return false;
  const keys = new Set(a.values.map(([key]) => key));
  return keys.size === b.values.length && b.values.every(([key]) => keys.has(key));
}

function undoesHold(a: Command, b: Command): boolean {
  return a.type === 'hold' && b.type === 'release' && a.board === b.board && a.parameter === b.parameter;
}
