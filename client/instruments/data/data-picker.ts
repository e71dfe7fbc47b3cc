import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { say } from '#shared/locale.ts';
import { type DatasetSource, dataLimits } from '#shared/math/datasets/dataset.ts';
import { type DatasetName, datasetNames, datasets, makeDataset } from '#shared/math/datasets.ts';
import { datasetTexts } from '#shared/math/texts/dataset-texts.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { Board } from '#shared/workshop/model/board.ts';
import { type DataChoice, dataOf, type Point } from '#shared/workshop/model/data.ts';
import { ask } from '../../elements/dialog.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { type BoardCommand, type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { askPoints, lostPoints } from './ask-points.ts';
import '../sample/sample-stepper.ts';
import './data-picker.css';
import { dataPicture, samplePicture } from './data-picture.ts';
import './point-list.ts';
import '../../elements/setting-field.ts';
import { uid } from '../../elements/uid.ts';
import { whyNot } from '../why-not.ts';

type SetChoice = Extract<DataChoice, { kind: 'set' }>;

const counts = [1, 4, 10, 20, 50, 100, 200, 300, 500, 1000];
const noises = [0, 0.02, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1, 2];

/**
 * What the board learns from: the one sample, the class's own points, or a data set and what it listens to.
 * @fires board-command - set-data, set-points, add-points, take-points
 * @fires sample-select - another sample for the diagram
 */
@customElement('wr-data-picker')
export class DataPicker extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  /** Why this person may not choose the data; nothing when they may. */
  @property({ attribute: false }) refused: Rejection | undefined;
  readonly #choices = uid('data');

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) return nothing;
    const { board } = view;
    const samples = dataOf(board)?.samples ?? 0;
    return html`<section aria-label=${t('data.region')}>
      ${whyNot(this.refused, 'data')}
      <fieldset ?disabled=${this.refused !== undefined}>
        <legend>${t('data.choose')}</legend>
        <div class="tiles">
          ${this.#tile(board, 'sample', t('data.sample'), undefined, samplePicture)}
          ${datasetNames.map((name) =>
            this.#tile(board, name, say(datasetTexts[name].name, locale()), name, () =>
              dataPicture(makeDataset(name)),
            ),
          )}
          ${this.#tile(board, 'points', t('data.points'), board.points, () =>
            dataPicture(dataOf({ ...board, data: { kind: 'points' } })),
          )}
        </div>
      </fieldset>
      <div class="chosen">
        <div class="about">
          <h3>
            ${titleOf(board)}
            <span data-testid="sample-count" data-value=${samples}
              >${t('data.count', { samples, count: samples.toLocaleString(locale()) })}</span
            >
          </h3>
          <p>${aboutOf(board)}</p>
        </div>
        ${this.#options(board)} ${board.data.kind === 'points' ? this.#points(board) : nothing}
        ${board.data.kind === 'points' ? html`<wr-point-list .view=${view}></wr-point-list>` : nothing}
      </div>
      ${this.#shown(board)}
    </section>`;
  }

  #tile(
    board: Board,
    name: 'sample' | 'points' | DatasetName,
    label: string,
    drawnFrom: unknown,
    picture: () => TemplateResult,
  ): TemplateResult {
    const chosen = nameOf(board.data) === name;
    return html`<label class="tile ${chosen ? 'on' : ''}">
      <input
        type="radio"
        class="visually-hidden"
        name=${this.#choices}
        data-testid="data-${name}"
        .checked=${live(chosen)}
        @change=${() => this.#choose(name)}
      />
      ${guard([drawnFrom], picture)}
      <span>${label}</span>
    </label>`;
  }

  #options({ data }: Board): TemplateResult | typeof nothing {
    if (data.kind !== 'set') return nothing;
    const { options }: DatasetSource = datasets[data.name];
    const off = this.refused !== undefined;
    const set = (change: Partial<Omit<SetChoice, 'kind' | 'name'>>): void =>
      this.#run({ type: 'set-data', data: { ...data, ...change } });
    if (Object.keys(options).length === 0) return nothing;
    return html`<div class="options">
      ${
        options.samples === undefined
          ? nothing
          : html`<wr-setting-field
              testid="data-samples"
              .label=${t('data.samples')}
              .value=${data.samples ?? options.samples}
              .least=${1}
              .most=${dataLimits.samples}
              .ladder=${counts}
              .disabled=${off}
              whole
              @setting-commit=${({ detail }: CustomEvent<{ value: number }>) => set({ samples: detail.value })}
            ></wr-setting-field>`
      }
      ${
        options.noise === undefined
          ? nothing
          : html`<wr-setting-field
              testid="data-noise"
              .label=${t('data.noise')}
              .value=${data.noise ?? options.noise}
              .least=${0}
              .most=${10}
              .ladder=${noises}
              .disabled=${off}
              @setting-commit=${({ detail }: CustomEvent<{ value: number }>) => set({ noise: detail.value })}
            ></wr-setting-field>`
      }
      ${
        options.classes === undefined
          ? nothing
          : html`<wr-setting-field
              testid="data-classes"
              .label=${t('data.classes')}
              .value=${data.classes ?? options.classes}
              .least=${2}
              .most=${10}
              .disabled=${off}
              whole
              @setting-commit=${({ detail }: CustomEvent<{ value: number }>) => set({ classes: detail.value })}
            ></wr-setting-field>`
      }
      <button
        type="button"
        class="button"
        data-testid="data-draw"
        ?disabled=${off}
        @click=${() => set({ seed: (data.seed ?? 0) + 1 })}
      >
        ${icon('dice')}${t('data.draw')}
      </button>
    </div>`;
  }

  #points({ points }: Board): TemplateResult {
    const off = this.refused !== undefined;
    return html`<div class="options">
      <button
        type="button"
        class="button"
        data-testid="points-paste"
        ?disabled=${off}
        @click=${() => void this.#paste()}
      >
        ${icon('copy')}${t('data.paste')}
      </button>
      <button
        type="button"
        class="button danger"
        data-testid="points-clear"
        ?disabled=${off || points.length === 0}
        @click=${() => void this.#clear()}
      >
        ${icon('cross')}${t('data.clear')}
      </button>
    </div>`;
  }

  /** Which sample is in the diagram; the map beside has its own way through samples it can draw. */
  #shown(board: Board): TemplateResult | typeof nothing {
    const data = dataOf(board);
    if (board.data.kind === 'sample' || data?.samples === 1 || this.#mapSteps(board)) return nothing;
    return html`<wr-sample-stepper
      .board=${board}
      .data=${data}
      .disabled=${this.refused !== undefined}
    ></wr-sample-stepper>`;
  }

  #mapSteps({ data, network }: Board): boolean {
    return data.kind === 'set' && network.inputs <= 2 && this.refused === undefined;
  }

  #choose(name: 'sample' | 'points' | DatasetName): void {
    const data: DataChoice = name === 'sample' || name === 'points' ? { kind: name } : { kind: 'set', name };
    this.#run({ type: 'set-data', data });
    // What was chosen shows once it is so; a refusal leaves the old one.
    this.requestUpdate();
  }

  async #paste(): Promise<void> {
    const pasted = await askPoints(this.view?.board.points ?? []);
    if (pasted === undefined) return;
    const { points, replace } = pasted;
    // Nobody's points go without a question, not even those that came while it was asked.
    if (!replace) this.#run({ type: 'add-points', points });
    else if (await this.#sureToLose(points)) this.#run({ type: 'set-points', points });
  }

  /** Whether the points that would be gone may go, as often as they become more. */
  async #sureToLose(next: readonly Point[]): Promise<boolean> {
    for (let asked = 0; ; ) {
      const count = lostPoints(this.view?.board.points ?? [], next);
      if (count <= asked) return true;
      asked = count;
      const sure = await ask({
        title: t('data.replace.title', { count }),
        body: t('data.replace.body'),
        confirm: t('data.replace.confirm'),
        danger: true,
        testid: 'points-replace',
      });
      if (!sure) return false;
    }
  }

  async #clear(): Promise<void> {
    const sure = await ask({
      title: t('data.clear.title', { count: this.view?.board.points.length ?? 0 }),
      body: t('data.clear.body'),
      confirm: t('data.clear.confirm'),
      danger: true,
    });
    if (sure) this.#run({ type: 'set-points', points: [] });
  }

  #run(command: BoardCommand): void {
    emitBoardEvent(this, 'board-command', { command });
  }
}

function nameOf(data: DataChoice): 'sample' | 'points' | DatasetName {
  return data.kind === 'set' ? data.name : data.kind;
}

function titleOf({ data }: Board): string {
  if (data.kind === 'set') return say(datasetTexts[data.name].name, locale());
  return t(`data.${data.kind}`);
}

function aboutOf({ data }: Board): string {
  if (data.kind === 'set') return say(datasetTexts[data.name].about, locale());
  return t(`data.${data.kind}.about`);
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-data-picker': DataPicker;
  }
}
