import type { WorkshopEvent } from '#shared/workshop/events.ts';
import { evolve } from '#shared/workshop/evolve.ts';
import { editedBoard, type History, record } from '#shared/workshop/history.ts';
import { emptyLedger, type Ledger, settle } from '#shared/workshop/ledger.ts';
import type { LogEntry } from '#shared/workshop/log.ts';
import { type Observation, observe } from '#shared/workshop/observation.ts';
import { type BoardId, lookup, type WorkshopState } from '#shared/workshop/state.ts';

/** Everything a server knows of a workshop; all of it follows from the log. */
export interface Workshop {
  readonly state: WorkshopState;
  readonly ledger: Ledger;
  readonly observations: Readonly<Record<BoardId, Observation>>;
  readonly history: Readonly<Record<BoardId, History>>;
  /** When the last entry happened. */
  readonly updatedAt: number;
}

/** What one batch of entries did to a workshop. */
export interface Advance {
  readonly workshop: Workshop;
  /** The boards whose numbers the batch touched, as they are observed now. */
  readonly observed: Readonly<Record<BoardId, Observation>>;
}

/**
 * The workshop after a batch of entries that belong together: each touched board is observed once, after
 * the last of them.
 * @throws RangeError when the batch does not follow on `workshop`
 */
export function advance(workshop: Workshop | null, batch: readonly LogEntry[]): Advance {
  let state = workshop?.state ?? null;
  let ledger = workshop?.ledger ?? emptyLedger;
  for (const entry of batch) {
    if (entry.version !== (state?.version ?? 0) + 1) {
      throw new RangeError(`version ${entry.version} does not follow on ${state?.version ?? 0}`);
    }
    state = evolve(state, entry.event);
    ledger = settle(ledger, entry);
  }
  if (state === null) throw new RangeError('an empty log is no workshop');
  const events = batch.map(({ event }) => event);
  const observed: Record<BoardId, Observation> = {};
  const history: Record<BoardId, History> = { ...workshop?.history };
  for (const id of touchedBoards(state, events)) {
    const board = lookup(state.boards, id);
    if (board === undefined) continue;
    const observation = observe(board);
    observed[id] = observation;
    history[id] = record(
      history[id] ?? [],
      id,
      workshop?.state ?? state,
      events,
      observation.loss,
      state.version,
    );
  }
  const observations = { ...workshop?.observations, ...observed };
  const updatedAt = batch.at(-1)?.event.at ?? workshop?.updatedAt ?? 0;
  return { workshop: { state, ledger, observations, history, updatedAt }, observed };
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

/** The boards whose numbers these events change. */
function touchedBoards(state: WorkshopState, events: readonly WorkshopEvent[]): ReadonlySet<BoardId> {
  const touched = new Set<BoardId>();
  for (const event of events) {
    if (event.type === 'workshop-opened') for (const id of Object.keys(state.boards)) touched.add(id);
    const board = editedBoard(event);
    if (board !== undefined) touched.add(board);
  }
  return touched;
}
