import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { curveOf, type ElementwiseName } from '#shared/math/activations.ts';
import { across, lineThrough, scaleOf } from '../plot.ts';

/** As far as a is drawn and dragged. */
export const REACH = 5;

const [WIDTH, HEIGHT] = [232, 132];
const x = scaleOf(-REACH, REACH, 6, WIDTH - 6);
const y = scaleOf(-1.6, 2.4, HEIGHT - 4, 4);

interface Still {
  readonly curve: SVGTemplateResult;
  readonly slope: SVGTemplateResult;
}

const known = new Map<ElementwiseName, Still>();

/** What of a picture never moves; made once for each function, and never drawn again. */
function stillOf(name: ElementwiseName): Still {
  const made = known.get(name);
  if (made !== undefined) return made;
  const { f, derivative } = curveOf(name);
  const steps = across(-REACH, REACH, 201);
  const line = (g: (a: number) => number): string => {
    let before = Number.NaN;
    return lineThrough(
      steps.flatMap((a) => {
        const value = g(a);
        // A jump is a gap, not a steep line.
        const jumps = Math.abs(value - before) > 0.5;
        before = value;
        const inside = value >= -1.6 && value <= 2.4;
        return [
          ...(jumps ? [[Number.NaN, 0] as const] : []),
          [x(a), inside ? y(value) : Number.NaN] as const,
        ];
      }),
    );
  };
  const still = {
    curve: svg`<path class="axis" d="M6 ${y(0)}H${WIDTH - 6}M${x(0)} 4V${HEIGHT - 4}" />
      <path class="grid" d="M6 ${y(1)}H${WIDTH - 6}" />
      <text x=${x(0) - 4} y=${y(1) - 3} text-anchor="end">1</text>
      <text x="8" y=${y(0) + 14}>−5</text><text x=${WIDTH - 8} y=${y(0) + 14} text-anchor="end">5</text>
      <path class="curve" d=${line(f)} />`,
    slope: svg`<path class="other" d=${line(derivative)} />`,
  };
  known.set(name, still);
  return still;
}

/** One function with its slope, and where a is on it. */
export function lens(
  name: ElementwiseName,
  a: number,
  slopes: boolean,
  drag: ((event: PointerEvent) => void) | undefined,
): TemplateResult {
  const { curve, slope } = stillOf(name);
  const value = curveOf(name).f(a);
  const top = Math.max(4, Math.min(HEIGHT - 4, y(value)));
  return html`<svg
    class="plot ${drag === undefined ? '' : 'drags'}"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    aria-hidden="true"
    @pointerdown=${drag ?? nothing}
    @pointermove=${drag ?? nothing}
  >
    ${curve} ${slopes ? slope : nothing}
    <path class="stem" d="M${x(a)} ${y(0)}V${top}" />
    <circle class="mine" cx=${x(a)} cy=${top} r="5.5" />
  </svg>`;
}

/** The a under a pointer on one of the pictures. */
export function aUnder(event: PointerEvent): number {
  const { left, width } = (event.currentTarget as SVGElement).getBoundingClientRect();
  const inner = ((event.clientX - left) / width) * WIDTH;
  const a = -REACH + ((inner - 6) / (WIDTH - 12)) * 2 * REACH;
  return Math.round(100 * Math.max(-REACH, Math.min(REACH, a))) / 100;
}
