import { html } from 'lit';
import { goals } from '#shared/workshop/model/goals.ts';
import { defaultTraining } from '#shared/workshop/model/training.ts';
import { formatTarget } from '../elements/format.ts';
import { tell } from '../i18n/t.ts';
import type { Mode } from './mode.ts';
import './train.css';

const GOAL = goals.train.under;

/** Letting the server train what hands have set. */
export const train: Mode = {
  id: 'train',
  title: { en: 'Train', ko: '학습' },
  icon: 'descent',
  height: 348,
  does: 'train',
  load: () =>
    Promise.all([
      import('../instruments/training/training-controls.ts'),
      import('../instruments/training/training-settings.ts'),
      import('../instruments/curve/loss-curve.ts'),
      import('../instruments/gradients/gradient-bars.ts'),
    ]),
  busy: ({ training }) => (training.running ? text.running : undefined),
  bench: ({ view, refusal }) => html`<wr-training-controls
    .view=${view}
    .refused=${refusal('train')}
    .resettable=${refusal('reset-board') === undefined}
  ></wr-training-controls>`,
  instruments: ({ view, refusal, map }) => html`<div
    class="train-instruments ${refusal('train')?.code === 'not-allowed' ? 'watches' : ''}"
  >
    <wr-training-settings .view=${view} .refused=${refusal('configure-training')}></wr-training-settings>
    <wr-loss-curve .view=${view} size="board"></wr-loss-curve>
    <wr-gradient-bars .view=${view}></wr-gradient-bars>
    ${map}
  </div>`,
  guide: ({ board, observation, reached }) => {
    const { settings, steps } = board.training;
    const { loss } = observation;
    return {
      title: tell(text.title),
      paragraphs: [tell(text.slope), tell(text.rate)],
      steps: [
        [tell(text.step), steps > 0],
        [
          tell(text.goal, { goal: formatTarget(GOAL) }),
          steps > 0 && loss !== null && loss < GOAL,
          reached?.train,
        ],
        [tell(text.anotherRate), settings.learningRate !== defaultTraining.learningRate],
      ],
    };
  },
};

const text = {
  running: { en: 'training is running', ko: '학습 중' },
  title: { en: 'Down the gradient', ko: '기울기를 따라 내려가기' },
  slope: {
    en: 'The gradient ∂L/∂w says how the loss changes when a weight goes up a little. Each step moves every weight a little against its own gradient.',
    ko: '기울기 ∂L/∂w는 가중치를 조금 올릴 때 손실이 얼마나 변하는지 알려 줘요. 한 스텝마다 모든 가중치가 자기 기울기의 반대쪽으로 조금씩 움직여요.',
  },
  rate: {
    en: 'The learning rate says how far. If it is too small, hardly anything happens; if it is too large, the steps jump over the valley.',
    ko: '얼마나 움직일지는 학습률이 정해요. 너무 작으면 거의 그대로이고, 너무 크면 골짜기를 건너뛰어요.',
  },
  step: { en: 'Take one step and watch the loss', ko: '1스텝 학습하고 손실 살펴보기' },
  goal: {
    en: 'Train until the loss is below {goal}',
    ko: '손실이 {goal} 아래로 내려갈 때까지 학습하기',
  },
  anotherRate: {
    en: 'Try another learning rate',
    ko: '학습률을 바꿔 다시 해 보기',
  },
} as const;
