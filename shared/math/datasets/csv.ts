import { type Dataset, dataLimits, type Sample } from './dataset.ts';
import { type DataResult, pointsData, refuse } from './points.ts';

/** A number as people type and paste it, or NaN: `0.5`, `-1e3`, `−2` with a true minus. */
function numberOf(cell: string): number {
  const text = cell
    .trim()
    .replace(/^["']|["']$/g, '')
    .replace('−', '-');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

function cellsOf(line: string): string[] {
  return line.split(line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',');
}

/**
 * Pasted rows of `inputs` numbers and then `outputs` numbers, separated by commas, semicolons or tabs. A
 * first line without any number is taken for a heading; empty lines are skipped.
 * @returns the data, or the first problem with its line and column, both from 1
 */
export function parseCsv(text: string, inputs: number, outputs: number): DataResult {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ line: index + 1, cells: cellsOf(line), empty: line.trim() === '' }))
    .filter(({ empty }) => !empty);
  if (lines[0]?.cells.every((cell) => Number.isNaN(numberOf(cell)))) lines.shift();
  if (lines.length > dataLimits.samples) {
    return refuse('too-many-samples', { limit: dataLimits.samples, received: lines.length });
  }
  const samples: Sample[] = [];
  for (const { line, cells } of lines) {
    if (cells.length !== inputs + outputs) {
      return refuse('wrong-columns', { line, expected: inputs + outputs, received: cells.length });
    }
    const values = cells.map(numberOf);
    const bad = values.findIndex((value) => !(Math.abs(value) <= dataLimits.magnitude));
    if (bad >= 0) {
      return Number.isNaN(values[bad])
        ? refuse('not-a-number', { line, column: bad + 1, value: cells[bad]!.trim().slice(0, 24) })
        : refuse('out-of-range', { line, column: bad + 1, limit: dataLimits.magnitude });
    }
    samples.push({ x: values.slice(0, inputs), t: values.slice(inputs) });
  }
  return pointsData(samples, inputs, outputs);
}

/** The samples as text that `parseCsv` reads back exactly. */
export function toCsv({ inputs, outputs, samples, x, t }: Dataset): string {
  return Array.from({ length: samples }, (_, r) =>
    [...x.subarray(r * inputs, (r + 1) * inputs), ...t.subarray(r * outputs, (r + 1) * outputs)].join(','),
  ).join('\n');
}
