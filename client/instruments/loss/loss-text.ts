import { powerOfTen } from '../../charts/magnitude.ts';
import { formatDelta, formatReading } from '../../elements/format.ts';

/** What four decimals would call 0.0000. */
const FINEST = 0.00005;
/** Of two losses, a difference this many times smaller is rounding. */
const ROUNDING = 1e-9;

/** A loss to read: four decimals, 3×10⁻⁷ where those would all be 0, a dash where it is no number. */
export function lossText(loss: number | null): string {
  if (loss === null) return '—';
  return isFine(loss) ? fine(loss) : formatReading(loss);
}

/** A change of the loss, with its sign. */
export function changeText(change: number): string {
  return isFine(change) ? `${change < 0 ? '−' : '+'}${fine(Math.abs(change))}` : formatDelta(change);
}

/** How the loss changed from one to another: null where either is no number, 0 where they differ by rounding. */
export function changeOf(before: number | null, now: number | null): number | null {
  if (before === null || now === null) return null;
  const change = now - before;
  return Math.abs(change) <= ROUNDING * Math.max(Math.abs(before), Math.abs(now)) ? 0 : change;
}

function isFine(value: number): boolean {
  return value !== 0 && Math.abs(value) < FINEST;
}

function fine(value: number): string {
  const [digits, exponent] = value.toExponential(0).split('e');
  return `${digits}×${powerOfTen(Number(exponent))}`;
}
