import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { say } from '#shared/locale.ts';
import { type OptimizerName, optimizerNames } from '#shared/math/optimizers.ts';
import { optimizerTexts } from '#shared/math/texts/optimizer-texts.ts';
import { type TrainingSettings, trainingLimits } from '#shared/workshop/training.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { type BoardView, emitBoardEvent, type Refusal } from '../../stores/board-view.ts';
import '../../elements/formula.ts';
import '../../elements/setting-field.ts';
import { uid } from '../../elements/uid.ts';
import './training-settings.css';

const rates = [
  1e-6, 1e-5, 1e-4, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10, 30, 100,
];
const batches = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000];
const penalties = [0, 1e-5, 1e-4, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];

/**
 * By what rule the board is trained: optimizer, learning rate, batch and penalties.
 * @fires board-command - configure-training
 */
@customElement('wr-training-settings')
export class TrainingSettingsPanel extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  /** Why this person may not change them; nothing when they may. */
  @property({ attribute: false }) refused: Refusal | undefined;
  readonly #optimizer = uid('optimizer');

  protected override render(): TemplateResult | typeof nothing {
    const settings = this.view?.board.training.settings;
    if (settings === undefined) return nothing;
    const off = this.refused !== undefined;
    const { learningRate, batchSize } = trainingLimits;
    return html`<section class="settings" aria-label=${t('training.settings')}>
      <div class="optimizer">
        <label for=${this.#optimizer}>${t('training.optimizer')}</label>
        <select
          id=${this.#optimizer}
          class="choice"
          data-testid=${this.#optimizer}
          title=${say(optimizerTexts[settings.optimizer].about, locale())}
          ?disabled=${off}
          .value=${live(settings.optimizer)}
          @change=${(event: Event) => {
            const { value } = event.target as HTMLSelectElement;
            this.#configure({ optimizer: value as OptimizerName });
          }}
        >
          ${optimizerNames.map(
            (name) => html`<option value=${name} ?selected=${name === settings.optimizer}>
              ${say(optimizerTexts[name].name, locale())}
            </option>`,
          )}
        </select>
      </div>
      <wr-setting-field
        testid="learning-rate"
        .label=${`${t('training.learning-rate')} η`}
        .value=${settings.learningRate}
        .least=${learningRate.least}
        .most=${learningRate.most}
        .ladder=${rates}
        .disabled=${off}
        @setting-commit=${this.#taking('learningRate')}
      ></wr-setting-field>
      <wr-setting-field
        testid="batch-size"
        .label=${t('training.batch')}
        .value=${settings.batchSize}
        .least=${batchSize.least}
        .most=${batchSize.most}
        .ladder=${batches}
        .word=${{ value: 0, text: t('training.batch.all') }}
        .disabled=${off}
        whole
        @setting-commit=${this.#taking('batchSize')}
      ></wr-setting-field>
      <details>
        <summary class="button quiet">${t('training.more')}</summary>
        <div class="more">
          ${(['l1', 'l2'] as const).map(
            (name) => html`<wr-setting-field
              testid=${name}
              .label=${t(`training.${name}`)}
              .value=${settings[name]}
              .least=${trainingLimits.penalty.least}
              .most=${trainingLimits.penalty.most}
              .ladder=${penalties}
              .disabled=${off}
              @setting-commit=${this.#taking(name)}
            ></wr-setting-field>`,
          )}
          <p>${t('training.penalty.about')}</p>
          <p>
            <wr-formula .latex=${optimizerTexts[settings.optimizer].formula}></wr-formula>
            ${say(optimizerTexts[settings.optimizer].about, locale())}
          </p>
        </div>
      </details>
    </section>`;
  }

  #taking(name: 'learningRate' | 'batchSize' | 'l1' | 'l2') {
    return ({ detail }: CustomEvent<{ value: number }>): void => this.#configure({ [name]: detail.value });
  }

  #configure(settings: Partial<TrainingSettings>): void {
    emitBoardEvent(this, 'board-command', { command: { type: 'configure-training', settings } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-training-settings': TrainingSettingsPanel;
  }
}
