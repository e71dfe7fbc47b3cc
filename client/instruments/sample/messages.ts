import type { Sentence } from '#shared/locale.ts';

/** What the sample stepper says. */
export const sample = {
  'sample.shown': { en: 'Shown in the diagram', ko: '신경망 그림에 넣은 표본' },
  'sample.of': { en: '{number} of {count}', ko: '{count}개 중 {number}번째' },
  'sample.typed': { en: 'typed by hand', ko: '직접 입력한 값' },
  'sample.none': { en: 'none yet', ko: '아직 없어요' },
  'sample.previous': { en: 'Previous sample', ko: '이전 표본' },
  'sample.next': { en: 'Next sample', ko: '다음 표본' },
} as const satisfies Record<string, Sentence>;
