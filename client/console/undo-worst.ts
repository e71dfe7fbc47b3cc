import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import type { Worst } from '#shared/workshop/projections/worst.ts';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { uid } from '../elements/uid.ts';
import { lossText } from '../instruments/loss/loss-text.ts';
import { t, tell } from './t.ts';
import './undo-worst.css';

/** The change after which the loss was up most, and what it would be without it: said before it is taken back. */
@customElement('wr-undo-worst')
export class UndoWorst extends WeightroomElement {
  @property({ attribute: false }) worst: Worst | undefined;
  /** The loss now. */
  @property({ attribute: false }) now: number | null = null;
  /** Of how many changes it is the one. */
  @property({ type: Number }) count = 0;
  /** Why nothing may be taken back now. */
  @property({ attribute: false }) refused: Rejection | undefined;
  readonly #id = uid('worst');

  protected override render(): TemplateResult {
    const why = this.#why;
    return html`<p id=${this.#id}>
        ${
          why ??
          html`<span>${t('worst.of', { count: this.count })}</span>
            <span>${this.#loss()}</span>`
        }
      </p>
      <button
        type="button"
        class="button"
        data-testid="undo-worst"
        aria-disabled=${why === undefined ? nothing : 'true'}
        aria-describedby=${this.#id}
        @click=${this.#undo}
      >
        ${icon('undo')}${t('worst.undo')}
      </button>`;
  }

  #loss(): TemplateResult {
    const marks = t('worst.loss', { now: lossText(this.now) }).split('{without}');
    return html`${marks[0]}<strong>${lossText(this.worst?.without ?? null)}</strong>${marks[1]}`;
  }

  get #why(): string | undefined {
    const { worst, refused } = this;
    if (refused !== undefined) return tell(sentenceOf(refused.code), refused.params);
    if (worst === undefined) return t('worst.none');
    if (worst.verdict === 'helps') return undefined;
    return t(`worst.${worst.verdict}`, { without: lossText(worst.without) });
  }

  readonly #undo = (): void => {
    const { worst } = this;
    if (worst === undefined || this.#why !== undefined || worst.edit.by === null) return;
    const { by: of, version: gesture } = worst.edit;
    this.dispatchEvent(new CustomEvent('worst-undo', { detail: { of, gesture }, bubbles: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-undo-worst': UndoWorst;
  }
  interface HTMLElementEventMap {
    'worst-undo': CustomEvent<{ of: ParticipantId; gesture: number }>;
  }
}
