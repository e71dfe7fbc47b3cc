import type { Sentence } from '#shared/locale.ts';

/** What the matrices say. */
export const strip = {
  'strip.label': { en: 'The same network as matrices', ko: '행렬로 본 신경망' },
  'strip.layer': { en: 'Layer {number}', ko: '{number}층' },
  'strip.trace-weight': { en: 'Where this weight is used', ko: '고른 가중치가 쓰이는 곳' },
  'strip.trace-bias': { en: 'Where this bias is used', ko: '고른 편향이 쓰이는 곳' },
  'strip.trace-empty': {
    en: 'Choose a weight to see where its value enters the sum.',
    ko: '가중치를 고르면 그 값이 어떻게 더해지는지 보여 드려요.',
  },
  'strip.shapes-match': { en: 'The inner dimensions match', ko: '안쪽 차원이 서로 같아요' },
  'strip.preview': { en: 'Preview, not confirmed yet', ko: '미리 계산한 값이에요. 아직 확정되지 않았어요.' },
} as const satisfies Record<string, Sentence>;
