import type { Report, Result } from './run.ts';

/** One pass of one task as a table for people. */
export function resultText({ task, pass, timings, overPlain, bytesPerCall }: Result): string {
  const rows = timings.map(({ name, fastest, median, ratio, medianRatio }) =>
    [
      `  ${name.padEnd(12)}`,
      fastest.toFixed(2).padStart(12),
      median.toFixed(2).padStart(12),
      ratio.toFixed(2).padStart(9),
      `(${medianRatio.toFixed(2)})`.padStart(12),
    ].join(''),
  );
  return [
    `${task} ${pass}: ${overPlain.toFixed(2)}× the plain loops, ${bytesPerCall.toFixed(1)} bytes a call`,
    '                fastest µs   median µs   × ours (of medians)',
    ...rows,
    '',
  ].join('\n');
}

/** Who did not take part, why, and how to have them. */
export function missingText(missing: Report['missing']): string {
  const lines = Object.entries(missing).map(([name, reason]) => `${name} did not take part: ${reason}`);
  if (lines.length > 0) lines.push('The peers come with: npm ci --ignore-scripts --prefix test/bench/math');
  return lines.join('\n');
}

/** The whole report for people. */
export function mathReport({ results, missing }: Report): string {
  return [...results.map(resultText), missingText(missing)].join('\n');
}
