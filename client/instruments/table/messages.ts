import type { Sentence } from '#shared/locale.ts';

/** What the weight table says. */
export const table = {
  'table.label': { en: 'Table of weights and biases', ko: '가중치와 편향 표' },
  'table.weights': { en: 'Weights, {from} to {to}', ko: '가중치, {from}에서 {to}' },
  'table.bias-row': { en: 'bias', ko: '편향' },
} as const satisfies Record<string, Sentence>;
