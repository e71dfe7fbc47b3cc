import { type Dataset, type DatasetSource, datasetOf } from '../../math/datasets/dataset.ts';
import { type DatasetName, datasets, makeDataset } from '../../math/datasets.ts';

/** A point that somebody in the class put on the plane, and its class (0 or 1). */
export type Point = readonly [x1: number, x2: number, label: 0 | 1];

/** What a board's loss is taken over. */
export type DataChoice =
  /** The one sample typed into the diagram: input and target. */
  | { readonly kind: 'sample' }
  /** The class's own points. */
  | { readonly kind: 'points' }
  /** A data set of the catalogue; what is left out is the catalogue's. */
  | {
      readonly kind: 'set';
      readonly name: DatasetName;
      readonly samples?: number;
      readonly noise?: number;
      readonly classes?: number;
      readonly seed?: number;
    };

/** Points a board takes. */
export const POINTS = 200;

/** What the samples of a board follow from. */
interface WithData {
  readonly data: DataChoice;
  readonly points: readonly Point[];
  readonly input: readonly number[];
  readonly target: readonly number[];
}

const sets = new WeakMap<DataChoice, Dataset>();
const clouds = new WeakMap<readonly Point[], Dataset>();

/**
 * The samples of a board; undefined while the class has put no point yet. The same object as long as the
 * board's data are the same.
 */
export function dataOf({ data, points, input, target }: WithData): Dataset | undefined {
  if (data.kind === 'sample') return datasetOf([{ x: input, t: target }]);
  if (data.kind === 'points') {
    return points.length === 0 ? undefined : remembered(clouds, points, () => cloudOf(points));
  }
  return remembered(sets, data, () => makeSet(data));
}

/** Inputs and outputs that a choice of data needs, or undefined where any will do. */
export function shapeOf(data: DataChoice): { readonly inputs: number; readonly outputs: number } | undefined {
  if (data.kind === 'sample') return undefined;
  return data.kind === 'points' ? { inputs: 2, outputs: 1 } : makeSet(data);
}

/** What is to be learnt from a choice of data. */
export function taskOf(data: DataChoice): DatasetSource['task'] {
  if (data.kind === 'set') return datasets[data.name].task;
  return data.kind === 'points' ? 'binary' : 'regression';
}

function makeSet({ name, samples, noise, classes, seed }: Extract<DataChoice, { kind: 'set' }>): Dataset {
  return makeDataset(name, {
    ...(samples !== undefined && { samples }),
    ...(noise !== undefined && { noise }),
    ...(classes !== undefined && { classes }),
    ...(seed !== undefined && { seed }),
  });
}

function cloudOf(points: readonly Point[]): Dataset {
  return datasetOf(points.map(([x1, x2, label]) => ({ x: [x1, x2], t: [label] })));
}

function remembered<Key extends object>(
  cache: WeakMap<Key, Dataset>,
  key: Key,
  make: () => Dataset,
): Dataset {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
