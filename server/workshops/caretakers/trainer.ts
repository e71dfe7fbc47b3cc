import type { Happened } from '#shared/workshop/kernel/log.ts';
import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { trained, trainingPaused, trainingStopped } from '#shared/workshop/training/events.ts';
import type { Clock } from '../../ports/clock.ts';
import { type Request, serverRequest } from '../requests.ts';
import type { Room } from '../room.ts';
import { type BoardTraining, beginningOf, type Progress, trainingOf } from './board-training.ts';
import type { Care } from './care.ts';
import type { Job, Slices } from './slices.ts';
import { TrainingBudget } from './training-budget.ts';

/** How far a training with a set speed may fall behind before it gives up catching up (steps). */
const CATCH_UP = 50;

/** After how long (ms) a training tells of itself half as often, and half as often again. */
const AGES = [10 * 60_000, 60 * 60_000];

/**
 * Trains the boards of one room while it is this node's to look after: one job for each board that is to be
 * trained.
 */
export class Trainer {
  readonly #room: Room;
  readonly #care: Care;
  readonly #budget: TrainingBudget;
  readonly #slices: Slices;
  readonly #clock: Clock;
  readonly #jobs = new Map<BoardId, BoardJob>();
  readonly #unwatch: ReadonlyArray<() => void>;

  constructor(room: Room, care: Care, slices: Slices, clock: Clock) {
    this.#room = room;
    this.#care = care;
    this.#slices = slices;
    this.#clock = clock;
    this.#budget = new TrainingBudget(clock);
    this.#unwatch = [room.watch(() => this.#look()), care.subscribe(() => this.#look())];
    this.#look();
  }

  /** What was written of a training takes this much less (bytes): as much may be written again. */
  saved(bytes: number): void {
    this.#budget.refund(bytes);
  }

  close(): void {
    for (const unwatch of this.#unwatch) unwatch();
    for (const job of this.#jobs.values()) this.#slices.remove(job);
    this.#jobs.clear();
  }

  /** Starts, follows and ends jobs as the room has it now. */
  #look(): void {
    const { boards, status } = this.#room.workshop.state;
    const here = this.#care.held && status === 'open' && this.#room.ended === undefined;
    for (const board of Object.values(boards)) {
      const job = this.#jobs.get(board.id);
      const wanted = here && board.training.running;
      if (wanted && job === undefined) this.#start(board);
      else if (job !== undefined && !(wanted && job.follow(board))) this.#end(board.id, job);
    }
    this.#budget.share([...this.#jobs.values()].map(({ board }) => board));
    if (this.#jobs.size > 0) this.#slices.wake();
  }

  #start(board: Board): void {
    const training = trainingOf(board);
    if (training === undefined) return;
    const job = new BoardJob(this.#room, this.#care, this.#budget, board, training, this.#clock);
    this.#jobs.set(board.id, job);
    this.#slices.add(job);
  }

  #end(id: BoardId, job: BoardJob): void {
    this.#jobs.delete(id);
    this.#slices.remove(job);
  }
}

/** When, and at which step, the present speed began. */
interface Pace {
  readonly at: number;
  readonly steps: number;
  readonly speed: number;
}

/** One board's training as a job: steps as fast as it may, and progress to the log now and then. */
class BoardJob implements Job {
  readonly #room: Room;
  readonly #care: Care;
  readonly #budget: TrainingBudget;
  readonly #clock: Clock;
  #board: Board;
  #training: BoardTraining;
  /** Its last progress is on the way into the log. */
  #offering = false;
  #offeredAt: number;
  readonly #startedAt: number;
  #offeredSteps: number;
  #pace: Pace;

  constructor(
    room: Room,
    care: Care,
    budget: TrainingBudget,
    board: Board,
    training: BoardTraining,
    clock: Clock,
  ) {
    this.#room = room;
    this.#care = care;
    this.#budget = budget;
    this.#clock = clock;
    this.#board = board;
    this.#training = training;
    this.#offeredAt = Number.NEGATIVE_INFINITY;
    this.#startedAt = clock.elapsed();
    this.#offeredSteps = training.steps;
    this.#pace = this.#paceOf(board);
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
    if (board.training.settings.speed !== this.#pace.speed) this.#pace = this.#paceOf(board);
    this.#board = board;
    return true;
  }

  get dueAt(): number | undefined {
    const now = this.#clock.elapsed();
    const step = this.#nextStepAt(now);
    const offer = this.#hasNews && !this.#offering ? this.#nextOfferAt : undefined;
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
    if (!this.#offering && (blown || (this.#hasNews && (done || this.#nextOfferAt <= now)))) this.#offer();
  }

  get #hasNews(): boolean {
    return this.#training.steps > this.#offeredSteps || this.#training.blowup !== undefined;
  }

  get #until(): number | null {
    return this.#board.training.until;
  }

  get #nextOfferAt(): number {
    const age = this.#clock.elapsed() - this.#startedAt;
    const rarer = AGES.filter((ms) => age >= ms).length;
    const due = this.#offeredAt + this.#budget.interval * 2 ** rarer;
    const wait = this.#budget.wait();
    return wait === 0 ? due : Math.max(due, this.#clock.elapsed() + wait);
  }

  /** When the next step may be taken; undefined when there is none to take. */
  #nextStepAt(now: number): number | undefined {
    if (this.#training.blowup !== undefined) return undefined;
    if (this.#until !== null && this.#training.steps >= this.#until) return undefined;
    const { at, steps, speed } = this.#pace;
    if (speed === 0) return now;
    const due = at + ((this.#training.steps - steps + 1) / speed) * 1000;
    // Whoever was held up long does not make up for it all at once.
    if (now - due > (CATCH_UP / speed) * 1000) this.#pace = this.#paceOf(this.#board);
    return due;
  }

  #paceOf({ training }: Board): Pace {
    return { at: this.#clock.elapsed(), steps: this.#training.steps, speed: training.settings.speed };
  }

  #offer(): void {
    const training = this.#training;
    const progress = training.blowup === undefined ? training.offer() : undefined;
    this.#offering = true;
    this.#offeredAt = this.#clock.elapsed();
    this.#offeredSteps = training.steps;
    if (progress !== undefined) this.#budget.spend(bytesOf(progress));
    this.#room.propose(this.#request(training, progress));
  }

  #request(training: BoardTraining, progress: Progress | undefined): Request {
    return serverRequest(
      ({ boards }, at) => {
        const board = lookup(boards, this.#board.id);
        // What was done for a training that is over by now, or that is another node's, counts no more.
        if (!this.#care.held || !board?.training.running || !training.continues(board)) return [];
        // A log that takes nothing more takes that it rests.
        if (this.#room.full !== undefined) {
          return [trainingPaused.of({ by: null, at }, { board: board.id })];
        }
        return [eventOf(training, progress, board, at)];
      },
      () => {
        this.#offering = false;
      },
    );
  }
}

/** About what the progress takes in the log. */
function bytesOf({ parameters }: Progress): number {
  return 20 * parameters.length + 200;
}

function eventOf(
  training: BoardTraining,
  progress: Progress | undefined,
  board: Board,
  at: number,
): Happened {
  const here = { by: null, at };
  if (progress === undefined) {
    const parameters = beginningOf(board);
    return trainingStopped.of(here, { board: board.id, blowup: training.blowup!, parameters });
  }
  return trained.of(here, { board: board.id, ...training.merged(progress, board) });
}
