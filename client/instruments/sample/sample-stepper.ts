import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Dataset } from '#shared/math/datasets/dataset.ts';
import type { Board } from '#shared/workshop/model/board.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { t } from '../../i18n/t.ts';
import { emitBoardEvent } from '../../stores/board-view.ts';
import './sample-stepper.css';

/**
 * Which sample of the data is in the diagram, and the way to the one before and after it.
 * @fires sample-select - another sample for the diagram
 */
@customElement('wr-sample-stepper')
export class SampleStepper extends WeightroomElement {
  @property({ attribute: false }) board: Board | undefined;
  @property({ attribute: false }) data: Dataset | undefined;
  /** What it says in front; by default, what it shows. */
  @property() hint = '';
  /** It only says which one is shown. */
  @property({ type: Boolean }) disabled = false;

  protected override render(): TemplateResult {
    const { board, data } = this;
    const count = data?.samples ?? 0;
    const shown = board === undefined || data === undefined ? undefined : shownSample(board, data);
    const where =
      count === 0
        ? t('sample.none')
        : shown === undefined
          ? t('sample.typed')
          : t('sample.of', { number: shown + 1, count });
    return html`<div role="group" aria-label=${t('sample.shown')}>
      <span class="hint">${this.hint || t('sample.shown')}</span>
      <span class="way">
        ${this.disabled ? nothing : this.#step(-1, shown, count)}
        <strong role="status" data-testid="sample-shown" data-value=${shown ?? ''}>${where}</strong>
        ${this.disabled ? nothing : this.#step(1, shown, count)}
      </span>
    </div>`;
  }

  #step(by: -1 | 1, shown: number | undefined, count: number): TemplateResult {
    const name = by > 0 ? 'next' : 'previous';
    const from = shown ?? (by > 0 ? -1 : count);
    return html`<button
      type="button"
      class="icon-button"
      data-testid="sample-${name}"
      aria-label=${t(`sample.${name}`)}
      ?disabled=${count === 0}
      @click=${() => emitBoardEvent(this, 'sample-select', { sample: (from + by + count) % count })}
    >
      ${icon(name)}
    </button>`;
  }
}

/** The sample that is in the diagram, or undefined when its numbers were typed. */
function shownSample({ input, target }: Board, data: Dataset): number | undefined {
  const { inputs, outputs, samples, x, t: targets } = data;
  for (let sample = 0; sample < samples; sample++) {
    const same =
      input.every((value, k) => value === x[sample * inputs + k]) &&
      target.every((value, k) => value === targets[sample * outputs + k]);
    if (same) return sample;
  }
  return undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-sample-stepper': SampleStepper;
  }
}
