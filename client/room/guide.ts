import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { parameterCount } from '#shared/math/shape.ts';
import { lectureStart } from '#shared/workshop/board.ts';
import { dataOf } from '#shared/workshop/data.ts';
import { defaultTraining } from '#shared/workshop/training.ts';
import { WeightroomElement } from '../elements/element.ts';
import { formatInput, formatReading, formatTarget } from '../elements/format.ts';
import { icon } from '../elements/icons.ts';
import { t } from '../i18n/t.ts';
import type { Mode } from '../modes/modes.ts';
import type { BoardView } from '../stores/board-view.ts';
import './guide.css';

/** The loss that the class tries to get under, by hand and by training. */
const GOAL = 0.05;
const TRAINED = 0.01;
/** A network of fewer parameters than this is small. */
const SMALL = 15;

type Step = readonly [text: string, done: boolean];

interface Content {
  readonly title: string;
  readonly paragraphs: readonly (string | TemplateResult)[];
  readonly steps: readonly Step[];
}

/**
 * What the chosen mode is about and what to do in it; each step shows when it is done.
 */
@customElement('wr-guide')
export class Guide extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  @property() mode: Mode = 'hand';
  #picked = false;

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) return nothing;
    this.#picked ||= view.selected !== null;
    const { title, paragraphs, steps } = this.#content(view);
    const next = steps.findIndex(([, done]) => !done);
    return html`
      <h2>${title}</h2>
      ${paragraphs.map((text) => html`<p>${text}</p>`)}
      <h3>${t('guide.try')}</h3>
      <ol>
        ${steps.map(
          ([text, done], index) => html`<li class=${done ? 'done' : index === next ? 'next' : ''}>
            <i>${done ? icon('check') : nothing}</i>
            <span>${text}${done ? html`<span class="visually-hidden"> (${t('guide.done')})</span>` : nothing}</span>
          </li>`,
        )}
      </ol>
    `;
  }

  #content(view: BoardView): Content {
    switch (this.mode) {
      case 'hand':
        return this.#byHand(view);
      case 'train':
        return train(view);
      case 'data':
        return data(view);
      case 'network':
        return network(view);
    }
  }

  #byHand({ board, observation, you, history }: BoardView): Content {
    const moved = history.some(({ moves }) => moves.some(({ by }) => by === you));
    const { loss } = observation;
    const input = board.input.map(formatInput).join(', ');
    return {
      title: t(board.network.layers.length === 3 ? 'guide.title' : 'guide.title-any'),
      paragraphs: [
        html`${t('guide.input')} <strong>x = [${input}]</strong> ${t('guide.signal')}`,
        t('guide.neuron'),
      ],
      steps: [
        [t('guide.pick'), this.#picked || moved],
        [t('guide.move'), moved],
        [t('guide.goal', { goal: formatReading(GOAL) }), loss !== null && loss < GOAL],
      ],
    };
  }
}

function train({ board, observation }: BoardView): Content {
  const { settings, steps } = board.training;
  const { loss } = observation;
  return {
    title: t('guide.train.title'),
    paragraphs: [t('guide.train.slope'), t('guide.train.rate')],
    steps: [
      [t('guide.train.step'), steps > 0],
      [t('guide.train.goal', { goal: formatTarget(TRAINED) }), steps > 0 && loss !== null && loss < TRAINED],
      [t('guide.train.rate-try'), settings.learningRate !== defaultTraining.learningRate],
    ],
  };
}

function data({ board }: BoardView): Content {
  const samples = dataOf(board);
  const first = samples?.x.subarray(0, samples.inputs);
  const other = first !== undefined && board.input.some((value, k) => value !== first[k]);
  return {
    title: t('guide.data.title'),
    paragraphs: [t('guide.data.line'), t('guide.data.boundary')],
    steps: [
      [t('guide.data.choose'), board.data.kind !== 'sample'],
      [t('guide.data.show'), board.data.kind !== 'sample' && other],
      [t('guide.data.point'), board.points.length > 0],
    ],
  };
}

function network({ board }: BoardView): Content {
  const { layers } = board.network;
  const lecture = lectureStart.network.layers;
  const count = parameterCount(board.network);
  return {
    title: t('guide.network.title'),
    paragraphs: [t('guide.network.count', { count }), t('guide.network.linear')],
    steps: [
      [t('guide.network.layer'), layers.length !== lecture.length],
      [t('guide.network.activation'), layers.slice(0, -1).some(({ activation }) => activation !== 'sigmoid')],
      [t('guide.network.small', { goal: SMALL }), count < SMALL],
    ],
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-guide': Guide;
  }
}
