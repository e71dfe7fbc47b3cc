import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { dataOf } from '#shared/workshop/model/data.ts';
import {
  type TrainingSettings,
  type TrainingState,
  trainingLimits,
} from '#shared/workshop/model/training.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { settingText } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { uid } from '../../elements/uid.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { type BoardCommand, type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import './training-controls.css';
import { whyNot } from '../why-not.ts';

/** Each speed and its steps a second; 0 is as fast as the server can. */
const speeds = { slow: 2, normal: 20, fast: 200, most: 0 } as const;

type Speed = keyof typeof speeds;

/**
 * Lets the server train the board: play, pause, step and how fast; and the way on when it stopped by itself.
 * @fires board-command - train, pause-training, configure-training, reset-board
 */
@customElement('wr-training-controls')
export class TrainingControls extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  /** Why this person may not train; nothing when they may. */
  @property({ attribute: false }) refused: Rejection | undefined;
  /** This person may put the board back to its start. */
  @property({ type: Boolean }) resettable = false;
  readonly #speed = uid('speed');

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) return nothing;
    const { training } = view.board;
    const { settings } = training;
    const off = this.refused !== undefined && !this.#lacksData(view);
    // Whoever may not train is shown how far it is, not what they may not do.
    const watches = this.refused?.code === 'not-allowed' ? 'watches' : '';
    return html`<section class="card ${watches}" aria-label=${t('training.region')}>
      <div class="transport">
        ${this.#transport(view)}
        <fieldset class="speed" ?disabled=${off}>
          <legend class="visually-hidden">${t('training.speed')}</legend>
          <div class="segmented">
            ${(Object.keys(speeds) as Speed[]).map(
              (speed) => html`<label class=${speedOf(settings) === speed ? 'on' : ''}>
                <input
                  type="radio"
                  class="visually-hidden"
                  name=${this.#speed}
                  data-testid="speed-${speed}"
                  .checked=${live(speedOf(settings) === speed)}
                  @change=${() => this.#configure({ speed: speeds[speed] })}
                />${t(`training.speed.${speed}`)}</label
              >`,
            )}
          </div>
        </fieldset>
        <dl class="counts">
          <div>
            <dt>${t('training.count.steps')}</dt>
            <dd>${counted(training.steps)}</dd>
          </div>
          <div>
            <dt>${t('training.count.epochs')}</dt>
            <dd>${counted(training.epochs)}</dd>
          </div>
        </dl>
      </div>
      <div class="foot">
        ${
          this.#lacksData(view)
            ? html`<p class="why-not">${icon('scatter')}${t('refused.no-data')}</p>`
            : whyNot(this.refused, 'training')
        }
        ${this.#blowup(view)}
        <p class="state" role="status">${stateText(training)}</p>
      </div>
    </section>`;
  }

  #transport({ board }: BoardView): TemplateResult {
    const { running, until } = board.training;
    const off = this.refused !== undefined || dataOf(board) === undefined;
    const stepping = off || (running && until === null);
    const step = (steps: number): void => {
      if (!stepping) this.#run({ type: 'train', steps });
    };
    return html`
      <button
        type="button"
        class="button play ${running ? '' : 'primary'}"
        data-testid="train"
        data-state=${running ? 'on' : 'off'}
        ?disabled=${off && !running}
        @click=${() => this.#run(running ? { type: 'pause-training' } : { type: 'train' })}
      >
        ${icon(running ? 'halt' : 'play')}${t(running ? 'training.pause' : 'training.play')}
      </button>
      <button
        type="button"
        class="button"
        data-testid="train-step"
        aria-disabled=${stepping ? 'true' : nothing}
        @click=${() => step(1)}
      >
        ${icon('forward')}${t('training.step')}
      </button>
      <button
        type="button"
        class="button"
        data-testid="train-step-10"
        aria-disabled=${stepping ? 'true' : nothing}
        @click=${() => step(10)}
      >
        ${icon('fast-forward')}${t('training.steps')}
      </button>
      ${
        this.resettable
          ? html`<button
              type="button"
              class="button quiet"
              data-testid="train-again"
              @click=${() => this.#run({ type: 'reset-board' })}
            >
              ${icon('undo')}${t('training.again')}
            </button>`
          : nothing
      }
    `;
  }

  /** Why it stopped stands beside the loss; here is the way on. */
  #blowup({ board }: BoardView): TemplateResult | typeof nothing {
    const { blowup, running, settings } = board.training;
    if (blowup === null || running) return nothing;
    const rate = Number((blowup.learningRate / 10).toPrecision(3));
    const calmer = this.refused === undefined && rate >= trainingLimits.learningRate.least;
    return html`<div class="blowup" data-testid="blowup">
      ${icon('warn')}
      <p>${t('training.blown-up', { step: counted(blowup.step) })} <span class="back">${t('training.restored')}</span></p>
      ${
        calmer && settings.learningRate > rate
          ? html`<button
              type="button"
              class="button"
              data-testid="calmer"
              @click=${() => this.#configure({ learningRate: rate })}
            >
              ${t(endsClosed(settingText(rate)) ? 'training.calmer-closed' : 'training.calmer', { rate: settingText(rate) })}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** Nothing but the data is missing: how to train can be chosen all the same. */
  #lacksData({ board }: BoardView): boolean {
    return (this.refused === undefined || this.refused.code === 'no-data') && dataOf(board) === undefined;
  }

  #configure(settings: Partial<TrainingSettings>): void {
    this.#run({ type: 'configure-training', settings });
  }

  #run(command: BoardCommand): void {
    emitBoardEvent(this, 'board-command', { command });
  }
}

/** The speed on the switch that comes closest. */
function speedOf({ speed }: TrainingSettings): Speed {
  if (speed === 0) return 'most';
  if (speed <= 6) return 'slow';
  return speed <= 60 ? 'normal' : 'fast';
}

/** In Korean a number read with 영, 삼 or 육 at its end takes 으로. */
function endsClosed(number: string): boolean {
  return /[036]$/.test(number);
}

function counted(count: number): string {
  return count.toLocaleString(locale());
}

function stateText({ running, steps }: TrainingState): string {
  if (running) return t('training.running');
  return steps === 0 ? t('training.fresh') : t('training.paused', { steps: counted(steps) });
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-training-controls': TrainingControls;
  }
}
