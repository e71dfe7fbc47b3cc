import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { looksAlike, type Observation, observe } from '#shared/workshop/model/observation.ts';
import type { Clock } from '../ports/clock.ts';
import type { Crew } from '../ports/crew.ts';
import type { Logger } from '../ports/logger.ts';
import type { BoardObserved } from './audience.ts';
import type { Workshop } from './workshop.ts';

/** How long until a board that could not be observed is tried again (ms). */
const AGAIN = 1_000;

/** The room whose boards are observed. */
interface Observed {
  workshop(): Workshop;
  /** Whether anybody is there to be told. */
  watched(): boolean;
  take(news: BoardObserved): void;
}

/** Observes the boards of a room: light ones at once, and heavy ones by and by, in the crew. */
export class Observing {
  readonly #code: string;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #crew: Crew | undefined;
  readonly #room: Observed;
  readonly #foreseen = new Map<BoardId, { readonly board: Board; readonly observation: Observation }>();
  /** The boards that the crew is observing now. */
  readonly #busy = new Set<BoardId>();

  /** @param ports all boards are light without a crew */
  constructor(
    code: string,
    ports: { readonly clock: Clock; readonly log: Logger; readonly crew?: Crew },
    room: Observed,
  ) {
    this.#code = code;
    this.#clock = ports.clock;
    this.#log = ports.log;
    this.#crew = ports.crew;
    this.#room = room;
  }

  /** Keeps what is observed of a board as it will be, should the next batch bring exactly these numbers. */
  foresee(board: Board, observation: Observation): void {
    this.#foreseen.set(board.id, { board, observation });
  }

  /** What a board comes to, where that is known or made at once. */
  observe(board: Board): Observation | undefined {
    const foreseen = this.#foreseen.get(board.id);
    this.#foreseen.delete(board.id);
    if (foreseen !== undefined && looksAlike(foreseen.board, board)) return foreseen.observation;
    return this.#crew?.takes(board) ? undefined : observe(board);
  }

  /**
   * Has the boards that are still awaited observed, where anybody is there: each once at a time, and as it is when
   * its turn comes, so that of many changes only the latest is looked at.
   */
  catchUp(): void {
    const crew = this.#crew;
    if (crew === undefined || !this.#room.watched()) return;
    for (const id of Object.keys(this.#room.workshop().awaited)) {
      if (!this.#busy.has(id)) void this.#observe(crew, id);
    }
  }

  async #observe(crew: Crew, id: BoardId): Promise<void> {
    this.#busy.add(id);
    let version: number | undefined;
    const latest = () => {
      const { awaited, state } = this.#room.workshop();
      version = lookup(awaited, id);
      return version === undefined ? undefined : lookup(state.boards, id);
    };
    try {
      const observation = await crew.observe(this.#code, latest);
      this.#busy.delete(id);
      if (observation === undefined || version === undefined) return;
      this.#room.take({ board: id, version, observation });
      this.catchUp();
    } catch (error) {
      this.#busy.delete(id);
      if (!this.#room.watched()) return;
      this.#log.warn({ err: error, workshop: this.#code }, 'a board could not be observed');
      this.#clock.setTimer(AGAIN, () => this.catchUp());
    }
  }
}
