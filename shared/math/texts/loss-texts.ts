import type { Sentence } from '../../locale.ts';
import type { LossName } from '../losses.ts';

/** What a page says of a loss function; formulas are LaTeX, for one sample with n outputs. */
export interface LossText {
  readonly name: Sentence;
  readonly formula: string;
  /** ∂L/∂y, or ∂L/∂a where the loss is taken from the logits. */
  readonly gradient: string;
  readonly lecture: Sentence;
}

export const lossTexts: Readonly<Record<LossName, LossText>> = {
  mse: {
    name: { en: 'Mean squared error', ko: '평균 제곱 오차(MSE)' },
    formula: 'L = \\frac{1}{n} \\sum_k (y_k - t_k)^2',
    gradient: '\\frac{\\partial L}{\\partial y_k} = \\frac{2}{n}\\,(y_k - t_k)',
    lecture: {
      en: 'How far the outputs are from the target, squared and averaged. It changes with every small change of a weight; the share of correct answers does not.',
      ko: '출력이 타깃에서 얼마나 떨어졌는지 제곱해서 평균을 내요. 정답률과 달리 가중치를 조금만 바꿔도 값이 따라 움직여요.',
    },
  },
  'half-sse': {
    name: { en: 'Half the sum of squares', ko: '제곱합의 절반' },
    formula: 'L = \\frac{1}{2} \\sum_k (y_k - t_k)^2',
    gradient: '\\frac{\\partial L}{\\partial y_k} = y_k - t_k',
    lecture: {
      en: 'The same errors, squared, added up and halved, so that the derivative is just y − t.',
      ko: '같은 오차의 제곱을 모두 더해 반으로 나눠요. 그러면 미분했을 때 y − t만 남아요.',
    },
  },
  'cross-entropy': {
    name: { en: 'Cross-entropy', ko: '교차 엔트로피' },
    formula: 'L = -\\sum_k t_k \\log y_k',
    gradient: '\\frac{\\partial L}{\\partial a_k} = y_k - t_k',
    lecture: {
      en: 'With a one-hot target only the right class counts: the less probability the network gave it, the larger the loss, without limit. A tiny number (1e−7) keeps log 0 away where y is given by hand.',
      ko: '원-핫 타깃이면 정답 클래스만 따져요. 정답에 준 확률이 작을수록 손실이 끝없이 커져요. y를 직접 줄 때는 아주 작은 수(1e−7)를 더해서 log 0을 피해요.',
    },
  },
  'binary-cross-entropy': {
    name: { en: 'Binary cross-entropy', ko: '이진 교차 엔트로피' },
    formula: 'L = -\\frac{1}{n} \\sum_k \\left( t_k \\log y_k + (1 - t_k) \\log (1 - y_k) \\right)',
    gradient: '\\frac{\\partial L}{\\partial a_k} = \\frac{1}{n}\\,(y_k - t_k)',
    lecture: {
      en: 'Cross-entropy for yes-or-no outputs: each output is judged by itself, by how much probability it gave to what was true.',
      ko: '예/아니오 출력에 쓰는 교차 엔트로피예요. 출력마다 정답인 쪽에 확률을 얼마나 주었는지 따로 따져요.',
    },
  },
};
