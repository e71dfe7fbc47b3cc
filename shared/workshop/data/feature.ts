import type { Feature } from '../kernel/definition.ts';
import { addPoint, setData, setInput, setPoints, setTarget, showSample } from './commands.ts';
import { dataSet, inputSet, pointAdded, pointsSet, targetSet } from './events.ts';

/** What goes into a network, and what should come out. */
export const data = {
  name: 'data',
  commands: [setInput, setTarget, setData, showSample, setPoints, addPoint],
  events: [inputSet, targetSet, dataSet, pointsSet, pointAdded],
} satisfies Feature;
