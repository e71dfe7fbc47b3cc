import type { LitElement, ReactiveController } from 'lit';
import type { BoardStore } from '../stores/board-store.ts';
import type { BoardEvents } from '../stores/board-view.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';

/** Those that are of the board itself; whom a layer is shown to is the console's to say. */
type Handled = Exclude<keyof BoardEvents, 'layer-select'>;
type Handle<Type extends Handled> = (board: BoardStore, event: BoardEvents[Type]) => void;
type Handlers = { readonly [Type in Handled]: Handle<Type> };

const handlers: Handlers = {
  'parameter-select': (board, { detail }) => board.select(detail.parameter),
  'parameter-input': (board, { detail }) => board.move(detail.parameter, detail.value),
  'parameter-commit': (board, { detail }) => board.commit(detail.parameter, detail.value),
  'parameter-take': (board, { detail }) => board.take(detail.parameter),
  'parameter-await': (board, { detail }) => board.await(detail.parameter),
  'parameter-try': (board, { detail }) => board.try(detail.parameter),
  'input-commit': (board, { detail }) => board.setInput(detail.index, detail.value),
  'target-commit': (board, { detail }) => board.setTarget(detail.index, detail.value),
  'sample-select': (board, { detail }) => board.run({ type: 'show-sample', sample: detail.sample }),
  'point-add': (board, { detail }) => board.run({ type: 'add-point', point: detail.point }),
  'board-command': (board, { detail }) => board.run(detail.command),
};

const types = Object.keys(handlers) as Handled[];

/**
 * Carries what the panels of a page emit, and its keys (Esc; Ctrl/⌘ Z, with Shift or as Ctrl Y to do again), to
 * the board they are of: that of the nearest `data-board` around them, else the one that the page shows.
 */
export class BoardController implements ReactiveController {
  readonly #host: LitElement;
  readonly #store: () => WorkshopStore | undefined;

  constructor(host: LitElement, store: () => WorkshopStore | undefined) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of types) this.#host.addEventListener(type, this.#onEvent);
    window.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    for (const type of types) this.#host.removeEventListener(type, this.#onEvent);
    window.removeEventListener('keydown', this.#onKey);
  }

  readonly #onEvent = (event: Event): void => {
    const board = this.#boardAround(event.composedPath());
    const handle = handlers[event.type as Handled] as (board: BoardStore, event: Event) => void;
    if (board !== undefined) handle(board, event);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    const board = this.#boardAround(event.composedPath());
    if (event.key === 'Escape') board?.select(null);
    const taken = undoing(event);
    if (taken === undefined || isBeingTyped(event.target)) return;
    event.preventDefault();
    if (taken === 'undo') board?.undo();
    else board?.redo();
  };

  #boardAround(path: readonly EventTarget[]): BoardStore | undefined {
    const store = this.#store();
    for (const target of path) {
      const id = target instanceof HTMLElement ? target.dataset.board : undefined;
      if (id !== undefined && id !== '') return store?.boardStore(id);
    }
    return store?.shownBoard;
  }
}

function undoing({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!ctrlKey && !metaKey) return undefined;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key.toLowerCase() === 'y' && ctrlKey && !shiftKey ? 'redo' : undefined;
}

/** A text field keeps Ctrl/⌘ Z for what is being typed. */
function isBeingTyped(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
