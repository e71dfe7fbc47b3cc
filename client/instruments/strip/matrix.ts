import { html, nothing, type TemplateResult } from 'lit';
import { cssVars } from '../../elements/css-vars.ts';
import './matrix.css';

/** At most this many rows or columns of a matrix are written out; the rest is dots. */
const WRITTEN = 6;

/** Which of `count` indices are written: the first, the chosen, the last; null stands for a gap. */
export function written(count: number, chosen: number | undefined): readonly (number | null)[] {
  if (count <= WRITTEN) return Array.from({ length: count }, (_, index) => index);
  const wanted = new Set([0, 1, count - 1, ...(chosen === undefined ? [2] : [chosen])]);
  const sorted = [...wanted].filter((index) => index < count).sort((a, b) => a - b);
  return sorted.flatMap((index, place) =>
    place > 0 && sorted[place - 1]! < index - 1 ? [null, index] : [index],
  );
}

interface MatrixOptions {
  /** Row and column that must be written out. */
  readonly chosen?: { readonly row?: number | undefined; readonly column?: number | undefined } | undefined;
  /** Name and shape below. */
  readonly name: TemplateResult;
  readonly shape: string;
  readonly cell: (row: number, column: number) => TemplateResult;
}

/** A matrix in brackets, its name and shape below it; a large one is abridged around what is chosen. */
export function matrix(
  rows: number,
  columns: number,
  { chosen, name, shape, cell }: MatrixOptions,
): TemplateResult {
  const shownRows = written(rows, chosen?.row);
  const shownColumns = written(columns, chosen?.column);
  return html`<div class="matrix">
    <div class="entries" ${cssVars({ columns: shownColumns.length })}>
      ${shownRows.map((row) =>
        shownColumns.map((column) =>
          row === null || column === null
            ? html`<span class="gap" aria-hidden="true">${row === null && column === null ? '⋱' : row === null ? '⋮' : '⋯'}</span>`
            : cell(row, column),
        ),
      )}
    </div>
    <div class="title">${name} ${shape === '' ? nothing : html`<span class="shape">${shape}</span>`}</div>
  </div>`;
}
