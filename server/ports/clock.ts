/** Takes a timer back; harmless once it has fired. */
export type CancelTimer = () => void;

/** Time as the server sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since the Unix epoch, as the machine has them: for what is written down, and may jump either way. */
  now(): number;
  /**
   * Milliseconds since some moment before this process began. They go on evenly whatever is done to the machine's
   * clock: every duration is a difference of two of these.
   */
  elapsed(): number;
  /** Calls `act` once after `delay` ms; a delay of 0 means after the input that is already waiting. */
  setTimer(delay: number, act: () => void): CancelTimer;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Whole milliseconds, as `now` has them: what is due now is due for everybody who asks in the same one.
  elapsed: () => Math.floor(performance.now()),
  setTimer(delay, act) {
    if (delay <= 0) {
      const immediate = setImmediate(act);
      return () => clearImmediate(immediate);
    }
    const timer = setTimeout(act, delay);
    return () => clearTimeout(timer);
  },
};

/** What is left (ms) of an interval that began at `since` (elapsed ms). */
export function remaining(since: number, interval: number, now: number): number {
  return Math.min(interval, Math.max(0, since + interval - now));
}
