import type { ByBoard } from '#shared/protocol/server-messages.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { type Summary, summaryOf } from '#shared/workshop/projections/summary.ts';
import type { CancelTimer, Clock } from '../ports/clock.ts';
import type { Batch, Room } from '../workshops/room.ts';
import type { Seat } from './seat.ts';
import { Broadcast } from './wire.ts';

/** Shortest time between two summaries (ms). */
const INTERVAL = 300;

/** Tells the instructors who asked how every board stands, a few times a second and not tick by tick. */
export class SummaryDesk {
  readonly #room: Room;
  readonly #clock: Clock;
  readonly #readers: () => readonly Seat[];
  readonly #changed = new Set<BoardId>();
  #cancel: CancelTimer | undefined;

  constructor(room: Room, clock: Clock, readers: () => readonly Seat[]) {
    this.#room = room;
    this.#clock = clock;
    this.#readers = readers;
  }

  /** Marks the boards that a batch touched. */
  note({ steps }: Batch): void {
    const { rules } = this.#room;
    const scopes = steps.map(({ entry }) => rules.scopeOf(entry.event));
    this.mark(
      scopes.flatMap((scope) => (scope.kind === 'board' || scope.kind === 'listing' ? [scope.board] : [])),
    );
  }

  /** Marks boards that have changed, or are observed by now. */
  mark(boards: readonly BoardId[]): void {
    for (const id of boards) this.#changed.add(id);
    if (this.#changed.size === 0 || this.#cancel !== undefined) return;
    this.#cancel = this.#clock.setTimer(INTERVAL, () => this.#tell());
  }

  /** Sends a reader who has come all there is. */
  greet(seat: Seat): void {
    if (!this.#readers().includes(seat)) return;
    const { boards } = this.#room.workshop.state;
    seat.socket.emit('summaries', { boards: this.#summariesOf(Object.keys(boards)) });
  }

  close(): void {
    this.#cancel?.();
  }

  #tell(): void {
    this.#cancel = undefined;
    // A board that is being observed is told of when it is: a loss of other numbers would be no news.
    const { awaited } = this.#room.workshop;
    const changed = [...this.#changed].filter((id) => lookup(awaited, id) === undefined);
    this.#changed.clear();
    if (changed.length === 0) return;
    const readers = this.#readers();
    if (readers.length === 0) return;
    const message = new Broadcast('summaries', { boards: this.#summariesOf(changed) });
    for (const seat of readers) message.to(seat.socket, seat.drained);
  }

  #summariesOf(ids: readonly BoardId[]): ByBoard<Summary> {
    const { state, observations } = this.#room.workshop;
    return Object.fromEntries(
      ids.flatMap((id) => {
        const board = lookup(state.boards, id);
        const observation = lookup(observations, id) ?? { loss: null, accuracy: null };
        return board === undefined ? [] : [[id, summaryOf(board, observation)] as const];
      }),
    );
  }
}
