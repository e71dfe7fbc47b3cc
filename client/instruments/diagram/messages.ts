import type { Sentence } from '#shared/locale.ts';

/** What the diagram says. */
export const diagram = {
  'diagram.label': {
    en: 'Network diagram: the up and down arrows choose a parameter, left and right change it, Enter lets you type a number, Escape lets go.',
    ko: '신경망 그림: 위아래 화살표로 파라미터를 고르고 좌우 화살표로 값을 바꿔요. Enter를 누르면 숫자를 입력하고, Esc를 누르면 놓아요.',
  },
  'diagram.legend': { en: 'Weight', ko: '가중치' },
  'diagram.input-field': { en: 'Input x{number}', ko: '입력 x{number}' },
  'diagram.target-field': { en: 'Target t{number}', ko: '타깃 t{number}' },
  'diagram.map': {
    en: 'Network. Tap a line to choose its weight',
    ko: '신경망. 선을 누르면 그 가중치를 고를 수 있어요',
  },
  'diagram.legend-largest': { en: 'largest |w| {size}', ko: '가장 큰 |w| {size}' },
  'diagram.lead-layer': { en: 'Have everybody look at this layer', ko: '이 층을 모두 함께 보기' },
  'diagram.layer-looked-at': {
    en: 'The class is looking at this layer: {layer}',
    ko: '지금 함께 보는 층: {layer}',
  },
  'diagram.loading': { en: 'Loading the network', ko: '신경망을 불러오는 중' },
} as const satisfies Record<string, Sentence>;
