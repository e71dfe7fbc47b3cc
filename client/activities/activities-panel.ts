import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Words } from '#shared/workshop/model/question.ts';
import { WeightroomElement } from '../elements/element.ts';
import { fold } from '../elements/fold.ts';
import { t, tell } from '../i18n/t.ts';
import './activities-panel.css';
import { askFor } from './view.ts';

/** One activity as the catalogue lists it. */
export interface Listed {
  readonly id: string;
  readonly section: string;
  readonly minutes: number;
  readonly titles: Words;
  /** Everybody's browser needs Python for it. */
  readonly python?: boolean;
}

/** How far the room's browsers are with Python. */
export interface Warmth {
  readonly warm: boolean;
  readonly ready: number;
  /** Those that cannot have it. */
  readonly blocked: number;
  readonly all: number;
}

/**
 * The activities that may be opened, for whoever leads.
 * @fires activity-command - `{command}`
 */
@customElement('wr-activities-panel')
export class ActivitiesPanel extends WeightroomElement {
  /** The catalogue; undefined until it is here, null where it cannot be had. */
  @property({ attribute: false }) list: readonly Listed[] | null | undefined;
  /** What is under way. */
  @property() running: string | undefined;
  @property({ attribute: false }) warmth: Warmth | undefined;
  @property({ type: Boolean }) folded = false;

  protected override render(): TemplateResult {
    const { list } = this;
    return fold({
      title: t('activities.title'),
      ...(list != null && { count: list.length }),
      testid: 'activities',
      folded: this.folded,
      body:
        list === null
          ? html`<p>${t('activities.offline')}</p>`
          : html`<ul aria-busy=${list === undefined}>
              ${(list ?? []).map((one) => this.#row(one))}
            </ul>`,
    });
  }

  #row({ id, section, minutes, titles, python }: Listed): TemplateResult {
    const title = tell(titles);
    const on = id === this.running;
    return html`<li class=${on ? 'on' : ''}>
      <span class="what">
        <span>${title}</span>
        <small
          >${t('activity.section', { section })} · ${t('activities.minutes', { count: minutes })}${
            on ? html` · ${t('activities.running')}` : nothing
          }</small
        >
      </span>
      <button
        type="button"
        class="button"
        data-testid="activity-${id}"
        @click=${() => askFor(this, { type: 'open-activity', activity: id })}
      >
        <span>${on ? t('activities.again') : t('activities.open')}<span class="visually-hidden">: ${title}</span></span>
      </button>
      ${python === true && this.warmth !== undefined ? this.#warmUp(this.warmth) : nothing}
    </li>`;
  }

  /** Megabytes that are better loaded before they are needed. */
  #warmUp({ warm, ready, blocked, all }: Warmth): TemplateResult {
    return html`<span class="warmth">
      ${
        warm || ready > 0
          ? html`<small role="status" data-testid="python-ready" data-value=${ready}
              >${t('activities.python.ready', { ready, all })}${
                blocked === 0 ? nothing : html` · ${t('activities.python.blocked', { count: blocked })}`
              }</small
            ><meter min="0" max=${Math.max(1, all)} .value=${ready} aria-label=${t('activities.python.warm')}></meter>`
          : html`<small>${t('activities.python.why')}</small>
              <button
                type="button"
                class="button"
                data-testid="python-warm"
                @click=${() => askFor(this, { type: 'warm-python' })}
              >
                ${t('activities.python.warm')}
              </button>`
      }
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-activities-panel': ActivitiesPanel;
  }
}
