import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keysOf, type ParameterKey } from '#shared/math/parameter-key.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { clampTo, rangeOf, widestRange } from '#shared/workshop/model/range.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { settingText } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { t } from '../../i18n/t.ts';
import { type BoardCommand, type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import './parameter-range.css';

/**
 * Lets the instructor say between which numbers hands may move the weights and biases of the board.
 * @fires board-command - set-range, and set-parameters for what is brought in
 */
@customElement('wr-parameter-range')
export class ParameterRange extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view?.role !== 'instructor') return nothing;
    const [least, most] = rangeOf(view.board);
    const narrowed = least !== widestRange[0] || most !== widestRange[1];
    const range = { least: settingText(least), most: settingText(most) };
    const name = narrowed ? t('range.now', range) : t('range.set');
    return html`<button
      type="button"
      class="button"
      aria-label=${name}
      title=${name}
      data-testid="set-range"
      ?disabled=${view.refusal({ type: 'set-range' }) !== undefined}
      @click=${() => void this.#ask()}
    >
      ${icon('slider')}${narrowed ? html`<span>${t('range.ends', range)}</span>` : nothing}
    </button>`;
  }

  async #ask(): Promise<void> {
    const { view } = this;
    if (view === undefined) return;
    const { askRange } = await import('./ask-range.ts');
    const answer = await askRange(rangeOf(view.board));
    if (answer === undefined) return;
    this.#run({ type: 'set-range', range: answer.range });
    if (!answer.bringIn || this.view === undefined) return;
    const { network, parameters } = this.view.board;
    const outside = keysOf(network).flatMap((key, index): [ParameterKey, number][] => {
      const value = parameters[index] ?? 0;
      const within = clampTo(answer.range, value);
      return within === value ? [] : [[key, within]];
    });
    for (let from = 0; from < outside.length; from += limits.valuesPerCommand) {
      const values = outside.slice(from, from + limits.valuesPerCommand);
      this.#run({ type: 'set-parameters', values, final: true });
    }
  }

  #run(command: BoardCommand): void {
    emitBoardEvent(this, 'board-command', { command });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-parameter-range': ParameterRange;
  }
}
