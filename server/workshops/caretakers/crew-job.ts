import type { Board } from '#shared/workshop/model/board.ts';
import { dataOf } from '#shared/workshop/model/data.ts';
import type { Blowup } from '#shared/workshop/model/training.ts';
import type { CancelTimer } from '../../ports/clock.ts';
import type { Crew, CrewProgress, CrewTraining, Order, TurnResult } from '../../ports/crew.ts';
import { continues, type Progress } from './board-training.ts';
import { blewUp, type JobPorts, Offers, offer, Pace, progressed } from './offering.ts';

/** How long until a training whose thread is gone is begun anew, and a stop that was not saved tried again (ms). */
const AGAIN = 1_000;

/** A heavy board's training: the crew takes the steps, turn after turn, and what of it counts is decided here. */
export class CrewJob {
  readonly #ports: JobPorts & { readonly crew: Crew };
  #board: Board;
  #training: CrewTraining;
  /** Steps so far, and those that the log was last told of. */
  #steps: number;
  #offeredSteps: number;
  readonly #offers: Offers;
  #blowup: Blowup | undefined;
  #pace: Pace;
  /** A turn is under way. */
  #working = false;
  /** Its last progress is on the way into the log. */
  #offering = false;
  #cancel: CancelTimer | undefined;
  #closed = false;

  constructor(board: Board, ports: JobPorts & { readonly crew: Crew }) {
    this.#ports = ports;
    this.#offers = new Offers(ports);
    this.#board = board;
    this.#training = ports.crew.train(ports.room.code, board);
    this.#steps = board.training.steps;
    this.#offeredSteps = this.#steps;
    this.#pace = new Pace(ports.clock, this.#steps, board.training.settings.speed);
    this.#go();
  }

  get board(): Board {
    return this.#board;
  }

  /** Goes on with the board as it is now; false when there is nothing to learn from any more. */
  follow(board: Board): boolean {
    if (dataOf(board) === undefined) return false;
    const goesOn = continues(this.#board, board);
    this.#board = board;
    if (!goesOn) this.#begin();
    const { speed } = board.training.settings;
    if (speed !== this.#pace.speed) this.#pace = new Pace(this.#ports.clock, this.#steps, speed);
    this.#go();
    return true;
  }

  close(): void {
    this.#closed = true;
    this.#cancel?.();
    this.#training.close();
  }

  /** Begins anew from the board. */
  #begin(): void {
    const { crew, room, clock } = this.#ports;
    this.#training.close();
    this.#training = crew.train(room.code, this.#board);
    this.#working = false;
    this.#blowup = undefined;
    this.#steps = this.#board.training.steps;
    this.#offeredSteps = this.#steps;
    this.#pace = new Pace(clock, this.#steps, this.#board.training.settings.speed);
  }

  /** Has the next turn done, as soon as there is something to do. */
  #go(): void {
    if (this.#closed || this.#working) return;
    this.#cancel?.();
    this.#cancel = undefined;
    if (this.#blowup !== undefined) {
      this.#stop(this.#blowup);
      return;
    }
    const now = this.#ports.clock.elapsed();
    const due = this.#dueAt(now);
    if (due === undefined) return;
    if (due <= now) this.#work();
    else this.#cancel = this.#ports.clock.setTimer(due - now, () => this.#go());
  }

  #work(): void {
    const training = this.#training;
    let board = this.#board;
    const over = () => this.#closed || this.#training !== training;
    this.#working = true;
    training
      .work(() => {
        if (over()) return undefined;
        board = this.#board;
        return this.#order(board);
      })
      .then((result) => {
        if (over() || result === undefined) return;
        this.#working = false;
        this.#take(result, board);
        this.#go();
      })
      .catch((error: unknown) => {
        if (over()) return;
        this.#ports.log.warn({ err: error, workshop: this.#ports.room.code }, 'a training is begun anew');
        this.#cancel = this.#ports.clock.setTimer(AGAIN, () => {
          this.#begin();
          this.#go();
        });
      });
  }

  #order(board: Board): Order {
    const now = this.#ports.clock.elapsed();
    const { until } = board.training;
    const left = until === null ? Number.POSITIVE_INFINITY : Math.max(0, until - this.#steps);
    const steps = Math.min(left, this.#pace.due(this.#steps, now));
    if (this.#offering || !(steps > 0 || this.#hasNews)) return { board, steps, offer: 'no' };
    return { board, steps, offer: this.#offers.nextAt <= now ? 'now' : 'at-end' };
  }

  #take({ steps, progress, blowup }: TurnResult, board: Board): void {
    this.#steps = steps;
    this.#blowup = blowup;
    if (progress !== undefined) this.#offer(progress, board);
  }

  /** @param board as it was when the turn began */
  #offer({ observation, ...reached }: CrewProgress, board: Board): void {
    const progress = { ...reached, from: board.parameters };
    this.#ports.room.foresee({ ...board, parameters: progress.parameters }, observation);
    this.#offeredSteps = progress.steps;
    this.#propose(progress);
  }

  #stop(blowup: Blowup): void {
    if (!this.#offering) this.#propose(blowup);
  }

  #propose(news: Progress | Blowup): void {
    const [before, training] = [this.#board, this.#training];
    const goesOn = (board: Board) => this.#training === training && continues(before, board);
    this.#offering = true;
    this.#offers.make('from' in news ? news : undefined);
    const happening = 'from' in news ? progressed(news) : blewUp(news);
    offer(before.id, this.#ports, goesOn, happening, (saved) => {
      this.#offering = false;
      if (saved && this.#blowup === undefined) return this.#go();
      // What the log did not take is news again.
      if (!saved) this.#offeredSteps = Number.NEGATIVE_INFINITY;
      if (this.#closed || this.#working) return;
      this.#cancel?.();
      this.#cancel = this.#ports.clock.setTimer(AGAIN, () => this.#go());
    });
  }

  get #hasNews(): boolean {
    return this.#steps > this.#offeredSteps;
  }

  /** When there is something to do: a step to take, or to say where it has got to. */
  #dueAt(now: number): number | undefined {
    const { until } = this.#board.training;
    const done = until !== null && this.#steps >= until;
    const step = done ? undefined : this.#pace.nextAt(this.#steps, now);
    const offer = this.#hasNews && !this.#offering ? this.#offers.nextAt : undefined;
    if (step === undefined) return offer;
    return offer === undefined ? step : Math.min(step, offer);
  }
}
