import type { Sentence } from '#shared/locale.ts';

/** What the range of a board's weights says. */
export const range = {
  'range.set': { en: 'Range of values', ko: '값의 범위' },
  'range.now': { en: 'Range {least} to {most}', ko: '범위 {least} ~ {most}' },
  'range.ends': { en: '{least} to {most}', ko: '{least} ~ {most}' },
  'range.title': { en: 'How far may weights be moved?', ko: '값을 어디까지 움직일 수 있나요?' },
  'range.body': {
    en: 'Nobody’s hand sets a weight or a bias of this board beyond it, yours included. Training may still go beyond.',
    ko: '강사를 포함해 누구도 이 보드의 가중치와 편향을 이 범위 밖으로 움직일 수 없어요. 학습으로는 벗어날 수 있어요.',
  },
  'range.least': { en: 'Smallest value', ko: '가장 작은 값' },
  'range.most': { en: 'Largest value', ko: '가장 큰 값' },
  'range.bring-in': {
    en: 'Bring values that are outside to the nearest end',
    ko: '지금 범위 밖에 있는 값은 가까운 끝값으로 옮기기',
  },
  'range.widest': { en: 'As wide as possible', ko: '가장 넓게' },
} as const satisfies Record<string, Sentence>;
