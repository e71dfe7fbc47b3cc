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

/**
 * Edits of one board that are kept of a whole log, and edits and moves of all its boards together: about 5 MB. Beyond
 * that, of the older half of a board every other one goes: of that board, or of the one that most is kept of.
 */
export const OUTLINE = { board: 2_000, all: 40_000 };

/** Every edit of every board since a log began, with the loss after each: what a timeline is drawn of. */
export class Outline {
  readonly #rules: Rules;
  readonly #observer: Observer;
  readonly #most: typeof OUTLINE;
  #history: Record<BoardId, History> = {};
  readonly #boards = new Map<BoardId, Edits>();

  constructor(rules: Rules, observer: Observer, most = OUTLINE) {
    this.#rules = rules;
    this.#observer = observer;
    this.#most = most;
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
    const edits = this.#boards.get(board)?.all ?? [];
    return changesOf(edits.toSorted((a, b) => a.version - b.version));
  }

  #record(board: Board, happenings: readonly Happening[]): void {
    const before = lookup(this.#history, board.id) ?? [];
    const history = record(this.#rules, before, board.id, happenings, this.#observer(board)?.loss);
    this.#history[board.id] = history;
    const since = happenings[0]!.version;
    const edits = this.#boards.get(board.id) ?? new Edits();
    this.#boards.set(board.id, edits);
    for (let at = history.length - 1; at >= 0; at--) {
      const edit = history[at]!;
      if (edit.version < since) break;
      edits.set(edit);
    }
    if (edits.count > this.#most.board) edits.thin();
    this.#thinAll();
  }

  /** Has all boards keep no more together than they may. */
  #thinAll(): void {
    const boards = [...this.#boards.values()];
    let all = boards.reduce((sum, { size }) => sum + size, 0);
    while (all > this.#most.all) {
      const largest = boards.reduce((most, one) => (one.size > most.size ? one : most));
      const before = largest.size;
      largest.thin();
      // A few edits of each of many boards are left as they are.
      if (largest.size === before) return;
      all += largest.size - before;
    }
  }
}

/** The edits that are kept of one board, by their first versions. */
class Edits {
  readonly #edits = new Map<number, Edit>();
  #size = 0;

  get all(): readonly Edit[] {
    return [...this.#edits.values()];
  }

  get count(): number {
    return this.#edits.size;
  }

  /** How many edits and moves these are. */
  get size(): number {
    return this.#size;
  }

  set(edit: Edit): void {
    this.#delete(edit.first);
    this.#edits.set(edit.first, edit);
    this.#size += sizeOf(edit);
  }

  /** Lets go of every other one of the older half, but for the first. */
  thin(): void {
    const names = [...this.#edits.keys()].sort((a, b) => a - b).slice(1, this.#edits.size / 2);
    for (const [index, name] of names.entries()) if (index % 2 === 0) this.#delete(name);
  }

  #delete(name: number): void {
    const edit = this.#edits.get(name);
    if (edit === undefined) return;
    this.#edits.delete(name);
    this.#size -= sizeOf(edit);
  }
}

function sizeOf({ moves }: Edit): number {
  return 1 + moves.length;
}
