import type { ByBoard, Observed, ShownEntry, Tick } from '#shared/protocol/server-messages.ts';
import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { Viewer } from '#shared/workshop/kernel/scope.ts';
import { homeBoard, maySee } from '#shared/workshop/model/access.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { editOf, type History } from '#shared/workshop/projections/history.ts';
import type { Batch, BoardObserved } from '../workshops/room.ts';

/** The boards somebody gets of those they want: what they may see of them, else the one they land on. */
export function openFor(
  state: WorkshopState,
  you: ParticipantId | null,
  wanted: readonly BoardId[] | undefined,
): readonly BoardId[] {
  const seen = [...new Set(wanted)].filter((id) => {
    const listing = lookup(state.listings, id);
    return listing !== undefined && maySee(state, you, listing);
  });
  if (seen.length > 0) return seen;
  const home = homeBoard(state, you);
  return home === undefined ? [] : [home];
}

/** What a viewer is shown of a batch; `anew` when what they may see has changed. */
export function shownOf(rules: Rules, { steps }: Batch, viewer: Viewer): ShownEntry[] | 'anew' {
  const entries: ShownEntry[] = [];
  for (const { entry, before, after } of steps) {
    const shown = rules.show(entry.event, before, after, viewer);
    if (shown === 'anew') return 'anew';
    if (shown !== 'nothing') entries.push([entry.version, shown]);
  }
  return entries;
}

/** What a viewer is shown of entries since which what they may see has not changed. */
export function shownSince(
  rules: Rules,
  entries: readonly LogEntry[],
  state: WorkshopState,
  viewer: Viewer,
): ShownEntry[] {
  return entries.flatMap(({ version, event }) => {
    const shown = rules.show(event, state, state, viewer);
    return shown === 'nothing' || shown === 'anew' ? [] : [[version, shown] as const];
  });
}

/** A tick for a viewer: the entries, and what was observed of the boards they have open. */
export function tickOf(from: number, batch: Batch, entries: readonly ShownEntry[], { open }: Viewer): Tick {
  const { version, observations, awaited } = batch;
  return {
    from,
    version,
    entries,
    observations: only(observations, open),
    ...someAwaited(only(awaited, open)),
  };
}

/** The boards that are awaited, as a message has them: not a word where there are none. */
export function someAwaited(awaited: ByBoard<number>): Pick<Tick, 'awaited'> {
  return Object.keys(awaited).length === 0 ? {} : { awaited };
}

/** Boards that were observed by and by, as a message. */
export function observedOf(news: readonly BoardObserved[]): Observed {
  return {
    boards: Object.fromEntries(
      news.map(({ board, version, observation }) => [board, { version, observation }]),
    ),
  };
}

/** What there is of some boards. */
export function only<T>(byBoard: ByBoard<T>, boards: readonly BoardId[]): ByBoard<T> {
  const some: Record<BoardId, T> = {};
  for (const id of boards) {
    const one = lookup(byBoard, id);
    if (one !== undefined) some[id] = one;
  }
  return some;
}

/** The boards whose numbers entries have changed. */
export function edited(rules: Rules, entries: readonly ShownEntry[]): BoardId[] {
  return [...new Set(entries.flatMap(([, event]) => editOf(rules, event)?.board ?? []))];
}

/** The edits of each history that came, or went on, after a version. */
export function editsSince(histories: ByBoard<History>, version: number): ByBoard<History> {
  return Object.fromEntries(
    Object.entries(histories).map(([id, history]) => [id, history.filter((edit) => edit.version > version)]),
  );
}
