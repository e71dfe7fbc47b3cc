import type { Viewer } from '#shared/workshop/kernel/scope.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import type { Seat } from './seat.ts';

/** Seats that are shown the same, and so share every frame. */
export interface Group {
  readonly sight: string;
  /** Any of them, to ask what they are shown. */
  readonly viewer: Viewer;
  readonly seats: Set<Seat>;
  /** They were shown everything up to this version. */
  sent: number;
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

  of(seat: Seat): Group | undefined {
    return this.#ofSeat.get(seat);
  }

  withOpen(board: BoardId): Iterable<Group> {
    return this.#byBoard.get(board) ?? [];
  }

  /** Puts a seat where its sight belongs; it has been shown everything up to `version`. */
  put(seat: Seat, sight: string, version: number): void {
    this.remove(seat);
    let group = this.#bySight.get(sight);
    if (group === undefined) {
      group = { sight, viewer: seat.viewer, seats: new Set(), sent: version };
      this.#bySight.set(sight, group);
      for (const board of seat.open) {
        const groups = this.#byBoard.get(board) ?? new Set();
        this.#byBoard.set(board, groups.add(group));
      }
    }
    // Whoever has more than the others passes over what they have.
    group.sent = Math.min(group.sent, version);
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
    for (const board of group.viewer.open) {
      const groups = this.#byBoard.get(board);
      groups?.delete(group);
      if (groups?.size === 0) this.#byBoard.delete(board);
    }
  }
}
