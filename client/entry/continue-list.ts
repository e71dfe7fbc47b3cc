import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import { titleIn } from '#shared/workshop/model/title.ts';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { uid } from '../elements/uid.ts';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import '../elements/more.css';
import './continue-list.css';

/** A workshop that this browser can go back to as who it was. */
export interface Continuable {
  readonly code: string;
  readonly title: string | null;
  readonly as: 'instructor' | 'student';
  readonly at: Timestamp;
}

/** Workshops that show at once; the others are folded away. */
const AT_ONCE = 2;

/**
 * The workshops this browser knows, the latest first, each with its way back in.
 * @fires workshop-forget - `{code}`
 */
@customElement('wr-continue-list')
export class ContinueList extends WeightroomElement {
  @property({ attribute: false }) known: readonly Continuable[] = [];
  readonly #id = uid('continue');

  protected override render(): TemplateResult | typeof nothing {
    const sorted = this.known.toSorted((a, b) => b.at - a.at);
    if (sorted.length === 0) return nothing;
    const more = sorted.slice(AT_ONCE);
    return html`<section aria-labelledby=${this.#id}>
      <h2 id=${this.#id}>${t('continue.title')}</h2>
      ${this.#list(sorted.slice(0, AT_ONCE))}
      ${
        more.length === 0
          ? nothing
          : html`<details class="more">
              <summary>${icon('open')}${t('continue.more', { count: more.length })}</summary>
              ${this.#list(more)}
            </details>`
      }
    </section>`;
  }

  #list(known: readonly Continuable[]): TemplateResult {
    return html`<ul>
      ${repeat(
        known,
        ({ code }) => code,
        (workshop) => this.#row(workshop),
      )}
    </ul>`;
  }

  #row({ code, title, as, at }: Continuable): TemplateResult {
    const name = titleIn(locale(), { title }).trim() || code;
    const day = new Intl.DateTimeFormat(locale(), { month: 'short', day: 'numeric' }).format(at);
    return html`<li>
      <span class="what">
        <bdi class="title" title=${name}>${name}</bdi>
        <span class="detail"
          ><span class="mono">${code.slice(0, 3)} ${code.slice(3)}</span> · ${t(`continue.${as}`)} ·
          <span class="day">${day}</span></span
        >
      </span>
      <a
        class="button"
        data-testid="continue-${code}"
        href=${as === 'instructor' ? `/w/${code}/host` : `/w/${code}`}
        aria-label=${t('continue.go.full', { title: name })}
        >${t('continue.go')}</a
      >
      <button
        type="button"
        class="icon-button"
        data-testid="forget-${code}"
        aria-label=${t('continue.forget', { title: name })}
        @click=${() =>
          this.dispatchEvent(new CustomEvent('workshop-forget', { detail: { code }, bubbles: true }))}
      >
        ${icon('cross')}
      </button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-continue-list': ContinueList;
  }
  interface HTMLElementEventMap {
    'workshop-forget': CustomEvent<{ code: string }>;
  }
}
