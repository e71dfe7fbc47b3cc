import type { Sentence } from '#shared/locale.ts';

/** What the loss curve of training says. */
export const curve = {
  'curve.title': { en: 'Loss while training', ko: '학습하는 동안의 손실' },
  'curve.epoch': { en: 'Epoch', ko: '에포크' },
  'curve.steps': { en: 'Step', ko: '스텝' },
  'curve.now': { en: 'Now', ko: '지금' },
  'curve.running': { en: 'training', ko: '학습 중' },
  'curve.log': { en: 'log scale', ko: '로그 눈금' },
  'curve.empty': {
    en: 'Start training, and the loss is drawn here.',
    ko: '학습을 시작하면 손실이 어떻게 변하는지 여기에 그려져요.',
  },
  'curve.chart': {
    en: {
      one: 'Loss over {steps} training step: from {first} to {last}, lowest {least}',
      other: 'Loss over {steps} training steps: from {first} to {last}, lowest {least}',
    },
    ko: '학습 {steps}스텝 동안의 손실: {first}에서 {last}, 가장 낮을 때 {least}',
  },
} as const satisfies Record<string, Sentence>;
