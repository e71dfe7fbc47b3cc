import type { Sentence } from '#shared/locale.ts';

/** What training is steered with says. */
export const training = {
  'training.region': { en: 'Training', ko: '학습' },
  'training.play': { en: 'Train', ko: '학습 시작' },
  'training.pause': { en: 'Pause', ko: '멈추기' },
  'training.step': { en: '1 step', ko: '한 걸음' },
  'training.steps': { en: '10 steps', ko: '열 걸음' },
  'training.again': { en: 'From the start', ko: '처음부터' },
  'training.speed': { en: 'Speed', ko: '속도' },
  'training.speed.slow': { en: 'Slow', ko: '느리게' },
  'training.speed.normal': { en: 'Normal', ko: '보통' },
  'training.speed.fast': { en: 'Fast', ko: '빠르게' },
  'training.speed.most': { en: 'Max', ko: '최대' },
  'training.count.steps': { en: 'Steps', ko: '걸음' },
  'training.count.epochs': { en: 'Epochs', ko: '에포크' },
  'training.settings': { en: 'How it trains', ko: '학습 설정' },
  'training.optimizer': { en: 'Optimizer', ko: '최적화 방법' },
  'training.learning-rate': { en: 'Learning rate', ko: '학습률' },
  'training.batch': { en: 'Batch size', ko: '배치 크기' },
  'training.batch.all': { en: 'all', ko: '전체' },
  'training.more': { en: 'More', ko: '더 보기' },
  'training.l1': { en: 'L1 penalty', ko: 'L1 규제' },
  'training.l2': { en: 'L2 penalty', ko: 'L2 규제' },
  'training.penalty.about': {
    en: 'A penalty draws weights towards 0: L1 by the same amount each step, L2 in proportion to their size.',
    ko: '규제는 가중치를 0 쪽으로 당겨요. L1은 걸음마다 같은 만큼, L2는 가중치의 크기에 비례해서 당겨요.',
  },
  'training.running': { en: 'Training', ko: '학습 중' },
  'training.paused': { en: 'Paused at step {steps}', ko: '{steps}걸음에서 멈춤' },
  'training.fresh': { en: 'Not trained yet', ko: '아직 학습하지 않았어요' },
  'training.restored': {
    en: 'The numbers ran away at step {step}. The weights are back where all was still well.',
    ko: '{step}번째 걸음에서 값이 끝없이 커졌어요. 가중치는 괜찮던 때로 되돌려 뒀어요.',
  },
  'training.calmer': { en: 'Lower the learning rate to {rate}', ko: '학습률 낮추기({rate})' },
} as const satisfies Record<string, Sentence>;
