import type { Sentence } from '#shared/locale.ts';

/** What the data picker says. */
export const data = {
  'data.region': { en: 'Data', ko: '데이터' },
  'data.choose': { en: 'What to learn from', ko: '무엇으로 학습할까요?' },
  'data.sample': { en: 'One sample', ko: '표본 하나' },
  'data.sample.about': {
    en: 'Just the input and target entered in the diagram.',
    ko: '신경망 그림에 적은 입력과 타깃 하나로만 손실을 계산해요.',
  },
  'data.points': { en: 'Our points', ko: '우리가 찍은 점' },
  'data.points.about': {
    en: 'Points that the class puts on the plane. Everyone may add some.',
    ko: '우리 반이 평면에 찍은 점이에요. 누구나 점을 추가할 수 있어요.',
  },
  'data.count': {
    en: { by: 'samples', one: '{count} sample', other: '{count} samples' },
    ko: '표본 {count}개',
  },
  'data.samples': { en: 'Samples', ko: '표본 수' },
  'data.noise': { en: 'Noise', ko: '잡음' },
  'data.classes': { en: 'Classes', ko: '클래스 수' },
  'data.draw': { en: 'Draw again', ko: '다시 뽑기' },
  'data.paste': { en: 'Paste CSV', ko: 'CSV 붙여 넣기' },
  'data.clear': { en: 'Clear all points', ko: '점 모두 지우기' },
  'data.clear.title': {
    en: { one: 'Clear {count} point?', other: 'Clear all {count} points?' },
    ko: '점 {count}개를 모두 지울까요?',
  },
  'data.clear.body': {
    en: 'Every point of the class will be gone. This cannot be undone.',
    ko: '반 전체가 찍은 점이 모두 사라지고, 되돌릴 수 없어요.',
  },
  'data.clear.confirm': { en: 'Clear', ko: '지우기' },
  'data.csv.title': { en: 'Points from CSV', ko: 'CSV로 점 넣기' },
  'data.csv.body': {
    en: 'One point per line: x1, x2 and its class, 0 or 1. You can paste from a spreadsheet, up to {limit} points.',
    ko: '한 줄에 점 하나씩 x1, x2, 클래스(0 또는 1) 순서로 적어요. 스프레드시트에서 복사해 붙여 넣어도 돼요. 점은 {limit}개까지 넣을 수 있어요.',
  },
  'data.csv.label': { en: 'Points, one per line', ko: '점 목록, 한 줄에 하나' },
  'data.csv.confirm': { en: 'Put these points', ko: '이 점들 넣기' },
  'data.csv.ways': { en: 'What happens to the points there are', ko: '지금 있는 점은 어떻게 할까요?' },
  'data.csv.add': {
    en: { one: 'Add to the {count} point there is', other: 'Add to the {count} points there are' },
    ko: '지금 있는 점 {count}개에 더하기',
  },
  'data.csv.replace': {
    en: { one: 'Replace the {count} point there is', other: 'Replace the {count} points there are' },
    ko: '지금 있는 점 {count}개를 바꾸기',
  },
  'data.replace.title': {
    en: { one: 'Replace {count} point?', other: 'Replace {count} points?' },
    ko: '점 {count}개를 바꿀까요?',
  },
  'data.replace.body': {
    en: 'Points that the class has put will be gone. This cannot be undone.',
    ko: '반에서 찍은 점이 사라지고, 되돌릴 수 없어요.',
  },
  'data.replace.confirm': { en: 'Replace', ko: '바꾸기' },
  'points.list': {
    en: { one: '{count} point, by who put it', other: '{count} points, by who put them' },
    ko: '누가 찍었는지 보기 (점 {count}개)',
  },
  'points.count': { en: { one: '{count} point', other: '{count} points' }, ko: '점 {count}개' },
  'points.nobody': { en: 'Nobody known', ko: '누가 찍었는지 몰라요' },
  'points.take': {
    en: 'Take back the point {x1}, {x2} of class {label}',
    ko: '클래스 {label}인 점 {x1}, {x2} 지우기',
  },
  'points.take-all': { en: 'Take all back', ko: '모두 지우기' },
  'points.take-all.full': { en: 'Take all back: {name}', ko: '{name}, 모두 지우기' },
  'data.csv.class': {
    en: 'Line {line}: the class must be 0 or 1, not “{value}”.',
    ko: '{line}번째 줄: 클래스는 0이나 1로 적어 주세요. 지금은 “{value}”예요.',
  },
} as const satisfies Record<string, Sentence>;
