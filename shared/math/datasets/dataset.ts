/** Samples to learn from: row r of X and of T belong together. */
export interface Dataset {
  /** Numbers a sample has. */
  readonly inputs: number;
  /** Numbers to be answered. */
  readonly outputs: number;
  readonly samples: number;
  /** X (samples × inputs). */
  readonly x: Float64Array;
  /** T (samples × outputs). */
  readonly t: Float64Array;
}

/** How large a data set may be. */
export const dataLimits = { samples: 1000, features: 64, magnitude: 1e6 } as const;

/** What may be chosen of a generated data set. */
export interface DatasetOptions {
  /** How many samples. */
  readonly samples: number;
  /** Standard deviation of what is added to every coordinate (the curve: to its target). */
  readonly noise: number;
  /** How many classes, where that is open; two share one output, more are one-hot. */
  readonly classes: number;
  readonly seed: number;
}

/** A data set of the catalogue. */
export interface DatasetSource {
  readonly task: 'binary' | 'classes' | 'regression';
  /** The options it listens to, with where they start. */
  readonly options: Readonly<Partial<Omit<DatasetOptions, 'seed'>>>;
  readonly make: (options: DatasetOptions) => Dataset;
}

/** A data set from a list of samples; all of one shape, at least one. */
export function datasetOf(samples: readonly Sample[]): Dataset {
  const first = samples[0]!;
  return {
    inputs: first.x.length,
    outputs: first.t.length,
    samples: samples.length,
    x: Float64Array.from(samples.flatMap(({ x }) => x)),
    t: Float64Array.from(samples.flatMap(({ t }) => t)),
  };
}

/** One sample: what goes in, and what should come out. */
export interface Sample {
  readonly x: readonly number[];
  readonly t: readonly number[];
}

/** The target of a class: 0 or 1 where there are two, otherwise one-hot. */
export function classTarget(label: number, classes: number): number[] {
  return classes === 2 ? [label] : Array.from({ length: classes }, (_, k) => (k === label ? 1 : 0));
}

/** The same samples with a one-hot target of two in place of one output 0 or 1; for softmax. */
export function oneHot(data: Dataset): Dataset {
  if (data.outputs !== 1) return data;
  return { ...data, outputs: 2, t: Float64Array.from(Array.from(data.t).flatMap((t) => [1 - t, t])) };
}
