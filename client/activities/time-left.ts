import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Prediction } from '#shared/workshop/model/prediction.ts';

/** What is left of a question's time, told anew every second while there is a timer. */
export class TimeLeft implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Minutes and seconds, as 0:24; undefined without a timer. */
  of(prediction: Prediction | undefined): string | undefined {
    const timer = prediction?.timer;
    if (timer == null) {
      this.#stop();
      return undefined;
    }
    this.#ticking ??= setInterval(() => this.#host.requestUpdate(), 1_000);
    const gone = Math.max(0, Math.floor((Date.now() - timer.at) / 1_000));
    return minutesOf(Math.max(0, timer.seconds - gone));
  }

  #stop(): void {
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }
}

/** So many seconds as minutes and seconds: 0:24. */
export function minutesOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`;
}
