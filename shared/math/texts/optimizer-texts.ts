import type { Sentence } from '../../locale.ts';
import type { OptimizerName } from '../optimizers.ts';

/** What a page says of an optimizer; the formula is LaTeX, g the gradient ∂L/∂w. */
export interface OptimizerText {
  readonly name: Sentence;
  readonly formula: string;
  readonly about: Sentence;
}

export const optimizerTexts: Readonly<Record<OptimizerName, OptimizerText>> = {
  sgd: {
    name: { en: 'Gradient descent (SGD)', ko: '경사 하강법(SGD)' },
    formula: 'w \\leftarrow w - \\eta\\,g',
    about: {
      en: 'Every weight moves a little against its gradient; the learning rate η says how far.',
      ko: '가중치마다 기울기의 반대쪽으로 조금씩 움직여요. 얼마나 갈지는 학습률 η가 정해요.',
    },
  },
  momentum: {
    name: { en: 'Momentum', ko: '모멘텀' },
    formula: 'v \\leftarrow \\mu\\,v + g, \\quad w \\leftarrow w - \\eta\\,v',
    about: {
      en: 'Steps add up to a velocity, like that of a ball rolling downhill: it speeds up along a valley and swings less across it.',
      ko: '스텝이 쌓여 속도가 돼요. 언덕을 굴러 내려가는 공처럼 골짜기를 따라서는 빨라지고 옆으로는 덜 흔들려요.',
    },
  },
  adam: {
    name: { en: 'Adam', ko: 'Adam' },
    formula:
      'm \\leftarrow \\beta_1 m + (1 - \\beta_1)\\,g, \\quad v \\leftarrow \\beta_2 v + (1 - \\beta_2)\\,g^2, \\quad w \\leftarrow w - \\eta\\,\\frac{\\hat m}{\\sqrt{\\hat v} + \\epsilon}',
    about: {
      en: 'Momentum, plus a step size of its own for every weight, depending on how large its gradients have been.',
      ko: '모멘텀에 더해, 그동안 기울기가 얼마나 컸는지에 따라 가중치마다 한 스텝에 움직일 크기를 따로 정해요.',
    },
  },
};
