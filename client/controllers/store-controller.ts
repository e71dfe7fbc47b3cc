import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable } from '../stores/observable.ts';

/** Redraws its host whenever the store it follows changes. */
export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #store: Observable | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, store?: Observable) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  /** Follows another store from now on. */
  follow(store: Observable | undefined): void {
    this.hostDisconnected();
    this.#store = store;
    this.hostConnected();
  }

  hostConnected(): void {
    this.#stop ??= this.#store?.subscribe(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
