import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { t, tell } from '../i18n/t.ts';
import type { BoardView } from '../stores/board-view.ts';
import type { Mode } from './mode.ts';
import { modes } from './modes.ts';
import './mode-switch.css';

/**
 * Chooses what to work on: a row of tabs, or the bar at the foot of a phone. Arrow keys go through them.
 * @fires mode-choose - `{mode}`
 */
@customElement('wr-mode-switch')
export class ModeSwitch extends WeightroomElement {
  @property({ attribute: false }) mode: Mode = modes[0];
  @property({ attribute: false }) view: BoardView | undefined;
  /** What the ids of the tabs begin with, and the id of the panel that changes with them. */
  @property() tabs = 'mode';
  @property() controls = '';
  @property({ reflect: true }) size: 'board' | 'phone' = 'board';

  protected override render(): TemplateResult {
    return html`<div
      class=${this.size === 'phone' ? 'tab-bar' : 'segmented'}
      role="tablist"
      aria-label=${t('mode.label')}
      @keydown=${this.#press}
    >
      ${modes.map((mode) => this.#tab(mode))}
    </div>`;
  }

  #tab(mode: Mode): TemplateResult {
    const chosen = mode === this.mode;
    const busy = this.view && mode.busy?.(this.view.board);
    return html`<button
      type="button"
      role="tab"
      id="${this.tabs}-${mode.id}"
      class=${chosen ? 'on' : ''}
      data-testid="mode-${mode.id}"
      aria-selected=${chosen}
      aria-controls=${this.controls || nothing}
      tabindex=${chosen ? 0 : -1}
      @click=${() => this.#choose(mode)}
    >
      ${icon(mode.icon)}<span class="word">${tell(mode.title)}</span>${
        busy === undefined
          ? nothing
          : html`<i class="running"></i><span class="visually-hidden">(${tell(busy)})</span>`
      }
    </button>`;
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = modes.indexOf(this.mode);
    const next = {
      ArrowRight: modes[(at + 1) % modes.length],
      ArrowLeft: modes.at(at - 1),
      Home: modes[0],
      End: modes.at(-1),
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#choose(next);
    this.querySelector<HTMLElement>(`[data-testid="mode-${next.id}"]`)?.focus();
  }

  #choose(mode: Mode): void {
    if (mode === this.mode) return;
    this.dispatchEvent(new CustomEvent('mode-choose', { detail: { mode }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-mode-switch': ModeSwitch;
  }
  interface HTMLElementEventMap {
    'mode-choose': CustomEvent<{ mode: Mode }>;
  }
}
