import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import {
  changesOf,
  type Edit,
  editOf,
  type Happening,
  type History,
  record,
} from '#shared/workshop/projections/history.ts';
import type { Observer } from '../workshop.ts';

/** Edits of one board that are kept of a whole log; beyond that, of the older half every other one goes. */
export const OUTLINE = 2_000;

/** Every edit of every board since a log began, with the loss after each: what a timeline is drawn of. */
export class Outline {
  readonly #rules: Rules;
  readonly #observer: Observer;
  #history: Record<BoardId, History> = {};
  readonly #edits = new Map<BoardId, Map<number, Edit>>();

  constructor(rules: Rules, observer: Observer) {
    this.#rules = rules;
    this.#observer = observer;
  }

  /** Takes one batch of the log, which led to `after`. */
  take(batch: readonly (readonly [LogEntry, before: WorkshopState | null])[], after: WorkshopState): void {
    const touched = new Set<BoardId>();
    const happenings = batch.map(([{ version, event }, before]): Happening => {
      const board = editOf(this.#rules, event)?.board;
      if (board !== undefined) touched.add(board);
      return { version, event, before: before ?? after };
    });
    for (const id of touched) {
      const board = lookup(after.boards, id);
      if (board !== undefined) this.#record(board, happenings);
    }
  }

  /** The edits of a board that changed something, the oldest first. */
  of(board: BoardId): History {
    const edits = [...(this.#edits.get(board)?.values() ?? [])];
    return changesOf(edits.sort((a, b) => a.version - b.version));
  }

  #record(board: Board, happenings: readonly Happening[]): void {
    const before = lookup(this.#history, board.id) ?? [];
    const history = record(this.#rules, before, board.id, happenings, this.#observer(board)?.loss);
    this.#history[board.id] = history;
    const since = happenings[0]!.version;
    const all = this.#edits.get(board.id) ?? new Map<number, Edit>();
    this.#edits.set(board.id, all);
    for (let at = history.length - 1; at >= 0; at--) {
      const edit = history[at]!;
      if (edit.version < since) break;
      all.set(edit.first, edit);
    }
    if (all.size > OUTLINE) thin(all);
  }
}

function thin(edits: Map<number, Edit>): void {
  const names = [...edits.keys()].sort((a, b) => a - b).slice(1, edits.size / 2);
  for (const [index, name] of names.entries()) if (index % 2 === 0) edits.delete(name);
}
