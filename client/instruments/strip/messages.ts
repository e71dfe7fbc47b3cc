import type { Sentence } from '#shared/locale.ts';

/** What the matrices say. */
export const strip = {
  'strip.label': { en: 'The same network as matrices', ko: '행렬로 본 신경망' },
  'strip.layer': { en: 'Layer {number}', ko: '{number}층' },
  'strip.trace-weight': { en: 'Where this weight goes', ko: '고른 가중치가 지나는 길' },
  'strip.trace-bias': { en: 'Where this bias goes', ko: '고른 편향이 지나는 길' },
  'strip.trace-empty': {
    en: 'Pick a weight to follow its number through the sum.',
    ko: '가중치를 고르면 그 값이 더해지는 길을 보여 드려요.',
  },
  'strip.shapes-match': { en: 'Inner sizes match', ko: '안쪽 차원이 같아요' },
  'strip.preview': { en: 'Preview, not confirmed yet', ko: '미리 본 값, 아직 확정 전' },
} as const satisfies Record<string, Sentence>;
