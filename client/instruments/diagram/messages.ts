import type { Sentence } from '#shared/locale.ts';

/** What the diagram says. */
export const diagram = {
  'diagram.label': {
    en: 'Network diagram: up and down choose a parameter, left and right change it, Enter types a number, Escape lets go.',
    ko: '신경망 그림: 위아래로 파라미터를 고르고, 좌우로 값을 바꿔요. Enter로 입력하고 Esc로 놓아요.',
  },
  'diagram.legend': { en: 'Weight', ko: '가중치' },
  'diagram.input-field': { en: 'Input x{number}', ko: '입력 x{number}' },
  'diagram.target-field': { en: 'Target t{number}', ko: '목표 t{number}' },
  'diagram.map': { en: 'Network; tap a line to pick its weight', ko: '신경망. 선을 누르면 가중치를 골라요' },
  'diagram.legend-largest': { en: 'largest |w| {size}', ko: '가장 큰 |w| {size}' },
  'diagram.loading': { en: 'Loading the network', ko: '신경망을 불러오는 중' },
} as const satisfies Record<string, Sentence>;
