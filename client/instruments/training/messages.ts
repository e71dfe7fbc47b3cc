import type { Sentence } from '#shared/locale.ts';

/** What training is steered with says. */
export const training = {
  'training.region': { en: 'Training', ko: '학습' },
  'training.play': { en: 'Train', ko: '학습 시작' },
  'training.pause': { en: 'Pause', ko: '학습 멈추기' },
  'training.step': { en: '1 step', ko: '1스텝' },
  'training.steps': { en: '10 steps', ko: '10스텝' },
  'training.again': { en: 'Reset board', ko: '처음 값으로' },
  'training.speed': { en: 'Speed', ko: '속도' },
  'training.speed.slow': { en: 'Slow', ko: '느리게' },
  'training.speed.normal': { en: 'Normal', ko: '보통' },
  'training.speed.fast': { en: 'Fast', ko: '빠르게' },
  'training.speed.most': { en: 'Max', ko: '최대' },
  'training.count.steps': { en: 'Steps', ko: '스텝' },
  'training.count.epochs': { en: 'Epochs', ko: '에포크' },
  'training.settings': { en: 'Training settings', ko: '학습 설정' },
  'training.optimizer': { en: 'Optimizer', ko: '옵티마이저' },
  'training.learning-rate': { en: 'Learning rate', ko: '학습률' },
  'training.batch': { en: 'Batch size', ko: '배치 크기' },
  'training.batch.all': { en: 'all', ko: '전체' },
  'training.more': { en: 'More', ko: '더 보기' },
  'training.l1': { en: 'L1 penalty', ko: 'L1 규제' },
  'training.l2': { en: 'L2 penalty', ko: 'L2 규제' },
  'training.penalty.about': {
    en: 'A penalty pulls the weights towards 0: L1 by the same amount at every step, L2 in proportion to their size.',
    ko: '규제는 가중치를 0 쪽으로 당겨요. L1은 스텝마다 똑같은 만큼, L2는 가중치의 크기에 비례해서 당겨요.',
  },
  'training.running': { en: 'Training', ko: '학습 중' },
  'training.paused': { en: 'Paused at step {steps}', ko: '{steps}스텝에서 멈춤' },
  'training.fresh': { en: 'Not trained yet', ko: '아직 학습하지 않았어요' },
  'training.blown-up': {
    en: 'The values grew without bound at step {step}.',
    ko: '{step}번째 스텝에서 값이 끝없이 커졌어요.',
  },
  'training.restored': {
    en: 'The weights are back where this training began.',
    ko: '가중치를 이번 학습을 시작할 때의 값으로 되돌려 뒀어요.',
  },
  'training.calmer': { en: 'Lower the learning rate to {rate}', ko: '학습률을 {rate}로 낮추기' },
  'training.calmer-closed': { en: 'Lower the learning rate to {rate}', ko: '학습률을 {rate}으로 낮추기' },
} as const satisfies Record<string, Sentence>;
