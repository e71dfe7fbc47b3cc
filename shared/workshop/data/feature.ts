import type { Feature } from '../kernel/definition.ts';
import {
  addPoint,
  addPoints,
  setData,
  setInput,
  setPoints,
  setTarget,
  showSample,
  takePoints,
} from './commands.ts';
import { dataSet, inputSet, pointAdded, pointsAdded, pointsSet, pointsTaken, targetSet } from './events.ts';

/** What goes into a network, and what should come out. */
export const data = {
  name: 'data',
  commands: [setInput, setTarget, setData, showSample, setPoints, addPoint, addPoints, takePoints],
  events: [inputSet, targetSet, dataSet, pointsSet, pointAdded, pointsAdded, pointsTaken],
} satisfies Feature;
