/** What the console says of a question asked on the spot. */
export const asking = {
  'ask.title': { en: 'Ask everybody', ko: '모두에게 묻기' },
  'ask.kind': { en: 'Kind of question', ko: '질문 종류' },
  'ask.direction': { en: 'Up, down or the same', ko: '커질까, 작아질까, 그대로일까' },
  'ask.number': { en: 'Number', ko: '숫자' },
  'ask.choice': { en: 'A–D', ko: 'A–D' },
  'ask.ready': { en: 'Ready?', ko: '준비됐나요' },
  'ask.arm': { en: 'Next kind of question', ko: '다음 질문 종류' },
  'ask.target': { en: 'What it becomes', ko: '바꿀 값' },
  'ask.idle': { en: 'What shall everybody predict?', ko: '무엇을 예측해 볼까요?' },
  'ask.next': { en: 'The next number of the activity: {asks}', ko: '활동의 다음 숫자: {asks}' },
  'ask.do': { en: 'Ask', ko: '묻기' },
} as const;
