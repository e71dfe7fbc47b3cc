import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { mayDraw, turn } from '../pace/frames.ts';

/**
 * For a part of a host that may wait where frames are dear: what it was drawn from, until its turn comes. With
 * `guard` around the part, nothing of it is looked at meanwhile.
 */
export class Patience<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #shown: T | undefined;
  #waits = false;
  #due = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#shown = undefined;
  }

  /** The latest, where it may be drawn now; else what was drawn before. */
  of(latest: T): T {
    if (this.#shown === undefined || this.#due || latest === this.#shown || (!this.#waits && mayDraw())) {
      this.#due = false;
      this.#shown = latest;
    } else if (!this.#waits) {
      this.#waits = true;
      turn(() => {
        this.#waits = false;
        this.#due = true;
        // With what the host is given next, or by itself.
        requestAnimationFrame(() => this.#due && this.#host.requestUpdate());
      });
    }
    return this.#shown;
  }
}
