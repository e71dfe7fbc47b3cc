import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps the host's content size in CSS pixels and redraws it when that changes. */
export class Size implements ReactiveController {
  width = 0;
  height = 0;
  readonly #host: ReactiveControllerHost & Element;
  readonly #observer: ResizeObserver;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    this.#observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) this.#take(entry.contentRect.width, entry.contentRect.height);
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #take(width: number, height: number): void {
    const [w, h] = [Math.round(width), Math.round(height)];
    if (w === this.width && h === this.height) return;
    this.width = w;
    this.height = h;
    this.#host.requestUpdate();
  }
}
