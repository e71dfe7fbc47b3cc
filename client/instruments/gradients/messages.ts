import type { Sentence } from '#shared/locale.ts';

/** What the gradient bars say. */
export const gradients = {
  'bars.title': { en: 'Gradient by layer', ko: '층별 기울기 크기' },
  'bars.weights': { en: 'weights', ko: '가중치' },
  'bars.biases': { en: 'biases', ko: '편향' },
  'bars.scale': { en: 'log scale', ko: '로그 눈금' },
  'bars.empty': {
    en: 'There is no gradient without a finite loss.',
    ko: '손실이 유한한 값이어야 기울기를 구할 수 있어요.',
  },
  'bars.zero': {
    en: 'Every gradient is 0, so training cannot move on from here.',
    ko: '기울기가 모두 0이에요. 여기서는 학습해도 값이 바뀌지 않아요.',
  },
  'bars.vanishing': {
    en: 'Vanishing gradient: at {small} it is about {ratio} times smaller than at {large}, so the early layers hardly learn.',
    ko: '기울기 소실: {small}층의 기울기가 {large}층의 약 {ratio}분의 1이라서 앞쪽 층이 거의 배우지 못해요.',
  },
  'bars.vanished': {
    en: 'Vanishing gradient: none of it reaches {small}.',
    ko: '기울기 소실: {small}층까지는 기울기가 전혀 닿지 않아요.',
  },
  'bars.exploding': {
    en: 'Exploding gradient: on its way back to {large} it grows about {ratio} times, so the steps there overshoot.',
    ko: '기울기 폭발: {large}층까지 거슬러 가는 동안 기울기가 약 {ratio}배로 커져서 한 스텝에 너무 많이 움직여요.',
  },
} as const satisfies Record<string, Sentence>;
