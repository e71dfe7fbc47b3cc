import type { Sentence } from '#shared/locale.ts';

/** What a page says of the class it is in: whether it follows, raised hands, the clock, the spotlight. */
export const classroom = {
  'class.label': { en: 'The class', ko: '수업' },
  'class.following': { en: 'Following the class', ko: '수업을 따라가는 중' },
  'class.look-around': { en: 'Look around on my own', ko: '혼자 둘러보기' },
  'class.back': { en: 'Back to the class', ko: '수업으로 돌아가기' },
  'class.raise': { en: 'Raise my hand', ko: '손 들기' },
  'class.raised': { en: 'My hand is up', ko: '손을 들고 있어요' },
  'class.lower': { en: 'Lower my hand', ko: '손 내리기' },
  'class.called': { en: 'The instructor calls you', ko: '강사가 불렀어요' },
  'class.about.question': { en: 'I have a question', ko: '질문이 있어요' },
  'class.about.stuck': { en: 'I am stuck', ko: '막혔어요' },
  'class.about.show': { en: 'I want to show something', ko: '보여 주고 싶어요' },
  'class.timer': { en: 'Time left', ko: '남은 시간' },
  'class.timer.over': { en: 'Time is up', ko: '시간이 다 됐어요' },
  'class.yours': { en: '{what}: yours to move', ko: '{what}: 내가 움직일 차례예요' },
  'class.spotlight': { en: 'In the spotlight: {what}', ko: '함께 봐요: {what}' },
  'class.answer-of': { en: 'the answer of {name}', ko: '{name}의 답' },
  'notice.follow-later': {
    en: 'The class has moved on. You go along as soon as you let go of what you hold.',
    ko: '수업이 다음으로 넘어갔어요. 잡고 있는 값을 놓으면 함께 넘어가요.',
  },
  'notice.called': { en: 'The instructor calls you.', ko: '강사가 불렀어요.' },
} as const satisfies Record<string, Sentence>;
