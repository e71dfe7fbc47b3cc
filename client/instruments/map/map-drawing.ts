import { nothing, type SVGTemplateResult, svg } from 'lit';
import type { Dataset } from '#shared/math/datasets/dataset.ts';
import { labelOf, markPath } from '../../charts/class-shapes.ts';
import { contour } from '../../charts/contour.ts';
import { leadOf } from '../../charts/plane-paint.ts';
import { ticksOf, tickText } from '../../charts/plane-scale.ts';
import type { Plane, Range } from '../../workers/plane.ts';

/** How near (CSS pixels of the drawing) a click has to be to a sample. */
export const REACH = 16;

/** A plot's place in its drawing, in CSS pixels, and what it spans. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly across: Range;
  readonly up: Range;
}

export function xOf({ left, width, across: [from, to] }: Frame, value: number): number {
  return left + ((value - from) / (to - from)) * width;
}

export function yOf({ top, height, up: [from, to] }: Frame, value: number): number {
  return top + height - ((value - from) / (to - from)) * height;
}

/** The frame, its ticks, and the names of its axes. */
export function drawAxes(frame: Frame, names: readonly [across: string, up: string]): SVGTemplateResult {
  const { left, top, width, height } = frame;
  const base = top + height;
  return svg`<rect class="frame" data-testid="map-plane" x=${left} y=${top} width=${width} height=${height} rx="6" />
    ${ticksOf(frame.across).map((value) => {
      const x = xOf(frame, value).toFixed(1);
      return svg`<path class="tick" d="M${x} ${base}v4" />
        <text x=${x} y=${base + 16} text-anchor="middle">${tickText(value)}</text>`;
    })}
    ${ticksOf(frame.up).map((value) => {
      const y = yOf(frame, value);
      return svg`<path class="tick" d="M${left} ${y.toFixed(1)}h-4" />
        <text x=${left - 7} y=${(y + 4).toFixed(1)} text-anchor="end">${tickText(value)}</text>`;
    })}
    <text class="axis" x=${left + width} y=${base + 30} text-anchor="end">${names[0]}</text>
    <text class="axis" x=${left - 7} y=${top - 6} text-anchor="end">${names[1]}</text>`;
}

/** Every sample of a data set on the plane: one path a class, each with its own mark and colour. */
export function drawSamples(frame: Frame, { x, t, samples, outputs }: Dataset): SVGTemplateResult[] {
  const radius = samples > 250 ? 3.2 : samples > 60 ? 4 : 6;
  const paths: string[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const label = labelOf(t, sample, outputs);
    const mark = markPath(label, xOf(frame, x[2 * sample]!), yOf(frame, x[2 * sample + 1]!), radius);
    paths[label] = (paths[label] ?? '') + mark;
  }
  return paths.map((path, label) => svg`<path class="sample class-${label}" d=${path} />`);
}

/** The lines between what the output takes for one class and for another. */
export function drawBoundary(
  frame: Frame,
  { layers, resolution }: Plane,
  units: number,
  middle: number,
): SVGTemplateResult {
  const values = layers[0]!;
  // Between two classes the lead of the one is the other's, turned round.
  const fields =
    units === 1
      ? [values.map((value) => value - middle)]
      : Array.from({ length: units === 2 ? 1 : units }, (_, unit) => leadOf(values, unit, units));
  const scale = frame.width / resolution;
  return svg`<path class="boundary" data-testid="map-boundary" d=${fields.map((field) => contour(field, resolution)).join('')}
    transform="translate(${frame.left} ${frame.top}) scale(${scale})" />`;
}

/** The outputs of a network of one input as lines, cut off at the frame. */
export function drawLines(frame: Frame, { layers, resolution }: Plane): SVGTemplateResult {
  const values = layers[0]!;
  const units = values.length / resolution;
  const { left, top, width, height } = frame;
  return svg`<svg x=${left} y=${top} width=${width} height=${height} viewBox="${left} ${top} ${width} ${height}">
    ${Array.from({ length: units }, (_, unit) => {
      let path = '';
      for (let k = 0; k < resolution; k++) {
        const y = yOf(frame, values[k * units + unit]!);
        if (!Number.isFinite(y)) continue;
        const x = left + ((k + 0.5) / resolution) * width;
        path += `${path === '' ? 'M' : 'L'}${x.toFixed(1)} ${Math.min(1e5, Math.max(-1e5, y)).toFixed(1)}`;
      }
      return svg`<path class="line" d=${path} />`;
    })}
  </svg>`;
}

/** The samples of a data set of one input, by their first target. */
export function drawTargets(frame: Frame, { x, t, samples, outputs }: Dataset): SVGTemplateResult {
  let path = '';
  for (let sample = 0; sample < samples; sample++) {
    path += markPath(1, xOf(frame, x[sample]!), yOf(frame, t[sample * outputs]!), 3.5);
  }
  return svg`<path class="target" d=${path} />`;
}

/** A ring around what is in the diagram now. */
export function drawShown(frame: Frame, x: number, y: number): SVGTemplateResult | typeof nothing {
  const outside = x < frame.across[0] || x > frame.across[1] || y < frame.up[0] || y > frame.up[1];
  if (outside) return nothing;
  return svg`<circle class="shown" cx=${xOf(frame, x).toFixed(1)} cy=${yOf(frame, y).toFixed(1)} r="10" />`;
}

/** The sample nearest to a place in the drawing, if one is within reach. */
export function sampleAt(
  frame: Frame,
  { x, t, inputs, outputs, samples }: Dataset,
  px: number,
  py: number,
): number | undefined {
  let best: number | undefined;
  let least = REACH;
  for (let sample = 0; sample < samples; sample++) {
    const up = inputs === 2 ? x[2 * sample + 1]! : t[sample * outputs]!;
    const distance = Math.hypot(xOf(frame, x[inputs * sample]!) - px, yOf(frame, up) - py);
    if (distance >= least) continue;
    least = distance;
    best = sample;
  }
  return best;
}
