import type { Board, BoardContent } from '#shared/workshop/model/board.ts';
import type { Observation } from '#shared/workshop/model/observation.ts';
import type { Blowup } from '#shared/workshop/model/training.ts';

/** Where a training has got to, and what is observed of the board there. */
export interface CrewProgress {
  readonly parameters: readonly number[];
  readonly steps: number;
  readonly epochs: number;
  /** Over all data. */
  readonly loss: number;
  readonly observation: Observation;
}

/** One turn of a training. */
export interface Order {
  /** The board as the log has it now; the same object where nothing has changed. */
  readonly board: Board;
  /** How many steps it may take. */
  readonly steps: number;
  /** Whether it is to say where it has got to: now, once it has come to the step it stops at, or not in this turn. */
  readonly offer: 'now' | 'at-end' | 'no';
}

/** What came of a turn. */
export interface TurnResult {
  readonly steps: number;
  readonly progress?: CrewProgress;
  readonly blowup?: Blowup;
}

/** One board's training, in the hands of a crew. */
export interface CrewTraining {
  /**
   * Works for a turn, when it is this workshop's.
   * @param order asked when the turn has come; undefined when there is nothing to do any more
   * @throws when whoever had it is gone: it is to be begun anew from the board
   */
  work(order: () => Order | undefined): Promise<TurnResult | undefined>;
  close(): void;
}

/** Does what is heavy away from the event loop, in turns by workshop. */
export interface Crew {
  /** Whether a board is heavy enough for it. */
  takes(board: BoardContent): boolean;
  /**
   * Observes a board as it is when its turn has come.
   * @param latest undefined when there is nothing to observe any more
   */
  observe(workshop: string, latest: () => BoardContent | undefined): Promise<Observation | undefined>;
  train(workshop: string, board: Board): CrewTraining;
  /** Lets everything go; what was asked for rejects. */
  close(): Promise<void>;
}
