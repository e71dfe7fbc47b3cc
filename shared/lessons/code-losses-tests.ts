import { log } from '../math/elementary.ts';
import { crossEntropy } from '../math/losses/cross-entropy.ts';
import { LOG_FLOOR } from '../math/losses/loss.ts';
import { mse } from '../math/losses/mse.ts';
import type { CodeTest } from '../workshop/model/code.ts';
import type { Words } from '../workshop/model/question.ts';

type Rows = ReadonlyArray<readonly number[]>;

/** The target of both answers: class 2. */
export const target = [0, 0, 1, 0, 0, 0, 0, 0, 0, 0];
/** The two answers of the lecture's book: class 2 has 0.6, and then class 7. */
export const firstAnswer = [0.1, 0.05, 0.6, 0, 0.05, 0.1, 0, 0.1, 0, 0];
export const secondAnswer = [0.1, 0.05, 0.1, 0, 0.05, 0.1, 0, 0.6, 0, 0];
/** Nothing for the right class. */
export const zeroAnswer = [0.1, 0.05, 0, 0, 0.05, 0.1, 0, 0.7, 0, 0];

const smooth = [0.1, 0.7, 0.2];
const smoothTarget = [0, 1, 0];
const batch: Rows = [
  [0.7, 0.2, 0.1],
  [0.3, 0.3, 0.4],
];
const batchTarget: Rows = [
  [1, 0, 0],
  [0, 0, 1],
];
const flat = [0.2, 0.9, 0.4, 0.6];
const column: Rows = [[0], [1], [1], [0]];

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The mean over rows of a loss of one row. */
const over = (loss: typeof mse.f, y: Rows, t: Rows) => mean(y.map((row, k) => loss(row, t[k]!)));
const distance = (y: readonly number[], t: readonly number[]) =>
  mean(y.map((value, k) => Math.abs(value - t[k]!)));

export const MSE = 'mean_squared_error';
export const CE = 'cross_entropy_error';

function meanSquaredError(id: string, says: Words, y: readonly number[], t: readonly number[]): CodeTest {
  const gives = mse.f(y, t);
  return {
    id,
    says,
    calls: MSE,
    passes: [y, t],
    gives,
    slips: [
      { slip: 'half-sum', leads: (gives * y.length) / 2 },
      { slip: 'sum', leads: gives * y.length },
      { slip: 'half', leads: gives / 2 },
      { slip: 'root', leads: Math.sqrt(gives) },
      { slip: 'not-squared', leads: distance(y, t) },
    ],
  };
}

function crossEntropyError(id: string, says: Words, y: readonly number[], t: readonly number[]): CodeTest {
  const gives = crossEntropy.f(y, t);
  return {
    id,
    says,
    calls: CE,
    passes: [y, t],
    gives,
    slips: [
      { slip: 'sign', leads: -gives },
      { slip: 'mean-of-classes', leads: gives / y.length },
      { slip: 'other-base', leads: gives / log(2) },
      { slip: 'other-base', leads: gives / log(10) },
    ],
  };
}

/** Another floor under the logarithm than the lecture's. */
const floors = [1e-10, 1e-9, 1e-8, 1e-6, 1e-5, 1e-4].map((floor) => ({ slip: 'floor', leads: -log(floor) }));

const zero = crossEntropyError(
  'ce-zero',
  { en: '0 for the right class', ko: '정답 칸이 0일 때' },
  zeroAnswer,
  target,
);

export const visible: readonly CodeTest[] = [
  {
    ...meanSquaredError('mse-same', { en: 'The same: 0', ko: '같은 값이면 0' }, target, target),
    slips: [],
  },
  meanSquaredError('mse-first', { en: 'The first answer', ko: '첫째 답' }, firstAnswer, target),
  meanSquaredError('mse-second', { en: 'The second answer', ko: '둘째 답' }, secondAnswer, target),
  crossEntropyError('ce-smooth', { en: 'An answer without 0', ko: '0이 없는 답' }, smooth, smoothTarget),
  crossEntropyError('ce-first', { en: 'The first answer', ko: '첫째 답' }, firstAnswer, target),
  crossEntropyError('ce-second', { en: 'The second answer', ko: '둘째 답' }, secondAnswer, target),
  { ...zero, slips: [...zero.slips, ...floors] },
];

/** y − t of (n,) and (n, 1) is (n, n): every y with every t. */
const spread = mean(flat.flatMap((y) => column.map(([t = 0]) => (y - t) * (y - t))));
const batchLoss = over(crossEntropy.f, batch, batchTarget);

export const hidden: readonly CodeTest[] = [
  {
    id: 'mse-batch',
    says: { en: 'Two samples at once', ko: '표본 두 개를 한꺼번에' },
    calls: MSE,
    passes: [batch, batchTarget],
    gives: over(mse.f, batch, batchTarget),
    slips: [{ slip: 'sum', leads: over(mse.f, batch, batchTarget) * 3 }],
  },
  {
    id: 'mse-column',
    says: { en: 'y is (4,), t is (4, 1)', ko: 'y는 (4,), t는 (4, 1)' },
    calls: MSE,
    passes: [flat, column],
    gives: mse.f(flat, column.flat()),
    slips: [{ slip: 'broadcast', leads: spread }],
  },
  {
    id: 'ce-batch',
    says: { en: 'Two samples at once', ko: '표본 두 개를 한꺼번에' },
    calls: CE,
    passes: [batch, batchTarget],
    gives: batchLoss,
    slips: [
      { slip: 'batch-summed', leads: batchLoss * 2 },
      { slip: 'mean-of-classes', leads: batchLoss / 3 },
    ],
  },
  {
    id: 'ce-sure',
    says: { en: 'Sure and right', ko: '확신했고 맞았을 때' },
    calls: CE,
    passes: [
      [0, 0, 1],
      [0, 0, 1],
    ],
    gives: crossEntropy.f([0, 0, 1], [0, 0, 1]),
    slips: [],
  },
];

/** What 1e−7 under the logarithm makes of a 0. */
export const zeroLoss = -log(LOG_FLOOR);
