import type { Happened } from '#shared/workshop/kernel/log.ts';
import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { type Request, serverRequest } from '../requests.ts';
import type { Room } from '../room.ts';
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

/** How fast a training is to go: so many steps a second from a moment and a step on; 0 is as fast as it can. */
export class Pace {
  readonly speed: number;
  #at: number;
  #steps: number;

  constructor(clock: Clock, steps: number, speed: number) {
    this.#at = clock.now();
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

/** What a training brings to the log, as the board is when it is decided. */
export type Happening = (board: Board, at: Timestamp) => Happened;

/**
 * Asks to put what a training has come to into the log. What was done for a training that is over by now, or that
 * is another node's, counts no more.
 * @param settled whether the log has it, or had no use for it
 */
export function offerOf(
  id: BoardId,
  care: Care,
  goesOn: (board: Board) => boolean,
  event: Happening,
  settled: (saved: boolean) => void,
): Request {
  return serverRequest(
    ({ boards }, at) => {
      const board = lookup(boards, id);
      return care.held && board?.training.running && goesOn(board) ? [event(board, at)] : [];
    },
    ({ ok }) => settled(ok),
  );
}
