import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { givenBy } from '#shared/workshop/model/prediction.ts';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { t } from '../i18n/t.ts';
import '../elements/afloat.css';
import './question-call.css';
import type { QuestionView } from './view.ts';

/**
 * Says that a question waits for one's answer, while its card, the element before this one, is out of sight; and goes
 * there. The page itself never scrolls by itself: somebody may be in the middle of something else.
 */
@customElement('wr-question-call')
export class QuestionCall extends WeightroomElement {
  @property({ attribute: false }) view: QuestionView | undefined;
  @state() private hiddenFrom: 'above' | 'below' | undefined;
  #watched: Element | null = null;
  readonly #sight = new IntersectionObserver((entries) => {
    const { isIntersecting, boundingClientRect: box, rootBounds } = entries.at(-1)!;
    this.hiddenFrom = isIntersecting ? undefined : box.top < (rootBounds?.top ?? 0) + 1 ? 'above' : 'below';
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight.disconnect();
    this.#watched = null;
  }

  protected override render(): TemplateResult {
    return html`<p role="status">${
      this.#waits() && this.hiddenFrom !== undefined
        ? html`<button type="button" class="button primary" data-testid="prediction-call" @click=${this.#go}>
            ${icon(this.hiddenFrom === 'above' ? 'up' : 'down')}${t('prediction.call')}
          </button>`
        : nothing
    }</p>`;
  }

  protected override updated(): void {
    const question = this.#question;
    if (question === this.#watched) return;
    this.#sight.disconnect();
    this.#watched = question;
    if (question !== null) this.#sight.observe(question);
  }

  /** What is asked: of a card taller than the page the rest may be in sight without it. */
  get #question(): Element | null {
    return this.previousElementSibling?.querySelector('.question') ?? null;
  }

  #waits(): boolean {
    const { prediction, role, you } = this.view ?? {};
    if (prediction?.status !== 'open' || role !== 'student') return false;
    return givenBy(prediction, prediction.rounds.length - 1, you ?? null) === undefined;
  }

  #go(): void {
    const card = this.previousElementSibling;
    card?.scrollIntoView({ block: 'center' });
    card?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-question-call': QuestionCall;
  }
}
