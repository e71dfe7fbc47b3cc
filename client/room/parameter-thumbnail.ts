import { html, nothing, svg, type TemplateResult } from 'lit';
import { cssVars } from '../elements/css-vars.ts';
import { signClass } from '../elements/format.ts';
import './parameter-thumbnail.css';

const COLUMNS = 8;
/** Side of a cell, of the largest square in it, and of a zero's (drawing units). */
const CELL = 10;
const LARGEST = 9;
const LEAST = 3;

/**
 * Weights and biases in little (a Hinton diagram): one square each, in their order, larger and stronger the further
 * from zero, as on the diagram. Decoration: what it shows is on the board.
 */
export function parameterThumbnail(parameters: readonly number[]): TemplateResult {
  const rows = Math.max(1, Math.ceil(parameters.length / COLUMNS));
  return html`<span class="parameter-thumbnail" aria-hidden="true">${
    parameters.length === 0
      ? nothing
      : html`<svg viewBox="0 0 ${COLUMNS * CELL} ${Math.max(rows, COLUMNS / 2) * CELL}">
          ${parameters.map((value, index) => {
            const size = Math.min(1, Math.abs(value));
            const side = LEAST + (LARGEST - LEAST) * size;
            const x = ((index % COLUMNS) + 0.5) * CELL - side / 2;
            const y = (Math.floor(index / COLUMNS) + 0.5) * CELL - side / 2;
            return svg`<rect class=${signClass(value)} x=${x} y=${y} width=${side} height=${side} ${cssVars({ size: `${Math.round(100 * size)}%` })}></rect>`;
          })}
        </svg>`
  }</span>`;
}
