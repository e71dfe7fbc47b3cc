import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { t } from '../i18n/t.ts';
import { type Mode, modes } from './modes.ts';
import './mode-switch.css';

const icons = { hand: 'slider', train: 'descent', data: 'scatter', network: 'graph' } as const;

/**
 * Chooses what to work on: a row of tabs, or the bar at the foot of a phone. Arrow keys go through them.
 * @fires mode-choose - `{mode}`
 */
@customElement('wr-mode-switch')
export class ModeSwitch extends WeightroomElement {
  @property() mode: Mode = 'hand';
  /** Training runs, whoever started it. */
  @property({ type: Boolean }) running = false;
  /** The id of the panel that changes with it. */
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
    const running = this.running && mode === 'train';
    return html`<button
      type="button"
      role="tab"
      id="mode-${mode}"
      class=${chosen ? 'on' : ''}
      data-testid="mode-${mode}"
      aria-selected=${chosen}
      aria-controls=${this.controls || nothing}
      tabindex=${chosen ? 0 : -1}
      @click=${() => this.#choose(mode)}
    >
      ${icon(icons[mode])}<span class="word">${t(`mode.${mode}`)}</span>${
        running
          ? html`<i class="running"></i><span class="visually-hidden">(${t('mode.running')})</span>`
          : nothing
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
    this.querySelector<HTMLElement>(`#mode-${next}`)?.focus();
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
