import type { Sentence } from '#shared/locale.ts';

/** Why an instrument’s controls are switched off. */
export const instruments = {
  'refused.training': {
    en: 'For now only the instructor can train. You can watch, and move weights by hand.',
    ko: '지금은 강사만 학습을 시작할 수 있어요. 가중치는 손으로 움직일 수 있어요.',
  },
  'refused.network': {
    en: 'For now only the instructor can change the network.',
    ko: '지금은 강사만 신경망 모양을 바꿀 수 있어요.',
  },
  'refused.data': {
    en: 'For now only the instructor can choose the data.',
    ko: '지금은 강사만 데이터를 고를 수 있어요.',
  },
  'refused.frozen': { en: 'Paused. Look at the screen, please.', ko: '잠시 멈췄어요. 화면을 봐 주세요.' },
  'refused.no-data': {
    en: 'There are no points yet. Put some on the plane, or choose other data.',
    ko: '아직 점이 없어요. 평면에 점을 찍거나 다른 데이터를 골라 주세요.',
  },
} as const satisfies Record<string, Sentence>;
