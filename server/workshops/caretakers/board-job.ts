import type { Board } from '#shared/workshop/model/board.ts';
import { trained, trainingStopped } from '#shared/workshop/training/events.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Room } from '../room.ts';
import { type BoardTraining, merged, trainingOf } from './board-training.ts';
import type { Care } from './care.ts';
import { type Happening, type JobPorts, offerOf, Pace } from './offering.ts';
import type { Job } from './slices.ts';
import type { TrainingBudget } from './training-budget.ts';

/** One board's training as a job: steps as fast as it may, and progress to the log now and then. */
export class BoardJob implements Job {
  readonly #room: Room;
  readonly #care: Care;
  readonly #budget: TrainingBudget;
  readonly #clock: Clock;
  #board: Board;
  #training: BoardTraining;
  /** Its last progress is on the way into the log. */
  #offering = false;
  #offeredAt: number;
  #offeredSteps: number;
  #pace: Pace;

  constructor(board: Board, training: BoardTraining, { room, care, budget, clock }: JobPorts) {
    this.#room = room;
    this.#care = care;
    this.#budget = budget;
    this.#clock = clock;
    this.#board = board;
    this.#training = training;
    this.#offeredAt = Number.NEGATIVE_INFINITY;
    this.#offeredSteps = training.steps;
    this.#pace = new Pace(clock, training.steps, board.training.settings.speed);
  }

  get board(): Board {
    return this.#board;
  }

  /** Goes on with the board as it is now; false when there is nothing to learn from any more. */
  follow(board: Board): boolean {
    if (this.#training.continues(board)) {
      this.#training.follow(board);
    } else {
      const fresh = trainingOf(board);
      if (fresh === undefined) return false;
      this.#training = fresh;
      this.#offeredSteps = fresh.steps;
    }
    const { speed } = board.training.settings;
    if (speed !== this.#pace.speed) this.#pace = new Pace(this.#clock, this.#training.steps, speed);
    this.#board = board;
    return true;
  }

  get dueAt(): number | undefined {
    const now = this.#clock.now();
    const step = this.#nextStepAt(now);
    const offer = this.#hasNews && !this.#offering ? this.#nextOfferAt : undefined;
    if (step === undefined) return offer;
    return offer === undefined ? step : Math.min(step, offer);
  }

  work(out: () => boolean): void {
    const now = this.#clock.now();
    let at = this.#nextStepAt(now);
    while (at !== undefined && at <= now) {
      this.#training.step();
      if (out()) break;
      at = this.#nextStepAt(now);
    }
    const done = this.#until !== null && this.#training.steps >= this.#until;
    const blown = this.#training.blowup !== undefined;
    if (!this.#offering && (blown || (this.#hasNews && (done || this.#nextOfferAt <= now)))) this.#offer();
  }

  get #hasNews(): boolean {
    return this.#training.steps > this.#offeredSteps || this.#training.blowup !== undefined;
  }

  get #until(): number | null {
    return this.#board.training.until;
  }

  get #nextOfferAt(): number {
    return this.#offeredAt + this.#budget.interval;
  }

  /** When the next step may be taken; undefined when there is none to take. */
  #nextStepAt(now: number): number | undefined {
    if (this.#training.blowup !== undefined) return undefined;
    if (this.#until !== null && this.#training.steps >= this.#until) return undefined;
    return this.#pace.nextAt(this.#training.steps, now);
  }

  #offer(): void {
    const training = this.#training;
    const progress = training.blowup === undefined ? training.offer() : undefined;
    this.#offering = true;
    this.#offeredAt = this.#clock.now();
    this.#offeredSteps = training.steps;
    const event: Happening = (board, at) =>
      progress === undefined
        ? trainingStopped.of({ by: null, at }, { board: board.id, blowup: training.blowup! })
        : trained.of({ by: null, at }, { board: board.id, ...merged(progress, board) });
    const settled = (saved: boolean) => {
      this.#offering = false;
      // What the log did not take is news again.
      if (!saved) this.#offeredSteps = Number.NEGATIVE_INFINITY;
    };
    const goesOn = (board: Board) => training.continues(board);
    this.#room.propose(offerOf(this.#board.id, this.#care, goesOn, event, settled));
  }
}
