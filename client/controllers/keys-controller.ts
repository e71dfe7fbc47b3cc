import type { LitElement, ReactiveController } from 'lit';
import { type Key, keys } from '../console/keys.ts';

/** How long the second key of a pair may take (ms). */
const PATIENCE = 2_000;

/** What already does something with Enter or Space when it has the focus. */
const CONTROLS =
  'button, a, select, summary, [role="button"], [role="slider"], [role="switch"], [role="tab"], [role="menuitem"]';
/** Where typing is. */
const FIELDS = 'input, textarea, select, [contenteditable="true"]';

/** The keys of the console: each presses its control, as a tap would. */
export class KeysController implements ReactiveController {
  readonly #host: LitElement;
  /** The first key of a pair, and when it was pressed. */
  #first: { readonly code: string; readonly at: number } | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { defaultPrevented, repeat, isComposing, ctrlKey, metaKey, altKey, code } = event;
    if (defaultPrevented || repeat || isComposing || ctrlKey || metaKey || altKey) return;
    if (document.querySelector('dialog[open]') !== null || isTyped(event)) return;
    if (code.startsWith('Shift')) return;
    const first = this.#first;
    this.#first = undefined;
    const waits = first !== undefined && performance.now() - first.at < PATIENCE ? first.code : undefined;
    const key =
      waits === undefined ? keyOf(event) : keys.find((one) => waits === one.code && one.second === code);
    if (key !== undefined) {
      if (this.#press(key)) event.preventDefault();
      return;
    }
    const begins = keys.some(
      (one) => one.second !== undefined && one.code === code && one.shift === event.shiftKey,
    );
    if (begins) this.#first = { code, at: performance.now() };
  };

  #press({ presses }: Key): boolean {
    const control = this.#host.querySelector<HTMLElement>(`[data-testid="${presses}"]`);
    if (control === null || control.matches(':disabled, [aria-disabled="true"]')) return false;
    if (control.matches('input')) control.focus();
    else control.click();
    return true;
  }
}

/** Which key it is: by its sign, wherever that lies on a keyboard, else by its place. */
function keyOf({ key, code, shiftKey }: KeyboardEvent): Key | undefined {
  const single = keys.filter(({ second }) => second === undefined);
  const sign = /^[^\p{L}\p{N}]$/u.test(key) ? single.find(({ shown }) => shown === key) : undefined;
  return sign ?? single.find((one) => one.code === code && (one.shift === true) === shiftKey);
}

function isTyped({ target, code }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const own = code === 'Enter' || code === 'Space' ? target.closest(CONTROLS) : null;
  // A digit on a weight begins to type its value.
  const value = /^(Digit|Numpad)/.test(code) ? target.closest('[role="slider"]') : null;
  return own !== null || value !== null || target.closest(FIELDS) !== null;
}
