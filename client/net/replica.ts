import type { ParameterKey } from '#shared/math/parameter-key.ts';
import type {
  Ack,
  ByBoard,
  Observed,
  Reject,
  ShownEntry,
  Tick,
  Welcome,
} from '#shared/protocol/server-messages.ts';
import type { AnyCommand } from '#shared/workshop/kernel/definition.ts';
import type { Ask } from '#shared/workshop/kernel/engine.ts';
import type { CommandId, Happened } from '#shared/workshop/kernel/log.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import type { Observation } from '#shared/workshop/model/observation.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import {
  amended,
  type Happening,
  type History,
  observedAt,
  record,
} from '#shared/workshop/projections/history.ts';
import { rules as allRules } from '#shared/workshop/rules.ts';
import { inTurn, isReplaced, lessened, type Pending, withOneMore } from './pending.ts';

/** One page's copy of a workshop: what the server confirmed, and this page's own commands on top. */
export interface Replica {
  readonly rules: Rules;
  readonly you: ParticipantId | null;
  /** The boards that `confirmed` holds. */
  readonly open: readonly BoardId[];
  readonly confirmed: WorkshopState;
  /** Each of exactly the confirmed numbers; none of the boards that are awaited. */
  readonly observations: ByBoard<Observation>;
  /** The boards that are still being observed: as of which version. */
  readonly awaited: ByBoard<number>;
  readonly history: ByBoard<History>;
  /** In the order of issue. */
  readonly pending: readonly Pending[];
  /** `confirmed` with every pending command that may happen applied to it. */
  readonly view: WorkshopState;
}

/** The replica after a welcome, or undefined when its entries do not continue what this page has. */
export function welcomed(
  replica: Replica | null,
  { snapshot, entries, version, epoch, you, open, observations, awaited = {}, history }: Welcome,
  rules: Rules = replica?.rules ?? allRules,
): Replica | undefined {
  const same = replica !== null && replica.confirmed.epoch === epoch && replica.you === you;
  const continues = same && isOpen(replica, open) && replica.confirmed.version <= version;
  const base = snapshot ?? (continues ? replica.confirmed : null);
  if (base === null) return undefined;
  const confirmed = advanced(rules, base, entries, version);
  const pending = same ? replica.pending : [];
  return rebased({ rules, you, open, confirmed, observations, awaited, history, pending, view: confirmed });
}

/** The replica after a tick (what it already has of it is skipped), or undefined when ticks are missing. */
export function ticked(replica: Replica, tick: Tick): Replica | undefined {
  const { rules, confirmed: before } = replica;
  if (tick.version <= before.version) return replica;
  if (tick.from > before.version) return undefined;
  const happenings: Happening[] = [];
  const confirmed = advanced(rules, before, tick.entries, tick.version, (step) => happenings.push(step));
  const history: Record<BoardId, History> = { ...replica.history };
  const losses: Record<BoardId, number | null | undefined> = {};
  for (const [board, { loss }] of Object.entries(tick.observations)) losses[board] = loss;
  for (const board of Object.keys(tick.awaited ?? {})) losses[board] = undefined;
  for (const [board, loss] of Object.entries(losses)) {
    const missed = tick.history?.[board];
    const known = history[board] ?? [];
    history[board] =
      missed === undefined ? record(rules, known, board, happenings, loss) : amended(known, missed);
  }
  return rebased({
    ...replica,
    confirmed,
    observations: { ...without(replica.observations, tick.awaited ?? {}), ...tick.observations },
    awaited: { ...without(replica.awaited, tick.observations), ...tick.awaited },
    history,
  });
}

/** The replica after boards have been observed; what was observed of other numbers than these is of no use. */
export function observed(replica: Replica, { boards }: Observed): Replica {
  const observations: Record<BoardId, Observation> = { ...replica.observations };
  const awaited: Record<BoardId, number> = { ...replica.awaited };
  const history: Record<BoardId, History> = { ...replica.history };
  for (const [board, { version, observation }] of Object.entries(boards)) {
    if (awaited[board] !== version) continue;
    delete awaited[board];
    observations[board] = observation;
    history[board] = observedAt(history[board] ?? [], observation.loss);
  }
  return { ...replica, observations, awaited, history };
}

/** The events among some entries that the replica does not have yet. */
export function news({ confirmed }: Replica, entries: readonly ShownEntry[]): readonly Happened[] {
  return entries.filter(([version]) => version > confirmed.version).map(([, event]) => event);
}

/** Whether these boards are exactly what the replica holds. */
export function isOpen({ open }: Pick<Replica, 'open'>, boards: readonly BoardId[]): boolean {
  return open.length === boards.length && boards.every((id) => open.includes(id));
}

/** The replica after a command of this page, made one with what it makes needless. */
export function issued(
  replica: Replica,
  id: CommandId,
  command: AnyCommand,
  at: Timestamp,
  quiet = false,
): Replica {
  const pending = withOneMore(replica.rules, replica.pending, { id, command, at, quiet });
  return rebased({ ...replica, pending });
}

/** The replica after `ids` have gone out. */
export function sent(replica: Replica, ids: ReadonlySet<CommandId>): Replica {
  return {
    ...replica,
    pending: replica.pending.map((one) =>
      ids.has(one.id) ? { ...one, sent: true, again: one.sent, waiting: false } : one,
    ),
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

/** The replica after a refusal of the moment: the command waits, less what later ones of this page say. */
export function postponed(replica: Replica, id: CommandId): Replica {
  const index = replica.pending.findIndex((one) => one.id === id);
  const one = replica.pending[index];
  // Sent twice, it may be in the log already.
  if (one === undefined || one.settledBy !== null) return replica;
  const later = replica.pending.slice(index + 1);
  const commands = later.map(({ command }) => command);
  const left = isReplaced(replica.rules, one, later)
    ? []
    : lessened(replica.rules, { ...one, waiting: true }, commands);
  return rebased({ ...replica, pending: [...replica.pending.slice(0, index), ...left, ...later] });
}

/**
 * What has not gone out on this connection: on a fresh one, everything the server has not answered. While
 * anything waits to be sent again nothing overtakes it.
 */
export function outbox(replica: Replica, fresh: boolean): readonly Pending[] {
  const { rules, pending } = replica;
  const unanswered = pending.filter(({ settledBy }) => settledBy === null);
  if (!fresh && unanswered.some(({ waiting }) => waiting)) return [];
  return inTurn(rules, unanswered, fresh ? unanswered : unanswered.filter(({ sent }) => !sent));
}

/** Plain messages that go out at once after a wait, whatever the wait was for. */
const A_FEW = 4;

/**
 * What goes out once the wait is over, of what was refused for the moment and what was kept back behind it: as much
 * as the dearest that was refused costs, which is what the wait was for. Nothing while an answer is still out.
 */
export function retries({ rules, pending }: Replica): readonly Pending[] {
  const open = pending.filter(({ settledBy }) => settledBy === null);
  if (open.some(({ sent, waiting }) => sent && !waiting)) return [];
  const costOf = ({ command }: Pending) => rules.commands.get(command.type)?.rules.cost ?? 1;
  let left = Math.max(A_FEW, ...open.map((one, index) => (one.waiting || index === 0 ? costOf(one) : 0)));
  const out: Pending[] = [];
  for (const one of open) {
    left -= costOf(one);
    if (left < 0) break;
    out.push(one);
  }
  return inTurn(rules, open, out);
}

/** Whether anything is to go out still. */
export function hasUnsent({ pending }: Replica): boolean {
  return pending.some(({ sent, waiting, settledBy }) => settledBy === null && (waiting || !sent));
}

/** Why a command would be refused now, as far as this page knows. */
export function refusalNow(replica: Replica, command: AnyCommand, at: Timestamp): Rejection | undefined {
  const decision = replica.rules.decide(replica.view, command, { by: replica.you, at });
  return decision.ok ? undefined : decision.rejection;
}

/** Why this person may not do this, as far as `ask` says what; what switches every control. */
export function refusal({ rules, view, you }: Replica, ask: Ask): Rejection | undefined {
  return rules.refusal(view, you, ask);
}

/** The commands of this page on a board that the server has not confirmed. */
export function pendingOn(replica: Replica, board: BoardId): readonly AnyCommand[] {
  return replica.pending.flatMap(({ command }) => (command.board === board ? [command] : []));
}

/** The parameters of a board whose values the server has not confirmed. */
export function pendingParameters(replica: Replica, board: BoardId): ReadonlySet<ParameterKey> {
  const { commands } = replica.rules;
  return new Set(
    pendingOn(replica, board).flatMap((command) => commands.get(command.type)?.rules.sets?.(command) ?? []),
  );
}

/** What there is of boards but those. */
function without<T>(byBoard: ByBoard<T>, boards: ByBoard<unknown>): ByBoard<T> {
  return Object.fromEntries(Object.entries(byBoard).filter(([board]) => !Object.hasOwn(boards, board)));
}

/** The state at `version`, after the entries that it does not have; versions that show nothing pass, too. */
function advanced(
  rules: Rules,
  base: WorkshopState,
  entries: readonly ShownEntry[],
  version: number,
  watch?: (step: Happening) => void,
): WorkshopState {
  const state = entries.reduce((before, [at, event]) => {
    if (at <= before.version) return before;
    watch?.({ version: at, event, before });
    return rules.evolve(before, event, at);
  }, base);
  return state.version === version ? state : { ...state, version };
}

/** Drops what the confirmed state holds by now and decides the rest again on top of it. */
function rebased(replica: Replica): Replica {
  const { rules, confirmed, you } = replica;
  const pending = replica.pending.filter(
    ({ settledBy }) => settledBy === null || settledBy > confirmed.version,
  );
  const view = pending.reduce((state, { command, at }) => {
    const decision = rules.decide(state, command, { by: you, at });
    return decision.ok ? decision.events.reduce((sofar, event) => rules.evolve(sofar, event), state) : state;
  }, confirmed);
  return { ...replica, pending, view };
}
