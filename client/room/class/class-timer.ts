import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Countdown } from '#shared/workshop/model/attention.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { clockText, Ticking } from '../../elements/ticking.ts';
import { t } from '../../i18n/t.ts';
import './class-timer.css';

/** The clock that runs down on every screen; nothing while there is none. */
@customElement('wr-class-timer')
export class ClassTimer extends WeightroomElement {
  @property({ attribute: false }) timer: Countdown | null = null;
  readonly #ticking = new Ticking(this);
  /** When, by this page's own measure of time, the clock is at zero. */
  #endsAt = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('timer')) return;
    const { timer } = this;
    const before = changed.get('timer') as Countdown | null | undefined;
    if (timer !== null && before?.at !== timer.at) {
      // Once, by the clock on the wall; from then on that may be set as anybody likes.
      const gone = Math.min(timer.seconds * 1_000, Math.max(0, Date.now() - timer.at));
      this.#endsAt = performance.now() + timer.seconds * 1_000 - gone;
    }
    this.#ticking.want(timer !== null);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.timer === null) return nothing;
    const left = this.#endsAt - performance.now();
    const over = left <= 0;
    return html`<p
      class="clock ${over ? 'over' : ''}"
      data-testid="timer"
      data-value=${Math.max(0, Math.ceil(left / 1_000))}
      role="timer"
      aria-label=${t('class.timer')}
    >
      ${icon('clock')}<span>${over ? t('class.timer.over') : clockText(Math.ceil(left / 1_000) * 1_000)}</span>
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-class-timer': ClassTimer;
  }
}
