import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Mode } from '../modes/mode.ts';
import { modeOf, modes } from '../modes/modes.ts';

const loaded = new Set<Mode>(modes.filter(({ load }) => load === undefined));

/** What a page works on: kept in the address's hash, so that a reload or a link comes back to it. */
export class ModeController implements ReactiveController {
  mode: Mode = modes[0];
  readonly #host: ReactiveControllerHost;
  /** Where it was last led. */
  #followed: string | undefined;

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

  /** Goes where the class is led: each time once, and to nothing that there is no mode of. */
  follow(guide: { readonly key: string; readonly mode: string | null } | undefined): void {
    if (guide?.key === this.#followed) return;
    this.#followed = guide?.key;
    if (guide != null && guide.mode !== null && guide.mode !== this.mode.id)
      this.choose(modeOf(`#${guide.mode}`));
  }

  choose(mode: Mode): void {
    const { pathname, search } = location;
    history.replaceState(history.state, '', mode === modes[0] ? pathname + search : `#${mode.id}`);
    this.#read();
  }

  readonly #read = (): void => {
    const mode = modeOf(location.hash);
    this.mode = mode;
    if (!loaded.has(mode)) {
      void mode.load?.().then(
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
