/** How long (ms) a command may wait for its answer (K4). */
const ANSWER = 4_000;
/** How long (ms) nothing at all may come: the server pings every 10 s (T5). */
const PING = 11_000;

/**
 * Notices that a WebSocket which worked passes nothing any more, long before it is dead (T5): no answer to what was
 * sent, or not even a ping. Whatever comes, it passes; and where a plain request is not answered either, it is the
 * network or the server that is slow, not the WebSocket that is mute (T6).
 */
export class Silence {
  readonly #reaches: (signal: AbortSignal) => Promise<boolean>;
  readonly #mute: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When (ms) the timer rings, and when it is to: later, once something came. */
  #rings = 0;
  #due = 0;
  #asking: AbortController | undefined;

  /**
   * @param reaches whether the server answers a plain request
   * @param mute called when it does, and still nothing comes
   */
  constructor(reaches: (signal: AbortSignal) => Promise<boolean>, mute: () => void) {
    this.#reaches = reaches;
    this.#mute = mute;
  }

  /** Something came: from now on it is listened for. */
  heard(): void {
    this.#hush();
    this.#until(performance.now() + PING);
  }

  /** Something was sent that is answered within so long (ms), if it is listened for at all. */
  asked(within = ANSWER): void {
    if (this.#timer !== undefined) this.#until(Math.min(this.#due, performance.now() + within));
  }

  /** Listens for nothing more. */
  stop(): void {
    this.#hush();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #hush(): void {
    this.#asking?.abort();
    this.#asking = undefined;
  }

  #until(due: number): void {
    this.#due = due;
    // One that rings too early looks again: most of the time something has come.
    if (this.#timer !== undefined && this.#rings <= due) return;
    clearTimeout(this.#timer);
    this.#rings = due;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (performance.now() < this.#due) this.#until(this.#due);
      else void this.#ask();
    }, due - performance.now());
  }

  async #ask(): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    const there = await this.#reaches(asking.signal);
    if (this.#asking !== asking) return;
    this.#asking = undefined;
    if (there) this.#mute();
    else this.#until(performance.now() + ANSWER);
  }
}
