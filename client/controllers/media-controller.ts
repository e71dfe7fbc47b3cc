import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether a media query holds; redraws its host when that changes. */
export class MediaController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #query: MediaQueryList;

  constructor(host: ReactiveControllerHost, query: string) {
    this.#host = host;
    this.#query = matchMedia(query);
    host.addController(this);
  }

  get matches(): boolean {
    return this.#query.matches;
  }

  hostConnected(): void {
    this.#query.addEventListener('change', this.#redraw);
  }

  hostDisconnected(): void {
    this.#query.removeEventListener('change', this.#redraw);
  }

  readonly #redraw = (): void => this.#host.requestUpdate();
}
