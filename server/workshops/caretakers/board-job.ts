import type { Board } from '#shared/workshop/model/board.ts';
import type { Clock } from '../../ports/clock.ts';
import { type BoardTraining, trainingOf } from './board-training.ts';
import { blewUp, type JobPorts, Offers, offer, Pace, progressed } from './offering.ts';
import type { Job } from './slices.ts';

/** One board's training as a job: steps as fast as it may, and progress to the log now and then. */
export class BoardJob implements Job {
  readonly #ports: JobPorts;
  readonly #clock: Clock;
  readonly #offers: Offers;
  #board: Board;
  #training: BoardTraining;
  /** Its last progress is on the way into the log. */
  #offering = false;
  #offeredSteps: number;
  #pace: Pace;

  constructor(board: Board, training: BoardTraining, ports: JobPorts) {
    this.#ports = ports;
    this.#clock = ports.clock;
    this.#offers = new Offers(ports);
    this.#board = board;
    this.#training = training;
    this.#offeredSteps = training.steps;
    this.#pace = new Pace(ports.clock, training.steps, board.training.settings.speed);
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
    const now = this.#clock.elapsed();
    const step = this.#nextStepAt(now);
    const offer = this.#hasNews && !this.#offering ? this.#offers.nextAt : undefined;
    if (step === undefined) return offer;
    return offer === undefined ? step : Math.min(step, offer);
  }

  work(out: () => boolean): void {
    const now = this.#clock.elapsed();
    let at = this.#nextStepAt(now);
    while (at !== undefined && at <= now) {
      this.#training.step();
      if (out()) break;
      at = this.#nextStepAt(now);
    }
    const done = this.#until !== null && this.#training.steps >= this.#until;
    const blown = this.#training.blowup !== undefined;
    if (!this.#offering && (blown || (this.#hasNews && (done || this.#offers.nextAt <= now)))) this.#offer();
  }

  get #hasNews(): boolean {
    return this.#training.steps > this.#offeredSteps || this.#training.blowup !== undefined;
  }

  get #until(): number | null {
    return this.#board.training.until;
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
    this.#offers.make(progress);
    this.#offeredSteps = training.steps;
    const happening = progress === undefined ? blewUp(training.blowup!) : progressed(progress);
    const goesOn = (board: Board) => training.continues(board);
    offer(this.#board.id, this.#ports, goesOn, happening, (saved) => {
      this.#offering = false;
      // What the log did not take is news again.
      if (!saved) this.#offeredSteps = Number.NEGATIVE_INFINITY;
    });
  }
}
