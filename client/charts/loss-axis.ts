import { nice, ticks } from 'd3-array';
import { powerOfTen } from './magnitude.ts';
import { tickText } from './plane-scale.ts';

/** The upright axis of a loss curve. */
export interface LossAxis {
  readonly kind: 'linear' | 'log';
  /** Where a loss lies, from 0 at the bottom to 1 at the top. */
  readonly share: (loss: number) => number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** From this many times as large at the top as at the bottom, a curve is read better on a log scale. */
const WIDE = 30;
/** About as many steps between the ticks, of round numbers and of powers of ten. */
const STEPS = 3;
const POWERS = 4;

/** An axis for these losses: from 0 up while they are of one order, by powers of ten beyond that. */
export function lossAxis(losses: readonly number[]): LossAxis {
  const most = Math.max(...losses);
  const least = Math.min(...losses);
  const wide = least > 0 && most / least >= WIDE;
  return wide ? logAxis(Math.log10(least), Math.log10(most)) : linearAxis(most);
}

/** An axis from 0 to a round number not below `most`. */
export function linearAxis(most: number): LossAxis {
  const [, top] = most > 0 ? nice(0, most, STEPS) : [0, 1];
  return {
    kind: 'linear',
    share: (loss) => loss / top,
    ticks: ticks(0, top, STEPS).map((value) => ({ value, text: tickText(value) })),
  };
}

function logAxis(least: number, most: number): LossAxis {
  const from = Math.floor(least);
  const to = Math.ceil(most);
  return {
    kind: 'log',
    share: (loss) => (Math.log10(loss) - from) / (to - from),
    // No more ticks than there are powers, so that none lies between two.
    ticks: ticks(from, to, Math.min(POWERS, to - from)).map((power) => ({
      value: 10 ** power,
      text: Math.abs(power) <= 3 ? tickText(Number(`1e${power}`)) : powerOfTen(power),
    })),
  };
}
