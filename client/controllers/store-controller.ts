import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable } from '../stores/observable.ts';

/** Redraws its host whenever one of the stores that it follows changes. */
export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #stores: readonly Observable[] = [];
  #stops: readonly (() => void)[] | undefined;

  constructor(host: ReactiveControllerHost, ...stores: readonly (Observable | undefined)[]) {
    this.#host = host;
    this.#stores = stores.filter((store) => store !== undefined);
    host.addController(this);
  }

  /** Follows these stores from now on; the same as before cost nothing. */
  follow(...stores: readonly (Observable | undefined)[]): void {
    const next = stores.filter((store) => store !== undefined);
    if (next.length === this.#stores.length && next.every((store, k) => store === this.#stores[k])) return;
    const following = this.#stops !== undefined;
    this.hostDisconnected();
    this.#stores = next;
    if (following) this.hostConnected();
  }

  hostConnected(): void {
    this.#stops ??= this.#stores.map((store) => store.subscribe(() => this.#host.requestUpdate()));
  }

  hostDisconnected(): void {
    for (const stop of this.#stops ?? []) stop();
    this.#stops = undefined;
  }
}
