import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import './menu.css';

/** One thing to choose. */
export interface MenuItem {
  readonly label: unknown;
  readonly testid?: string;
  readonly danger?: boolean;
  /** It is what is on now. */
  readonly current?: boolean;
  /** Why it cannot be chosen now: it stays in the menu and says so. */
  readonly refused?: string | undefined;
  readonly run: () => void;
}

export interface Menu {
  /** The popover's id. */
  readonly id: string;
  /** The accessible name of its button, where that shows no words. */
  readonly name?: string;
  /** What the button shows; three dots unless it is something else. */
  readonly face?: unknown;
  readonly testid?: string;
  readonly items: readonly MenuItem[];
}

/** A button, and what it offers in a popover under it; arrow keys go through the items. */
export function menu({ id, name, face, testid, items }: Menu): TemplateResult {
  return html`<button
      type="button"
      class=${face === undefined ? 'icon-button' : 'button menu-button'}
      popovertarget=${id}
      aria-label=${name ?? nothing}
      data-testid=${testid ?? nothing}
    >
      ${face ?? icon('more')}
    </button>
    <div id=${id} class="menu-list" popover @toggle=${place} @keydown=${step}>
      ${items.map(
        ({ label, testid, danger = false, current = false, refused, run }) =>
          html`<button
            type="button"
            class="item ${danger ? 'err' : ''}"
            data-testid=${testid ?? nothing}
            aria-current=${current ? 'true' : nothing}
            aria-disabled=${refused === undefined ? nothing : 'true'}
            @click=${(event: MouseEvent) => {
              if (refused !== undefined) return;
              (event.currentTarget as Element).closest<HTMLElement>('[popover]')?.hidePopover();
              run();
            }}
          >
            ${label}${refused === undefined ? nothing : html`<span class="reason">${refused}</span>`}
          </button>`,
      )}
    </div>`;
}

/** Opens a menu beside its button, above it where there is no room below, at what is on now. */
function place(event: ToggleEvent): void {
  const list = event.currentTarget as HTMLElement;
  const button = list.previousElementSibling;
  if (event.newState !== 'open' || button === null) return;
  const { bottom, top, left } = button.getBoundingClientRect();
  const above = bottom + list.offsetHeight + 8 > window.innerHeight && top > window.innerHeight - bottom;
  const x = Math.max(8, Math.min(left, window.innerWidth - list.offsetWidth - 8));
  list.style.setProperty('--menu-x', `${x}px`);
  list.style.setProperty('--menu-y', `${above ? Math.max(8, top - list.offsetHeight) : bottom}px`);
  (list.querySelector<HTMLElement>('[aria-current]') ?? list.querySelector<HTMLElement>('.item'))?.focus();
}

function step(event: KeyboardEvent): void {
  const items = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('.item')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = {
    ArrowDown: items[(at + 1) % items.length],
    ArrowUp: items.at(Math.max(at, 0) - 1),
    Home: items[0],
    End: items.at(-1),
  }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
