import type { Feature } from '../kernel/definition.ts';
import { addPoint, setData, setInput, setPoints, setTarget, showSample, takePoints } from './commands.ts';
import { dataSet, inputSet, pointAdded, pointsSet, pointsTaken, targetSet } from './events.ts';

/** What goes into a network, and what should come out. */
export const data = {
  name: 'data',
  commands: [setInput, setTarget, setData, showSample, setPoints, addPoint, takePoints],
  events: [inputSet, targetSet, dataSet, pointsSet, pointAdded, pointsTaken],
} satisfies Feature;
