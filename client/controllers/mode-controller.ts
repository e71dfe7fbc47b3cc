import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Mode, modeOf } from '../modes/modes.ts';

/** The instruments of each mode, loaded when it is first chosen. */
const loaders: Readonly<Record<Exclude<Mode, 'hand'>, () => Promise<unknown>>> = {
  train: () => import('../pages/train-mode.ts'),
  data: () => import('../instruments/data/data-picker.ts'),
  network: () => import('../instruments/network/network-editor.ts'),
};

const loaded = new Set<Mode>(['hand']);

/** What a page works on: kept in the address's hash, so that a reload or a link comes back to it. */
export class ModeController implements ReactiveController {
  mode: Mode = 'hand';
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the instruments of the mode are here. */
  get ready(): boolean {
    return loaded.has(this.mode);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#read);
  }

  choose(mode: Mode): void {
    const { pathname, search } = location;
    history.replaceState(history.state, '', mode === 'hand' ? pathname + search : `#${mode}`);
    this.#read();
  }

  readonly #read = (): void => {
    const mode = modeOf(location.hash);
    this.mode = mode;
    if (mode !== 'hand' && !loaded.has(mode)) {
      void loaders[mode]().then(
        () => {
          loaded.add(mode);
          this.#host.requestUpdate();
        },
        // A new build has replaced the chunks this page was made with.
        () => location.reload(),
      );
    }
    this.#host.requestUpdate();
  };
}
