import type { ByBoard } from '#shared/protocol/server-messages.ts';
import { Copies } from '#shared/workshop/kernel/copies.ts';
import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import { UnreadableEntry } from '#shared/workshop/kernel/upcast.ts';
import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { type Observation, observe } from '#shared/workshop/model/observation.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import {
  editOf,
  type Happening,
  type History,
  observedAt,
  record,
} from '#shared/workshop/projections/history.ts';
import type { BoardObserved, Step } from './audience.ts';
import { type Derived, derive, type Following } from './derived.ts';

/** Everything a server knows of a workshop; all of it follows from the log. */
export interface Workshop extends Derived {
  /** Each of exactly the numbers that its board has. */
  readonly observations: ByBoard<Observation>;
  /** The boards that are still to be observed, and the version that their numbers are of. */
  readonly awaited: ByBoard<number>;
  readonly history: ByBoard<History>;
  /** When the last entry happened. */
  readonly updatedAt: number;
}

/** What one batch of entries did to a workshop. */
export interface Advance {
  readonly workshop: Workshop;
  /** The entries, but for the one a log opens with: that leads from nothing. */
  readonly steps: readonly Step[];
  /** The boards whose numbers the batch touched, as they are observed now. */
  readonly observed: ByBoard<Observation>;
  /** Those of them that are observed later. */
  readonly awaited: ByBoard<number>;
}

/** Observes a board; undefined where that is left for later. */
export type Observer = (board: Board) => Observation | undefined;

/**
 * The workshop after a batch of entries that belong together: each touched board is observed once, after
 * the last of them.
 * @param known what follows from the batch, where that is known already
 * @throws RangeError when the batch does not follow on `workshop`
 * @throws UnreadableEntry when an entry cannot come where it is in its log
 */
export function advance(
  rules: Rules,
  workshop: Workshop | null,
  batch: readonly LogEntry[],
  observer: Observer = observe,
  known?: Following,
): Advance {
  const { states, last } = known ?? follow(rules, workshop, batch);
  const { state, ledger, past } = last;
  const steps: Step[] = [];
  const happenings: Happening[] = [];
  const touched = new Set<BoardId>();
  let before = workshop?.state;
  for (const [index, entry] of batch.entries()) {
    const { event, version } = entry;
    const after = states[index]!;
    if (before !== undefined) steps.push({ entry, before, after });
    happenings.push({ version, event, before: before ?? after });
    const board = editOf(rules, event)?.board;
    if (board !== undefined) touched.add(board);
    before = after;
  }
  const { observed, awaited } = observeBoards(state, touched, observer);
  const history: Record<BoardId, History> = { ...workshop?.history };
  for (const id of [...Object.keys(observed), ...Object.keys(awaited)]) {
    const loss = lookup(observed, id)?.loss;
    history[id] = record(rules, lookup(history, id) ?? [], id, happenings, loss);
  }
  const observations = { ...without(workshop?.observations ?? {}, awaited), ...observed };
  const updatedAt = batch.at(-1)?.event.at ?? workshop?.updatedAt ?? 0;
  return {
    workshop: {
      state,
      ledger,
      past,
      observations,
      awaited: { ...without(workshop?.awaited ?? {}, observed), ...awaited },
      history,
      updatedAt,
    },
    steps,
    observed,
    awaited,
  };
}

/** The workshop once a board that was awaited as of `version` is observed; undefined where it was not. */
export function withObservation(
  workshop: Workshop,
  { board, version, observation }: BoardObserved,
): Workshop | undefined {
  if (lookup(workshop.awaited, board) !== version) return undefined;
  const history = observedAt(lookup(workshop.history, board) ?? [], observation.loss);
  return {
    ...workshop,
    observations: { ...workshop.observations, [board]: observation },
    awaited: without(workshop.awaited, { [board]: version }),
    history: { ...workshop.history, [board]: history },
  };
}

/** What the network of each of these boards makes of it, now or later; of those that are not there, nothing. */
export function observeBoards(
  state: WorkshopState,
  boards: Iterable<BoardId>,
  observer: Observer = observe,
): { readonly observed: ByBoard<Observation>; readonly awaited: ByBoard<number> } {
  const observed: Record<BoardId, Observation> = {};
  const awaited: Record<BoardId, number> = {};
  for (const id of boards) {
    // A closed board, too, where it was edited just before: it is as it will be when it is opened again.
    const board = lookup(state.boards, id);
    if (board === undefined) continue;
    const observation = observer(board);
    if (observation === undefined) awaited[id] = state.version;
    else observed[id] = observation;
  }
  return { observed, awaited };
}

function without<T>(byBoard: ByBoard<T>, boards: ByBoard<unknown>): ByBoard<T> {
  return Object.fromEntries(Object.entries(byBoard).filter(([id]) => !Object.hasOwn(boards, id)));
}

/** Entries split where the room that wrote them did: a batch shares one time, and no two batches do. */
export function batchesOf(entries: readonly LogEntry[]): LogEntry[][] {
  const batches: LogEntry[][] = [];
  for (const entry of entries) {
    const last = batches.at(-1);
    if (last?.[0]?.event.at === entry.event.at) last.push(entry);
    else batches.push([entry]);
  }
  return batches;
}

/** What follows from entries of the log. */
function follow(rules: Rules, from: Derived | null, batch: readonly LogEntry[]): Following {
  const copies = new Copies();
  const states: WorkshopState[] = [];
  let last = from;
  for (const entry of batch) {
    const head = last?.state.version ?? 0;
    if (entry.version !== head + 1) {
      throw new RangeError(`version ${entry.version} does not follow on ${head}`);
    }
    last = read(rules, last, entry, copies);
    states.push(last.state);
  }
  if (last === null) throw new RangeError('an empty log is no workshop');
  return { states, last };
}

function read(rules: Rules, from: Derived | null, entry: LogEntry, copies: Copies): Derived {
  try {
    return derive(rules, from, entry, copies);
  } catch (error) {
    const { version, event } = entry;
    throw new UnreadableEntry(version, event.type, error instanceof Error ? error.message : String(error));
  }
}
