import type { Sentence } from '#shared/locale.ts';

/** What the decision map says. */
export const map = {
  'map.title': { en: 'Output for every input', ko: '모든 입력에 대한 출력' },
  'map.title-line': { en: 'Output over the input', ko: '입력에 따른 출력' },
  'map.label': {
    en: 'Decision map over x1 and x2, classes {classes}',
    ko: 'x1과 x2 평면에 그린 결정 경계, 클래스 {classes}',
  },
  'map.label-accuracy': {
    en: {
      by: 'all',
      one: '{map}; {right} of {all} point is classified correctly',
      other: '{map}; {right} of {all} points are classified correctly',
    },
    ko: '{map}. 점 {all}개 중 {right}개를 맞게 나눴어요',
  },
  'map.label-line': {
    en: { one: 'Output over x1, with {count} sample', other: 'Output over x1, with {count} samples' },
    ko: 'x1에 따른 출력 곡선과 표본 {count}개',
  },
  'map.other-shape': {
    en: 'Networks with one or two inputs are drawn here.',
    ko: '입력이 한두 개인 신경망이면 여기에 그려 드려요.',
  },
  'map.class': { en: 'Class {label}', ko: '클래스 {label}' },
  'map.legend': { en: 'Classes', ko: '클래스' },
  'map.shown': { en: 'shown in the diagram', ko: '신경망 그림에 넣은 입력' },
  'map.put': {
    en: 'Click the map to add a point, or to take one back',
    ko: '지도를 눌러 점을 찍거나 지워 보세요',
  },
  'map.take': { en: 'Take mine back', ko: '내 점 지우기' },
  'map.take-any': { en: 'Take back', ko: '점 지우기' },
  'map.x1': { en: 'x1 of the new point', ko: '새 점의 x1' },
  'map.x2': { en: 'x2 of the new point', ko: '새 점의 x2' },
  'map.add': { en: 'Add point', ko: '점 추가' },
  'map.pick': {
    en: 'Click a point to send it through the network',
    ko: '점을 누르면 그 점이 신경망에 들어가요',
  },
} as const satisfies Record<string, Sentence>;
