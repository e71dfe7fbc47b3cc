import type { Happened } from '#shared/workshop/kernel/log.ts';
import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import type { Blowup } from '#shared/workshop/model/training.ts';
import { trained, trainingPaused, trainingStopped } from '#shared/workshop/training/events.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { type Request, serverRequest } from '../requests.ts';
import type { Room } from '../room.ts';
import { beginningOf, merged, type Progress } from './board-training.ts';
import type { Care } from './care.ts';
import type { TrainingBudget } from './training-budget.ts';

/** What the training of a board works with. */
export interface JobPorts {
  readonly room: Room;
  readonly care: Care;
  readonly budget: TrainingBudget;
  readonly clock: Clock;
  readonly log: Logger;
}

/** How far a training with a set speed may fall behind before it gives up catching up (steps). */
const CATCH_UP = 50;

/** After how long (ms) a training tells of itself half as often, and half as often again. */
const AGES = [10 * 60_000, 60 * 60_000];

/** How fast a training is to go: so many steps a second from a moment and a step on; 0 is as fast as it can. */
export class Pace {
  readonly speed: number;
  #at: number;
  #steps: number;

  constructor(clock: Clock, steps: number, speed: number) {
    this.#at = clock.elapsed();
    this.#steps = steps;
    this.speed = speed;
  }

  /** When the step after `steps` is due. */
  nextAt(steps: number, now: number): number {
    if (this.speed === 0) return now;
    const due = this.#at + ((steps - this.#steps + 1) / this.speed) * 1000;
    // Whoever was held up long does not make up for it all at once.
    if (now - due > (CATCH_UP / this.speed) * 1000) {
      this.#at = now;
      this.#steps = steps;
    }
    return due;
  }

  /** How many steps after `steps` are due by now. */
  due(steps: number, now: number): number {
    if (this.speed === 0) return Number.POSITIVE_INFINITY;
    return Math.max(0, Math.floor(((now - this.#at) * this.speed) / 1000) - (steps - this.#steps));
  }
}

/** How often a training may tell of itself. */
export class Offers {
  readonly #clock: Clock;
  readonly #budget: TrainingBudget;
  readonly #startedAt: number;
  #at = Number.NEGATIVE_INFINITY;

  constructor({ clock, budget }: Pick<JobPorts, 'clock' | 'budget'>) {
    this.#clock = clock;
    this.#budget = budget;
    this.#startedAt = clock.elapsed();
  }

  /** When it may tell again (elapsed ms). */
  get nextAt(): number {
    const now = this.#clock.elapsed();
    const rarer = AGES.filter((ms) => now - this.#startedAt >= ms).length;
    const due = this.#at + this.#budget.interval * 2 ** rarer;
    const wait = this.#budget.wait();
    return wait === 0 ? due : Math.max(due, now + wait);
  }

  /** It tells now. */
  make(progress?: Progress): void {
    this.#at = this.#clock.elapsed();
    // About what it takes in the log.
    if (progress !== undefined) this.#budget.spend(20 * progress.parameters.length + 200);
  }
}

/** What a training brings to the log, as the board is when it is decided. */
type Happening = (board: Board, at: Timestamp) => Happened;

/** That it has got somewhere. */
export function progressed(progress: Progress): Happening {
  return (board, at) => trained.of({ by: null, at }, { board: board.id, ...merged(progress, board) });
}

/** That it stopped, and went back to where it began: the numbers blew up. */
export function blewUp(blowup: Blowup): Happening {
  return (board, at) =>
    trainingStopped.of({ by: null, at }, { board: board.id, blowup, parameters: beginningOf(board) });
}

/**
 * Asks to put what a training has come to into the log. What was done for a training that is over by now, or that
 * is another node's, counts no more; a log that takes nothing more takes that it rests.
 * @param settled whether the log has it, or had no use for it
 */
export function offer(
  id: BoardId,
  { room, care }: Pick<JobPorts, 'room' | 'care'>,
  goesOn: (board: Board) => boolean,
  happening: Happening,
  settled: (saved: boolean) => void,
): void {
  const request: Request = serverRequest(
    ({ boards }, at) => {
      const board = lookup(boards, id);
      if (!care.held || !board?.training.running || !goesOn(board)) return [];
      return [
        room.full === undefined
          ? happening(board, at)
          : trainingPaused.of({ by: null, at }, { board: board.id }),
      ];
    },
    ({ ok }) => settled(ok),
  );
  room.propose(request);
}
