import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { Dataset } from '#shared/math/datasets/dataset.ts';
import { labelOf, markPath } from '../../charts/class-shapes.ts';
import './data-picture.css';

const SIZE = 48;
const INSET = 7;
const SHOWN = 70;

/** A data set at the size of a thumb: its points by class, a curve, or bars for one sample of many numbers. */
export function dataPicture(data: Dataset | undefined): TemplateResult {
  return html`<svg class="data-picture" viewBox="0 0 ${SIZE} ${SIZE}" width=${SIZE} height=${SIZE} aria-hidden="true">
    ${data === undefined ? nothingYet() : data.inputs === 2 && data.samples > 1 ? plane(data) : data.inputs === 1 ? line(data) : bars(data)}
  </svg>`;
}

function plane({ x, t, samples, outputs }: Dataset): SVGTemplateResult[] {
  const [ax, ay] = [axisOf(x, 0, 2), axisOf(x, 1, 2)];
  return picked(samples).map((sample) => {
    const label = labelOf(t, sample, outputs);
    const radius = samples < 10 ? 4.2 : 1.7;
    return svg`<path class="class-${label}" d=${markPath(label, ax(x[2 * sample]!), SIZE - ay(x[2 * sample + 1]!), radius)} />`;
  });
}

function line({ x, t, samples }: Dataset): SVGTemplateResult[] {
  const [ax, ay] = [axisOf(x, 0, 1), axisOf(t, 0, 1)];
  return picked(samples).map(
    (sample) =>
      svg`<circle class="plain" cx=${ax(x[sample]!).toFixed(1)} cy=${(SIZE - ay(t[sample]!)).toFixed(1)} r="1.6" />`,
  );
}

function bars({ x, inputs }: Dataset): SVGTemplateResult {
  const values = [...x.subarray(0, inputs)];
  const most = Math.max(...values.map(Math.abs), 1e-9);
  const step = (SIZE - 2 * INSET) / inputs;
  const tops = values.map((value, k) => {
    const height = (Math.abs(value) / most) * (SIZE - 2 * INSET);
    return `M${(INSET + (k + 0.5) * step).toFixed(1)} ${SIZE - INSET}v${(-Math.max(height, 1)).toFixed(1)}`;
  });
  return svg`<path class="bars" stroke-width=${Math.min(9, step * 0.7).toFixed(1)} d=${tops.join('')} />`;
}

function nothingYet(): SVGTemplateResult {
  return svg`<path class="cross" d="M24 17v14M17 24h14" />`;
}

/** One sample by itself: what goes in, and what should come out. */
export function samplePicture(): TemplateResult {
  return html`<svg class="data-picture" viewBox="0 0 ${SIZE} ${SIZE}" width=${SIZE} height=${SIZE} aria-hidden="true">
    <path class="cell" d="M6 17h13v13H6zM29 17h13v13H29z" />
    <path class="cross" d="M22 23.5h4" />
  </svg>`;
}

/** At most `SHOWN` samples, evenly. */
function picked(samples: number): number[] {
  const step = Math.max(1, samples / SHOWN);
  return Array.from({ length: Math.min(samples, SHOWN) }, (_, k) => Math.floor(k * step));
}

function axisOf(values: Float64Array, column: number, columns: number): (value: number) => number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let k = column; k < values.length; k += columns) {
    least = Math.min(least, values[k]!);
    most = Math.max(most, values[k]!);
  }
  const span = most - least || 1;
  const from = most === least ? least - 0.5 : least;
  return (value) => INSET + ((value - from) / span) * (SIZE - 2 * INSET);
}
