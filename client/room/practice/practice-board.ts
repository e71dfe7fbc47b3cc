import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { lectureStart } from '#shared/lessons/lecture-network.ts';
import { indexOfKey, keysOf, type ParameterKey } from '#shared/math/parameter-key.ts';
import { freshContent } from '#shared/workshop/model/board.ts';
import { goals } from '#shared/workshop/model/goals.ts';
import { observe, outputOf } from '#shared/workshop/model/observation.ts';
import { defaultTraining } from '#shared/workshop/model/training.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatReading, formatTarget, formatWeight } from '../../elements/format.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { uid } from '../../elements/uid.ts';
import { t } from '../../i18n/t.ts';
import './practice-board.css';

/** How far its weights and biases go. */
const RANGE = 5;

const { network } = lectureStart;

/** The lecture's network for whoever waits at the door: on this page alone, with the mathematics that the room has. */
@customElement('wr-practice-board')
export class PracticeBoard extends WeightroomElement {
  @state() private parameters: readonly number[] = lectureStart.parameters;
  @state() private chosen: ParameterKey = 'W1-0-0';
  readonly #id = uid('practice');

  protected override render(): TemplateResult {
    const { chosen, parameters } = this;
    const board = freshContent({ ...lectureStart, parameters }, defaultTraining);
    const { layers, loss } = observe(board);
    const value = parameters[indexOfKey(network, chosen)!]!;
    const reached = loss !== null && loss < goals.hand.under;
    return html`<section aria-labelledby="${this.#id}-title" data-testid="practice">
      <h2 id="${this.#id}-title">${t('practice.title')}</h2>
      <p class="about">${t('practice.about')}</p>
      <div class="outputs">
        ${outputOf(layers).map(
          (output, index) => html`<p>
            <span>${t('practice.outputs')} ${index + 1}</span>
            <b>${formatReading(output)}</b>
            <small>${t('practice.target')} ${formatTarget(lectureStart.target[index] ?? 0)}</small>
          </p>`,
        )}
        <p class="loss ${reached ? 'ok' : ''}">
          <span>${t('practice.loss')}</span>
          <b data-testid="practice-loss">${loss === null ? '—' : formatReading(loss)}</b>
          <i ${cssVars({ share: Math.min(1, (loss ?? 1) / 0.2) })}></i>
        </p>
      </div>
      <div class="hand">
        <label>
          <span>${t('practice.parameter')}</span>
          <select
            data-testid="practice-parameter"
            @change=${({ target }: Event) => {
              this.chosen = (target as HTMLSelectElement).value;
            }}
          >
            ${keysOf(network).map(
              (key) =>
                html`<option value=${key} ?selected=${key === chosen}>${labelsOf(network, key)?.plain}</option>`,
            )}
          </select>
        </label>
        <label class="ruler">
          <span>${t('practice.value')} <b>${formatWeight(value)}</b></span>
          <input
            type="range"
            data-testid="practice-value"
            min=${-RANGE}
            max=${RANGE}
            step="0.05"
            .value=${String(value)}
            @input=${({ target }: Event) => this.#set(Number((target as HTMLInputElement).value))}
          />
        </label>
        <button
          type="button"
          class="button"
          @click=${() => {
            this.parameters = lectureStart.parameters;
          }}
        >
          ${t('practice.reset')}
        </button>
      </div>
      <p class="about" role="status">${t(reached ? 'practice.done' : 'practice.aim')}</p>
    </section>`;
  }

  #set(value: number): void {
    this.parameters = this.parameters.with(indexOfKey(network, this.chosen)!, value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-practice-board': PracticeBoard;
  }
}
