import type { Sentence } from '../../locale.ts';
import type { DivergenceSite } from '../divergence.ts';
import type { Reason } from './reason.ts';

const divergenceTexts: Readonly<Record<DivergenceSite['what'], Sentence>> = {
  parameter: {
    en: 'Training stopped: {key} grew without bound. Steps this large overshoot; lower the learning rate and start again.',
    ko: '학습을 멈췄어요. {key} 값이 끝없이 커졌어요. 한 스텝에 너무 많이 움직여 골짜기를 건너뛰고 있으니 학습률을 낮춰서 다시 해 보세요.',
  },
  unit: {
    en: 'Training stopped: neuron {unit} of layer {layer} grew beyond what a number can hold. The weights before it are too large; lower the learning rate or start from smaller weights.',
    ko: '학습을 멈췄어요. {layer}층 {unit}번 뉴런의 값이 숫자로 나타낼 수 없을 만큼 커졌어요. 앞의 가중치가 너무 크니 학습률을 낮추거나 더 작은 가중치에서 시작해 보세요.',
  },
  loss: {
    en: 'Training stopped: the loss is no longer a number. An output lies where this loss is undefined; choose a loss that suits the output activation, or lower the learning rate.',
    ko: '학습을 멈췄어요. 손실이 더 이상 숫자가 아니에요. 이 손실 함수로는 계산할 수 없는 출력이 나왔어요. 출력 활성화 함수에 맞는 손실을 고르거나 학습률을 낮춰 보세요.',
  },
  gradient: {
    en: 'Training stopped: the gradient of {key} exploded on its way back. Lower the learning rate, or use fewer layers or smaller weights.',
    ko: '학습을 멈췄어요. 역전파하는 동안 {key}의 기울기가 폭발했어요. 학습률을 낮추거나 층이나 가중치를 줄여 보세요.',
  },
};

/** Why training stopped, and what to do; units count from 1 here, as people do. */
export function divergenceReason(divergence: DivergenceSite): Reason {
  const sentence = divergenceTexts[divergence.what];
  if (divergence.what === 'unit') {
    return { sentence, params: { layer: divergence.layer, unit: divergence.unit + 1 } };
  }
  return { sentence, params: 'key' in divergence ? { key: divergence.key } : {} };
}
