import type { Sentence } from '#shared/locale.ts';

/** What is said on the board of one's own that whoever waits may play on. */
export const practice = {
  'practice.title': { en: 'A board to practise on', ko: '연습 보드' },
  'practice.about': {
    en: 'It is yours alone: nobody sees it, and it is gone when you go in.',
    ko: '나만 보는 보드예요. 들어가면 사라져요.',
  },
  'practice.parameter': { en: 'Weight or bias', ko: '가중치나 편향' },
  'practice.value': { en: 'Its value', ko: '값' },
  'practice.outputs': { en: 'Output', ko: '출력' },
  'practice.target': { en: 'Target', ko: '타깃' },
  'practice.loss': { en: 'Loss', ko: '손실' },
  'practice.reset': { en: 'Start over', ko: '처음으로' },
  'practice.aim': { en: 'Can you get the loss under 0.05?', ko: '손실을 0.05보다 작게 만들어 보세요.' },
  'practice.done': { en: 'Under 0.05: well done!', ko: '0.05보다 작아졌어요!' },
} as const satisfies Record<string, Sentence>;
