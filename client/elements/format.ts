import { limits } from '#shared/workshop/model/limits.ts';

const MINUS = '−';
const LARGEST = 9999;

function fixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '—';
  if (Math.abs(value) >= LARGEST + 0.5) return value > 0 ? `> ${LARGEST}` : `< ${MINUS}${LARGEST}`;
  return signOf(value, Math.abs(value).toFixed(digits));
}

function signOf(value: number, magnitude: string): string {
  return value < 0 && Number(magnitude) !== 0 ? MINUS + magnitude : magnitude;
}

function between(value: number, least: number, most: number): string {
  if (!Number.isFinite(value)) return '—';
  const magnitude = Math.abs(value).toFixed(most).replace(/0+$/, '');
  const [whole = '0', rest = ''] = magnitude.split('.');
  return signOf(value, least === 0 && rest === '' ? whole : `${whole}.${rest.padEnd(least, '0')}`);
}

function plus(value: number, text: string): string {
  return value > 0 && /[1-9]/.test(text) ? text.replace(/(?=\d)/, '+') : text;
}

/** A weight or bias to read: two decimals, a true minus; "> 9999" and "—" instead of noise. */
export function formatWeight(value: number): string {
  return fixed(value, 2);
}

/** A bias or a delta of a weight: as `formatWeight`, with its plus sign. */
export function formatSigned(value: number): string {
  return plus(value, fixed(value, 2));
}

/** An activation, a loss or a gradient: four decimals. */
export function formatReading(value: number): string {
  return fixed(value, 4);
}

/** A difference of readings: four decimals and its sign. */
export function formatDelta(value: number): string {
  return plus(value, fixed(value, 4));
}

/** A share in whole percent; it is 100 or 0 only where all or none are meant. */
export function formatPercent(share: number): string {
  const percent = Math.round(100 * share);
  if (percent === 100 && share < 1) return '99';
  return percent === 0 && share > 0 ? '1' : String(percent);
}

/** A parameter where it is edited: two to four decimals, at any magnitude. */
export function formatParameter(value: number): string {
  return between(value, 2, 4);
}

/**
 * A reading in a cell of the diagram, which has room for seven characters, or short for five and its minus:
 * the larger the value, the fewer its decimals.
 */
export function formatCell(value: number, room: 'long' | 'short' = 'long'): string {
  return room === 'long' ? fitted(value, 4, 6) : fitted(value, 2, 4);
}

/** A bias on its chip: as `formatSigned`, with fewer decimals from 1000 on. */
export function formatChip(value: number): string {
  return plus(value, fitted(value, 2, 6));
}

/** As `fixed`, with as many of the decimals as fit into so many characters, the minus apart. */
function fitted(value: number, decimals: number, characters: number): string {
  let kept = decimals;
  while (kept > 0 && Math.abs(value).toFixed(kept).length > characters) kept--;
  return fixed(value, kept);
}

/** An input: one to four decimals. */
export function formatInput(value: number): string {
  return between(value, 1, 4);
}

/** An input in a cell of the diagram, which has room for two decimals. */
export function formatCellInput(value: number): string {
  return between(value, 1, 2);
}

/** A target: as few decimals as it needs, at most four. */
export function formatTarget(value: number): string {
  return between(value, 0, 4);
}

/** A setting to read: up to six digits, a true minus. */
export function settingText(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '−');
}

/** What typed text means, or the code of the rejection that says why it is no value. */
export type Parsed =
  | { readonly value: number }
  | { readonly rejection: 'value-not-finite' | 'value-out-of-range' };

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Reads a typed number: any minus sign, and a comma for the decimal point, are welcome. */
export function parseNumber(text: string): Parsed {
  const plain = text
    .trim()
    .replace(/[−–—﹣－]/g, '-')
    .replace(/[,，]/g, '.');
  if (!NUMBER.test(plain)) return { rejection: 'value-not-finite' };
  const value = Number(plain);
  if (Math.abs(value) > limits.magnitude) return { rejection: 'value-out-of-range' };
  return { value };
}

/** A value moved by `by`: without binary noise (0.1 + 0.2 is 0.3) and within the limits. */
export function moved(value: number, by: number): number {
  const next = Number((value + by).toFixed(10));
  return Math.min(limits.magnitude, Math.max(-limits.magnitude, next));
}

/** The class of a value's sign. */
export function signClass(value: number): 'pos' | 'neg' | 'zero' {
  if (value > 0) return 'pos';
  return value < 0 ? 'neg' : 'zero';
}
