import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Redraws its host every second while that shows how long something has been, or has left. */
export class Ticking implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  want(on: boolean): void {
    if (on) this.#timer ??= setInterval(() => this.#host.requestUpdate(), 1_000);
    else this.hostDisconnected();
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** So many milliseconds as minutes and seconds: 0:24; none is ever negative. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
