import { html, type TemplateResult } from 'lit';
import type { Network } from '#shared/math/collapse.ts';
import { trace } from '#shared/math/forward.ts';
import type { BoardContent } from '#shared/workshop/model/board.ts';
import { tell } from '../../i18n/t.ts';
import { across, lineThrough, scaleOf } from '../plot.ts';

const REACH = 8;

/** y₁ while the input is scaled by s from −8 to 8: of the three layers and of the one. */
export function scaledInput(
  { network, parameters, input }: Pick<BoardContent, 'network' | 'parameters' | 'input'>,
  one: Network,
  same: boolean,
): TemplateResult {
  const first = (spec: Network['spec'], values: ArrayLike<number>) => (s: number) =>
    trace(
      spec,
      values,
      input.map((value) => s * value),
    ).at(-1)!.z[0]!;
  const many = first(network, parameters);
  const single = first(one.spec, one.parameters);
  const steps = across(-REACH, REACH, 65);
  const [ys, zs] = [steps.map(many), steps.map(single)];
  const most = Math.max(0.5, ...[...ys, ...zs].map(Math.abs));
  const x = scaleOf(-REACH, REACH, 4, 216);
  const y = scaleOf(-most, most, 172, 8);
  const line = (values: readonly number[]) => lineThrough(values.map((value, k) => [x(steps[k]!), y(value)]));
  return html`<svg class="plot" viewBox="0 0 220 196" width="220" role="img" aria-label=${tell(same ? text.same : text.differ)}>
    <path class="axis" d="M4 ${y(0)}H216M${x(0)} 8V172" />
    <text x="4" y="190">s = −8</text>
    <text x="216" y="190" text-anchor="end">s = 8</text>
    <path class="other" d=${line(zs)} />
    <path class="curve" d=${line(ys)} />
    <circle class="spot" cx=${x(1)} cy=${y(many(1))} r="5" />
  </svg>`;
}

const text = {
  same: {
    en: 'y₁ over the scale of the input: both are the same straight line.',
    ko: '입력의 배수에 따른 y₁. 둘 다 같은 직선이에요.',
  },
  differ: {
    en: 'y₁ over the scale of the input: one layer is a straight line, three layers are a curve.',
    ko: '입력의 배수에 따른 y₁. 한 층은 직선, 세 층은 곡선이에요.',
  },
} as const;
