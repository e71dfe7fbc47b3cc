import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import { timelineOf } from '#shared/workshop/model/timeline.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Crew } from '../../ports/crew.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Room } from '../room.ts';
import { BoardJob } from './board-job.ts';
import { trainingOf } from './board-training.ts';
import type { Care } from './care.ts';
import { CrewJob } from './crew-job.ts';
import type { Slices } from './slices.ts';
import { TrainingBudget } from './training-budget.ts';

export interface TrainerPorts {
  readonly slices: Slices;
  readonly clock: Clock;
  readonly log: Logger;
  /** Takes the heavy boards; all are trained here when left out. */
  readonly crew?: Crew;
}

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
  readonly #log: Logger;
  readonly #crew: Crew | undefined;
  readonly #jobs = new Map<BoardId, TrainingJob>();
  readonly #unwatch: ReadonlyArray<() => void>;

  constructor(room: Room, care: Care, { slices, clock, log, crew }: TrainerPorts) {
    this.#room = room;
    this.#care = care;
    this.#slices = slices;
    this.#clock = clock;
    this.#log = log;
    this.#crew = crew;
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
    for (const job of this.#jobs.values()) this.#stop(job);
    this.#jobs.clear();
  }

  /** Starts, follows and ends jobs as the room has it now. */
  #look(): void {
    const { state } = this.#room.workshop;
    const { boards, status } = state;
    // While the past is shown nobody could stop it; it goes on from where it is once everybody is back.
    const now = status === 'open' && timelineOf(state) === null;
    const here = this.#care.held && now && this.#room.ended === undefined;
    for (const board of Object.values(boards)) {
      const job = this.#jobs.get(board.id);
      const wanted = here && board.training.running;
      if (job !== undefined && !(wanted && this.#fits(job, board) && job.follow(board))) {
        this.#jobs.delete(board.id);
        this.#stop(job);
      }
      if (wanted && !this.#jobs.has(board.id)) this.#start(board);
    }
    this.#budget.share([...this.#jobs.values()].map(({ board }) => board));
    if (this.#jobs.size > 0) this.#slices.wake();
  }

  #start(board: Board): void {
    const job = this.#jobOf(board);
    if (job === undefined) return;
    this.#jobs.set(board.id, job);
    if (job instanceof BoardJob) this.#slices.add(job);
  }

  #jobOf(board: Board): TrainingJob | undefined {
    const [room, care, budget] = [this.#room, this.#care, this.#budget];
    const ports = { room, care, budget, clock: this.#clock, log: this.#log };
    if (this.#crew?.takes(board)) return new CrewJob(board, { ...ports, crew: this.#crew });
    const training = trainingOf(board);
    return training && new BoardJob(board, training, ports);
  }

  /** Whether a board is still trained by this kind of job: data come and go, and it may be heavy by now. */
  #fits(job: TrainingJob, board: Board): boolean {
    return job instanceof CrewJob === (this.#crew?.takes(board) ?? false);
  }

  #stop(job: TrainingJob): void {
    if (job instanceof BoardJob) this.#slices.remove(job);
    else job.close();
  }
}

type TrainingJob = BoardJob | CrewJob;
