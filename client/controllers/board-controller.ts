import type { LitElement, ReactiveController } from 'lit';
import type { BoardEvents } from '../stores/board-view.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';

type Handlers = { readonly [Type in keyof BoardEvents]: (event: BoardEvents[Type]) => void };

/** Carries what the panels of a page emit, and its Esc and Ctrl/⌘Z, to the store. */
export class BoardController implements ReactiveController {
  readonly #host: LitElement;
  readonly #store: () => WorkshopStore | undefined;

  constructor(host: LitElement, store: () => WorkshopStore | undefined) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  hostConnected(): void {
    for (const [type, handler] of this.#entries) this.#host.addEventListener(type, handler);
    window.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    for (const [type, handler] of this.#entries) this.#host.removeEventListener(type, handler);
    window.removeEventListener('keydown', this.#onKey);
  }

  get #entries(): [string, EventListener][] {
    return Object.entries(this.#handlers) as [string, EventListener][];
  }

  readonly #handlers: Handlers = {
    'parameter-select': ({ detail }) => this.#store()?.select(detail.parameter),
    'parameter-input': ({ detail }) => this.#store()?.move(detail.parameter, detail.value),
    'parameter-commit': ({ detail }) => this.#store()?.commit(detail.parameter, detail.value),
    'parameter-take': ({ detail }) => this.#store()?.take(detail.parameter),
    'input-commit': ({ detail }) => this.#store()?.setInput(detail.index, detail.value),
    'target-commit': ({ detail }) => this.#store()?.setTarget(detail.index, detail.value),
    'sample-select': ({ detail }) =>
      this.#store()?.runOnBoard({ type: 'show-sample', sample: detail.sample }),
    'point-add': ({ detail }) => this.#store()?.runOnBoard({ type: 'add-point', point: detail.point }),
    'board-command': ({ detail }) => this.#store()?.runOnBoard(detail.command),
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    if (event.key === 'Escape') this.#store()?.select(null);
    const undo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!undo || isBeingTyped(event.target)) return;
    event.preventDefault();
    this.#store()?.undo();
  };
}

/** A text field keeps Ctrl/⌘Z for what is being typed. */
function isBeingTyped(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
