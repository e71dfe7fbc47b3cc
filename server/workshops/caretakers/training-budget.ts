import type { Board } from '#shared/workshop/model/board.ts';

/** Progress events a second that the boards of a room append together, and parameters a second in them. */
export const BUDGET = { events: 20, parameters: 20_000 };

/** How often each board of a room may append its progress: all as often, so that a small one is not held up more. */
export class TrainingBudget {
  #interval = 1000 / BUDGET.events;

  /** Shortest time between two progress events of one board (ms). */
  get interval(): number {
    return this.#interval;
  }

  /** Shares the budget between the boards that are trained now. */
  share(boards: ReadonlyArray<Pick<Board, 'parameters'>>): void {
    const parameters = boards.reduce((sum, board) => sum + board.parameters.length, 0);
    this.#interval =
      1000 * Math.max(Math.max(1, boards.length) / BUDGET.events, parameters / BUDGET.parameters);
  }
}
