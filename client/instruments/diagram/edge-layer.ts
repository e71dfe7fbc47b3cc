import { nothing, type SVGTemplateResult, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { cssVars } from '../../elements/css-vars.ts';
import { signClass } from '../../elements/format.ts';
import { personClass } from '../../elements/person.ts';
import { locale } from '../../i18n/locale.ts';
import { parameterOf } from '../board-reading.ts';
import './edge-layer.css';
import { type EdgeWidths, edgeWidth, strengthOf } from './edge-scale.ts';
import { type Edge, edgeWidths } from './edges.ts';
import { personAt } from './holder.ts';
import { parameterSlider, readingOf } from './parameter-slider.ts';
import { litKeys, type Scene } from './scene.ts';

/** Up to this many weights, edges leave a gap where they cross. */
const AIRY = 120;
/** Strengths that a crowd is drawn in. */
const BUCKETS = 5;
/** Of a crowd only this many, the strongest, have their colour; the others are a faint ground. */
const STRONGEST = 900;

/** Every weight as a line; what is lit lies on top, with its holder's halo. */
export function edgeLayer(scene: Scene): SVGTemplateResult {
  const { view, traits, layout, edges, scale } = scene;
  const { parameters } = view.board;
  const widths = edgeWidths(traits, layout);
  const valueAt = ({ index }: Edge): number => parameters[index] ?? 0;
  const lit = litKeys(scene);
  const onTop = edges.filter(({ key }) => lit.has(key));
  return svg`<g aria-hidden="true">
    ${
      traits.dense
        ? guard([parameters, edges], () => crowd(edges, parameters, scale, widths))
        : edges.map((edge) =>
            below(edge, valueAt(edge), scale, widths, edges.length <= AIRY, lit.has(edge.key)),
          )
    }
    ${onTop.map((edge) => halo(scene, edge, widths))}
    ${repeat(
      onTop,
      ({ key }) => key,
      (edge) =>
        svg`${
          personAt(view, edge.key) === undefined ? casing(edge, valueAt(edge), scale, widths) : nothing
        }${line(edge, valueAt(edge), scale, widths)}`,
    )}
  </g>
  ${traits.interactive ? sliders(scene) : nothing}`;
}

/** The lines of a network that is still to come. */
export function waitingLines(edges: readonly Edge[]): SVGTemplateResult[] {
  return edges.map(({ path }) => svg`<path class="edge waiting" d=${path} stroke-width="1.5" />`);
}

/** The gap that an edge leaves where it crosses others. */
function casing({ path }: Edge, value: number, scale: number, widths: EdgeWidths): SVGTemplateResult {
  const around = edgeWidth(strengthOf(value, scale), widths) + 2 + widths.more * 0.25;
  return svg`<path class="casing" d=${path} stroke-width=${Math.round(around)} />`;
}

/** One edge, its gap and itself; what is lit lies on top, and leaves its gap alone. */
function below(
  edge: Edge,
  value: number,
  scale: number,
  widths: EdgeWidths,
  airy: boolean,
  lit: boolean,
): SVGTemplateResult {
  return svg`${airy ? casing(edge, value, scale, widths) : nothing}${lit ? nothing : line(edge, value, scale, widths)}`;
}

function line({ key, path }: Edge, value: number, scale: number, widths: EdgeWidths): SVGTemplateResult {
  const t = strengthOf(value, scale);
  return svg`<path
    class="edge ${signClass(value)}" data-testid="edge-${key}" d=${path} stroke-width=${rounded(edgeWidth(t, widths))}
    stroke-dasharray=${value === 0 ? '4 4' : nothing} ${cssVars({ t: t.toFixed(2) })} />`;
}

/** A width to a twentieth of a pixel: what nobody could see is not drawn anew. */
function rounded(width: number): string {
  return (Math.round(width * 20) / 20).toFixed(2);
}

function halo({ view, scale }: Scene, edge: Edge, widths: EdgeWidths): SVGTemplateResult | typeof nothing {
  const person = personAt(view, edge.key);
  if (person === undefined) return nothing;
  const width = edgeWidth(strengthOf(parameterOf(view, edge.key), scale), widths) + 4 + widths.more * 1.1;
  return svg`<path class="halo ${personClass(person.colour)}" data-testid="halo-${edge.key}" d=${edge.path} stroke-width=${Math.round(width)} />`;
}

/** What the keyboard and readers meet: a slider an edge, or in a crowd one that walks through all. */
function sliders({ view, told, traits, edges, hand }: Scene): unknown {
  if (!traits.dense) {
    return edges.map(({ key, path }) =>
      guard(
        [key === hand.current ? view : told, key === hand.current, path, locale()],
        () => svg`<path class="slider" data-key=${key} d=${path}
        ${parameterSlider(readingOf(key === hand.current ? view : told, key, key === hand.current))} />`,
      ),
    );
  }
  const path = edges.find(({ key }) => key === hand.current)?.path ?? 'M0 0h1';
  return svg`<path class="slider" data-key=${hand.current} data-virtual d=${path}
    ${parameterSlider(readingOf(view, hand.current, true))} />`;
}

/** A crowd of edges as a few paths: one for each layer, sign and strength. */
function crowd(
  edges: readonly Edge[],
  values: readonly number[],
  scale: number,
  widths: EdgeWidths,
): SVGTemplateResult[] {
  const groups = new Map<string, { t: number; value: number; paths: string[] }>();
  const faint: string[] = [];
  const threshold = strongest(edges.map(({ index }) => Math.abs(values[index] ?? 0)));
  for (const { index, layer, path } of edges) {
    const value = values[index] ?? 0;
    if (Math.abs(value) < threshold) {
      faint.push(path);
      continue;
    }
    const bucket = Math.ceil(strengthOf(value, scale) * BUCKETS);
    const name = `${layer} ${signClass(value)} ${bucket}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { t: bucket / BUCKETS, value, paths: [path] });
    else group.paths.push(path);
  }
  const ground = svg`<path class="ground" d=${faint.join('')} stroke-width=${widths.least} />`;
  const drawn = [...groups.values()]
    .sort((a, b) => a.t - b.t)
    .map(
      ({ t, value, paths }) => svg`<path class="edge ${signClass(value)}" d=${paths.join('')}
        stroke-width=${edgeWidth(t, widths).toFixed(2)} ${cssVars({ t: t.toFixed(3) })} />`,
    );
  return [ground, ...drawn];
}

function strongest(magnitudes: number[]): number {
  if (magnitudes.length <= STRONGEST) return 0;
  return magnitudes.sort((a, b) => b - a)[STRONGEST] ?? 0;
}
