const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A size of any order in at most a few digits: 0.0123, 4.2, 3.1×10⁻⁷. */
export function formatMagnitude(value: number): string {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return '—';
  const magnitude = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (magnitude >= 0.001 && magnitude < 10_000) return sign + magnitude.toPrecision(3);
  const [digits, exponent = '0'] = magnitude.toExponential(1).split('e');
  return `${sign}${digits}×${powerOfTen(Number(exponent))}`;
}

/** 10⁻⁷. */
export function powerOfTen(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => RAISED.charAt(Number(digit)));
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}
