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

/** An axis for these losses: from 0 up while they are of one order, by powers of ten beyond that. */
export function lossAxis(losses: readonly number[]): LossAxis {
  const most = Math.max(...losses);
  const least = Math.min(...losses);
  if (least > 0 && most / least >= WIDE) return logAxis(Math.log10(least), Math.log10(most));
  const top = niceTop(most);
  const ticks = [0, top / 2, top].map((value) => ({ value, text: tickText(Number(value.toPrecision(3))) }));
  return { kind: 'linear', share: (loss) => loss / top, ticks };
}

function logAxis(least: number, most: number): LossAxis {
  const from = Math.floor(least);
  const to = Math.ceil(most);
  const step = Math.max(1, Math.ceil((to - from) / 4));
  const ticks: { value: number; text: string }[] = [];
  for (let power = from; power <= to; power += step) {
    ticks.push({
      value: 10 ** power,
      text: Math.abs(power) <= 3 ? tickText(Number(`1e${power}`)) : powerOfTen(power),
    });
  }
  return { kind: 'log', share: (loss) => (Math.log10(loss) - from) / (to - from || 1), ticks };
}

function niceTop(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.4, 2, 3, 5, 7, 10].find((nice) => nice * power >= value * 1.02) ?? 10) * power;
}
