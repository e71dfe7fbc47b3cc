import { blobs } from './datasets/blobs.ts';
import { circles } from './datasets/circles.ts';
import { curve } from './datasets/curve.ts';
import { type Dataset, type DatasetOptions, type DatasetSource, dataLimits } from './datasets/dataset.ts';
import { and, nand, or, xor } from './datasets/gates.ts';
import { lectureSample } from './datasets/lecture-sample.ts';
import { moons } from './datasets/moons.ts';
import { plateau } from './datasets/plateau.ts';
import { spiral } from './datasets/spiral.ts';
import { tenClasses } from './datasets/ten-classes.ts';

/** Every data set by its name; names, menus and validators follow from this table. */
export const datasets = {
  and,
  or,
  nand,
  xor,
  'lecture-sample': lectureSample,
  'ten-classes': tenClasses,
  blobs,
  circles,
  moons,
  spiral,
  curve,
  plateau,
} as const satisfies Record<string, DatasetSource>;

export type DatasetName = keyof typeof datasets;

export const datasetNames = Object.keys(datasets) as DatasetName[];

/**
 * A data set of the catalogue; the same for the same options, on every machine.
 * @param options what is left out starts where the catalogue says, the seed at 0
 * @throws RangeError when there would be no sample or more than `dataLimits.samples`, fewer than two
 *   classes or more than 10, or negative noise
 */
export function makeDataset(name: DatasetName, options: Partial<DatasetOptions> = {}): Dataset {
  const source: DatasetSource = datasets[name];
  const all: DatasetOptions = { samples: 1, noise: 0, classes: 2, seed: 0, ...source.options, ...options };
  requireRange('samples', all.samples, 1, dataLimits.samples);
  requireRange('classes', all.classes, 2, 10);
  if (!(all.noise >= 0 && all.noise <= dataLimits.magnitude)) throw new RangeError(`noise of ${all.noise}`);
  return source.make(all);
}

function requireRange(what: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${value} ${what}, not ${least} to ${most}`);
  }
}
