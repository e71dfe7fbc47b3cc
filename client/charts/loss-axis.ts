import { nice, ticks } from 'd3-array';
import { powerOfTen } from './magnitude.ts';
import { tickText } from './plane-scale.ts';

/** The upright axis of a loss curve. */
export interface LossAxis {
  readonly kind: 'linear' | 'log';
  /** Where a loss lies, from 0 at the bottom to 1 at the top; what lies beyond is at the top. */
  readonly share: (loss: number) => number;
  /** Whether a loss is too large for the axis: its place is marked there. */
  readonly beyond: (loss: number) => boolean;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** From this many times as large at the top as at the bottom, a curve is read better on a log scale. */
const WIDE = 30;
/** More than this many times the median is a spike, which an axis does not reach for: from 0 up, and by powers of ten. */
const SPIKE = { linear: WIDE, log: 1_000 };
/** About as many steps between the ticks, of round numbers and of powers of ten. */
const STEPS = 3;
const POWERS = 4;

/** An axis for these losses: from 0 up while they are of one order, by powers of ten beyond that. */
export function lossAxis(losses: readonly number[]): LossAxis {
  const most = largestOf(losses, SPIKE.log);
  const least = Math.min(...losses);
  const wide = least > 0 && most / least >= WIDE;
  return wide ? logAxis(Math.log10(least), Math.log10(most)) : linearTo(most);
}

/** An axis from 0 to a round number not below any of these losses, but for spikes. */
export function linearAxis(losses: readonly number[]): LossAxis {
  return linearTo(largestOf(losses, SPIKE.linear));
}

/** The largest of the losses that is not a spike; 0 where there are none. */
function largestOf(losses: readonly number[], times: number): number {
  const sorted = losses.toSorted((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  // Where half of them are 0, nothing tells a spike from the rest.
  return (median > 0 ? sorted.findLast((loss) => loss <= times * median) : sorted.at(-1)) ?? 0;
}

/** About how wide (px) the ticks' text is at most: a digit for each letter. */
export function textWidth({ ticks }: Pick<LossAxis, 'ticks'>): number {
  return 6.6 * Math.max(0, ...ticks.map(({ text }) => text.length));
}

function linearTo(most: number): LossAxis {
  const [, top] = most > 0 ? nice(0, most, STEPS) : [0, 1];
  return {
    kind: 'linear',
    share: (loss) => Math.min(1, loss / top),
    beyond: (loss) => loss > top,
    ticks: ticks(0, top, STEPS).map((value) => ({ value, text: tickText(value) })),
  };
}

function logAxis(least: number, most: number): LossAxis {
  const from = Math.floor(least);
  const to = Math.ceil(most);
  return {
    kind: 'log',
    share: (loss) => Math.min(1, (Math.log10(loss) - from) / (to - from)),
    beyond: (loss) => Math.log10(loss) > to,
    // No more ticks than there are powers, so that none lies between two.
    ticks: ticks(from, to, Math.min(POWERS, to - from)).map((power) => ({
      value: 10 ** power,
      text: Math.abs(power) <= 3 ? tickText(Number(`1e${power}`)) : powerOfTen(power),
    })),
  };
}

/** The first of every stretch of losses that lie beyond an axis, by index: where an arrow says that it goes on. */
export function spikesOf({ beyond }: LossAxis, losses: readonly (number | null)[]): number[] {
  const isOut = (loss: number | null | undefined) => typeof loss === 'number' && beyond(loss);
  return [...losses.keys()].filter((k) => isOut(losses[k]) && !isOut(losses[k - 1]));
}

/** An arrow up at a place of a chart's upper edge, as SVG path data. */
export function arrowUp(x: number, y: number, size: number): string {
  return `M${(x - size).toFixed(1)} ${(y + size).toFixed(1)}h${2 * size}l${-size} ${-size * 1.5}z`;
}
