import type { Board } from '#shared/workshop/model/board.ts';
import { ByteBudget } from '../../limits/byte-budget.ts';
import type { Clock } from '../../ports/clock.ts';

/** Progress events a second that the boards of a room append together, and parameters a second in them. */
export const BUDGET = { events: 20, parameters: 20_000 };

/**
 * What a room's trainings may add to its log for good (bytes). What is thinned out later is given back, so that a
 * training that nobody touches is never held up by this.
 */
export const GROWTH = { burst: 8 * 1024 * 1024, perSecond: 8 * 1024 };

/** How often each board of a room may append its progress: all as often, so that a small one is not held up more. */
export class TrainingBudget {
  readonly #clock: Pick<Clock, 'elapsed'>;
  readonly #bytes: ByteBudget;
  #interval = 1000 / BUDGET.events;

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock;
    this.#bytes = new ByteBudget(GROWTH, clock.elapsed());
  }

  /** Shortest time between two progress events of one board (ms). */
  get interval(): number {
    return this.#interval;
  }

  /** How long nothing more may be appended (ms). */
  wait(): number {
    return this.#bytes.wait(this.#clock.elapsed());
  }

  spend(bytes: number): void {
    this.#bytes.spend(bytes, this.#clock.elapsed());
  }

  refund(bytes: number): void {
    this.#bytes.refund(bytes, this.#clock.elapsed());
  }

  /** Shares the budget between the boards that are trained now. */
  share(boards: ReadonlyArray<Pick<Board, 'parameters'>>): void {
    const parameters = boards.reduce((sum, board) => sum + board.parameters.length, 0);
    this.#interval =
      1000 * Math.max(Math.max(1, boards.length) / BUDGET.events, parameters / BUDGET.parameters);
  }
}
