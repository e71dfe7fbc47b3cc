import type { Sentence } from '#shared/locale.ts';

/** What the data picker says. */
export const data = {
  'data.region': { en: 'Data', ko: '데이터' },
  'data.choose': { en: 'What to learn from', ko: '무엇으로 배울까요' },
  'data.sample': { en: 'One sample', ko: '표본 하나' },
  'data.sample.about': {
    en: 'Only the input and target typed into the diagram.',
    ko: '그림에 적어 넣은 입력과 목표 하나로만 손실을 재요.',
  },
  'data.points': { en: 'Our points', ko: '우리가 찍은 점' },
  'data.points.about': {
    en: 'Points the class puts on the plane. Everyone may add one.',
    ko: '평면 위에 반 친구들이 찍은 점이에요. 누구나 하나씩 더할 수 있어요.',
  },
  'data.count': {
    en: { by: 'samples', one: '{count} sample', other: '{count} samples' },
    ko: '표본 {count}개',
  },
  'data.samples': { en: 'Samples', ko: '표본 수' },
  'data.noise': { en: 'Noise', ko: '잡음' },
  'data.classes': { en: 'Classes', ko: '클래스 수' },
  'data.draw': { en: 'New draw', ko: '새로 뽑기' },
  'data.paste': { en: 'Paste CSV', ko: 'CSV 붙여 넣기' },
  'data.clear': { en: 'Clear all points', ko: '점 모두 지우기' },
  'data.clear.title': {
    en: { one: 'Clear {count} point?', other: 'Clear all {count} points?' },
    ko: '점 {count}개를 모두 지울까요?',
  },
  'data.clear.body': {
    en: 'The points of the whole class go. This cannot be undone.',
    ko: '반 전체가 찍은 점이 사라져요. 되돌릴 수 없어요.',
  },
  'data.clear.confirm': { en: 'Clear', ko: '지우기' },
  'data.csv.title': { en: 'Points from CSV', ko: 'CSV로 점 넣기' },
  'data.csv.body': {
    en: 'One point a line: x1, x2 and its class, 0 or 1. Paste from a spreadsheet, at most {limit} points.',
    ko: '한 줄에 점 하나, x1, x2, 클래스(0 또는 1) 순서로 적어요. 스프레드시트에서 붙여 넣어도 돼요. 최대 {limit}개예요.',
  },
  'data.csv.label': { en: 'Points, one a line', ko: '점 목록, 한 줄에 하나' },
  'data.csv.confirm': { en: 'Use these points', ko: '이 점 쓰기' },
  'data.csv.class': {
    en: 'Line {line}: the class must be 0 or 1, not “{value}”.',
    ko: '{line}번째 줄: 클래스는 0이나 1로 적어 주세요. 지금은 “{value}”예요.',
  },
} as const satisfies Record<string, Sentence>;
