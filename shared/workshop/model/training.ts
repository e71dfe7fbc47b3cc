import type { DivergenceSite } from '../../math/divergence.ts';
import type { OptimizerName } from '../../math/optimizers.ts';

/** How a board's network is trained: chosen by people, carried out by the server. */
export interface TrainingSettings {
  readonly optimizer: OptimizerName;
  /** η. */
  readonly learningRate: number;
  /** Samples of a mini-batch; 0 takes all of them. */
  readonly batchSize: number;
  readonly l1: number;
  readonly l2: number;
  /** Steps a second; 0 goes as fast as the server can. */
  readonly speed: number;
}

export const defaultTraining: TrainingSettings = {
  optimizer: 'sgd',
  learningRate: 0.5,
  batchSize: 0,
  l1: 0,
  l2: 0,
  // Slow enough to be followed with the eye.
  speed: 20,
};

/** Bounds of the settings, for validators and sliders. */
export const trainingLimits = {
  learningRate: { least: 1e-6, most: 100 },
  batchSize: { least: 0, most: 1_000 },
  penalty: { least: 0, most: 1 },
  speed: { least: 0, most: 1_000 },
  /** Steps one command may ask for. */
  steps: { least: 1, most: 100_000 },
} as const;

/** Why a training stopped by itself: what blew up first, at which step, going how fast. */
export interface Blowup {
  readonly first: DivergenceSite;
  readonly step: number;
  readonly learningRate: number;
}

/** One point of a loss curve: the loss over all data after so many steps. */
export type CurvePoint = readonly [step: number, loss: number];

/** Where a board's training stands. */
export interface TrainingState {
  readonly settings: TrainingSettings;
  readonly running: boolean;
  /** The step to stop at, or null to go on until paused. */
  readonly until: number | null;
  readonly steps: number;
  readonly epochs: number;
  /** The way so far, oldest first, thinned out to at most `CURVE` points. */
  readonly curve: readonly CurvePoint[];
  /** Why the last training stopped by itself; null when it did not. */
  readonly blowup: Blowup | null;
}

/** A training that has not begun. */
export function freshTraining(settings: TrainingSettings = defaultTraining): TrainingState {
  return { settings, running: false, until: null, steps: 0, epochs: 0, curve: [], blowup: null };
}

/** Points a loss curve keeps. */
export const CURVE = 256;

/** The curve with one more point; when it is full, every other point goes first. */
export function extendCurve(curve: readonly CurvePoint[], point: CurvePoint): readonly CurvePoint[] {
  const kept = curve.length < CURVE ? curve : curve.filter((_, index) => index % 2 === 0);
  return [...kept, point];
}
