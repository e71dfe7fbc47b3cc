import type { Sentence } from '#shared/locale.ts';

/** What the mode switch says; each mode has its own words with it. */
export const modes = {
  'mode.label': { en: 'What to work on', ko: '무엇을 할까요?' },
  'mode.loading': { en: 'Loading the tools…', ko: '도구를 불러오는 중…' },
} as const satisfies Record<string, Sentence>;
