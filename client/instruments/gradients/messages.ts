import type { Sentence } from '#shared/locale.ts';

/** What the gradient bars say. */
export const gradients = {
  'bars.title': { en: 'Gradient by layer', ko: '층별 기울기 크기' },
  'bars.weights': { en: 'weights', ko: '가중치' },
  'bars.biases': { en: 'biases', ko: '편향' },
  'bars.scale': { en: 'log scale', ko: '로그 눈금' },
  'bars.empty': { en: 'No finite loss, no gradient.', ko: '유한한 손실이 있어야 기울기를 잴 수 있어요.' },
  'bars.zero': {
    en: 'Every gradient is 0: training has nowhere to go from here.',
    ko: '기울기가 모두 0이에요. 여기서는 학습이 움직이지 않아요.',
  },
  'bars.vanishing': {
    en: 'Vanishing gradient: {small} receives about {ratio} times less than {large}, so the early layers hardly learn.',
    ko: '기울기 소실: {small} 층의 기울기가 {large} 층보다 약 {ratio}배 작아서 앞쪽 층이 거의 배우지 못해요.',
  },
  'bars.vanished': {
    en: 'Vanishing gradient: nothing of it reaches {small}.',
    ko: '기울기 소실: {small} 층까지는 기울기가 전혀 닿지 않아요.',
  },
  'bars.exploding': {
    en: 'Exploding gradient: it grows about {ratio} times on its way back to {large}; steps there overshoot.',
    ko: '기울기 폭발: {large} 층으로 거슬러 가는 동안 기울기가 약 {ratio}배 커져서 걸음이 너무 커요.',
  },
} as const satisfies Record<string, Sentence>;
