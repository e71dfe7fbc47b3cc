import type { Viewer } from '#shared/workshop/kernel/scope.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import type { Seat } from './seat.ts';

/** Seats that are shown the same, and so share every frame. */
export class Group {
  readonly sight: string;
  readonly open: readonly BoardId[];
  readonly seats = new Set<Seat>();

  constructor(sight: string, open: readonly BoardId[]) {
    this.sight = sight;
    this.open = open;
  }

  /**
   * Any of those who sit here now, to ask what all of them are shown; but for those who are shown something else, and
   * undefined where nobody is left.
   */
  viewerBeside(alone: ReadonlySet<ParticipantId>): Viewer | undefined {
    for (const { you, viewer } of this.seats) if (you === null || !alone.has(you)) return viewer;
    return undefined;
  }
}

/** The seats of a hall by what they are shown. */
export class Groups {
  readonly #bySight = new Map<string, Group>();
  readonly #ofSeat = new Map<Seat, Group>();
  /** The groups that have a board open. */
  readonly #byBoard = new Map<BoardId, Set<Group>>();

  get all(): Iterable<Group> {
    return this.#bySight.values();
  }

  withOpen(board: BoardId): Iterable<Group> {
    return this.#byBoard.get(board) ?? [];
  }

  /** Puts a seat where its sight belongs. */
  put(seat: Seat, sight: string): void {
    this.remove(seat);
    let group = this.#bySight.get(sight);
    if (group === undefined) {
      group = new Group(sight, seat.open);
      this.#bySight.set(sight, group);
      for (const board of seat.open) {
        const groups = this.#byBoard.get(board) ?? new Set();
        this.#byBoard.set(board, groups.add(group));
      }
    }
    group.seats.add(seat);
    this.#ofSeat.set(seat, group);
  }

  remove(seat: Seat): void {
    const group = this.#ofSeat.get(seat);
    if (group === undefined) return;
    this.#ofSeat.delete(seat);
    group.seats.delete(seat);
    if (group.seats.size > 0) return;
    this.#bySight.delete(group.sight);
    for (const board of group.open) {
      const groups = this.#byBoard.get(board);
      groups?.delete(group);
      if (groups?.size === 0) this.#byBoard.delete(board);
    }
  }
}
