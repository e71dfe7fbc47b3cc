import type { Cell, Table } from '#shared/workshop/projections/report-tables.ts';

/** Without it a spreadsheet takes Korean for something else. */
const BOM = '\uFEFF';

/** What a spreadsheet would take for a formula, were it the first character of a text, or the first after spaces. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;

/** What has to be quoted: also what separates cells where a comma is for decimals, and spaces that would be lost. */
const QUOTED = /[",;\t\r\n]|^\s|\s$/u;

/**
 * Tables as CSV (RFC 4180), for a spreadsheet: one after the other, each under its title, with an empty line between;
 * every line has as many fields as the widest has.
 */
export function csvOf(tables: readonly Table[]): string {
  const width = Math.max(1, ...tables.map(({ heads }) => heads.length));
  const lines = tables.flatMap(({ title, heads, rows }, index) => [
    ...(index === 0 ? [] : [[]]),
    ...(tables.length === 1 ? [] : [[title]]),
    heads,
    ...rows,
  ]);
  return BOM + lines.map((cells) => lineOf(cells, width)).join('');
}

function lineOf(cells: readonly Cell[], width: number): string {
  const all = Array.from({ length: width }, (_, index) => field(cells[index] ?? null));
  return `${all.join(',')}\r\n`;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
