import type { Feature } from '../kernel/definition.ts';
import { setRange } from './commands.ts';
import { rangeSet } from './events.ts';

/** How far hands may move the weights and biases of a board. */
export const range = {
  name: 'range',
  commands: [setRange],
  events: [rangeSet],
} satisfies Feature;
