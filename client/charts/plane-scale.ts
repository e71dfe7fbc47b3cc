import { ticks } from 'd3-array';
import type { ActivationName } from '#shared/math/activations.ts';
import type { Range } from '../workers/plane.ts';

/** Where a unit's output changes from one side to the other, and how far off it is at full strength. */
export interface Scale {
  readonly middle: number;
  readonly reach: number;
}

/** The scale of a unit's values: around 0.5 where they are a share of 1, otherwise around 0. */
export function scaleOf(
  activation: ActivationName,
  values: Float32Array,
  unit: number,
  units: number,
  middle: number = middleOf(activation),
): Scale {
  if (activation === 'sigmoid' || activation === 'softmax' || activation === 'step') {
    return { middle, reach: 0.5 };
  }
  if (activation === 'tanh') return { middle, reach: 1 };
  let reach = 0;
  for (let k = unit; k < values.length; k += units) {
    const distance = Math.abs(values[k]! - middle);
    if (distance > reach && Number.isFinite(distance)) reach = distance;
  }
  return { middle, reach: reach || 1 };
}

export function middleOf(activation: ActivationName): number {
  return activation === 'sigmoid' || activation === 'softmax' || activation === 'step' ? 0.5 : 0;
}

/** A range that holds all values with some room around them, at least `least` wide. */
export function rangeOf(values: Iterable<number>, least: Range): Range {
  let [from, to] = least;
  for (const value of values) {
    if (value < from) from = value;
    if (value > to) to = value;
  }
  const room = (to - from) * 0.08;
  return [from - room, to + room];
}

/** Two to five round numbers within a range. */
export function ticksOf([from, to]: Range): number[] {
  return ticks(from, to, 3);
}

/** A tick as text: no more digits than it needs, a true minus. */
export function tickText(value: number): string {
  const magnitude = Math.abs(value);
  const plain = magnitude === 0 || (magnitude >= 0.001 && magnitude < 10_000);
  const text = plain ? String(magnitude) : magnitude.toExponential().replace('e+', 'e').replace('e-', 'e−');
  return value < 0 ? `−${text}` : text;
}
