import type { CancelTimer, Clock } from '../../ports/clock.ts';

/** Work that can be done a little at a time. */
export interface Job {
  /** When there is something to do next (elapsed ms); undefined when there is nothing. */
  readonly dueAt: number | undefined;
  /** Works until `out()` says that the slice is over, or until there is nothing to do for now. */
  work(out: () => boolean): void;
}

/** How long one slice may take (ms); messages and timers get their turn between any two. */
const SLICE = 3;

/**
 * Shares the process between jobs and everything else: one slice of one job at a time, in turns, and the
 * event loop runs between slices.
 */
export class Slices {
  readonly #clock: Clock;
  readonly #elapsed: () => number;
  readonly #jobs: Job[] = [];
  #cancel: CancelTimer | undefined;
  /** Until when everybody else goes first (elapsed ms). */
  #restUntil = 0;

  /** @param elapsed a clock fine enough to cut slices by (ms) */
  constructor(clock: Clock, elapsed: () => number = () => performance.now()) {
    this.#clock = clock;
    this.#elapsed = elapsed;
  }

  add(job: Job): void {
    this.#jobs.push(job);
    this.wake();
  }

  remove(job: Job): void {
    const at = this.#jobs.indexOf(job);
    if (at >= 0) this.#jobs.splice(at, 1);
  }

  /** Some job's time has changed. */
  wake(): void {
    this.#cancel?.();
    const due = this.#jobs.map((job) => job.dueAt).filter((at) => at !== undefined);
    if (due.length === 0) {
      this.#cancel = undefined;
      return;
    }
    const wait = Math.max(0, Math.max(this.#restUntil, Math.min(...due)) - this.#clock.elapsed());
    this.#cancel = this.#clock.setTimer(wait, () => this.#slice());
  }

  #slice(): void {
    const now = this.#clock.elapsed();
    const began = this.#elapsed();
    const at = this.#jobs.findIndex(({ dueAt }) => dueAt !== undefined && dueAt <= now);
    if (at >= 0) {
      // To the end of the queue, so that nobody works twice before everybody else did once.
      const [job] = this.#jobs.splice(at, 1);
      this.#jobs.push(job!);
      job!.work(() => this.#elapsed() >= began + SLICE);
    }
    // One step of a large network may take longer than a slice; then everybody else gets as long.
    const spent = this.#elapsed() - began;
    if (spent > 2 * SLICE) this.#restUntil = this.#clock.elapsed() + spent;
    this.wake();
  }
}
