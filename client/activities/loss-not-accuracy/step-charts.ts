import { html, nothing, svg, type TemplateResult } from 'lit';
import { formatPercent } from '../../elements/format.ts';
import { tell } from '../../i18n/t.ts';
import { lineThrough, scaleOf } from '../plot.ts';
import { type Measures, range } from './answers.ts';

/** Under the ruler of the bench, whose scale begins and ends this far inside (px). */
const INSET = 36;
const HEIGHT = 132;

/** One measure over w₁: where it is, and where it was. */
export function measureChart(
  { weights, accuracy, loss }: Measures,
  what: 'accuracy' | 'loss',
  [before, now]: readonly [before: number, now: number],
  width: number,
): TemplateResult {
  const values = what === 'accuracy' ? accuracy : loss;
  const step = what === 'accuracy' ? 0.05 : 0.1;
  const least = Math.floor(Math.min(...values) / step - 1e-9) * step;
  const most = Math.ceil(Math.max(...values) / step + 1e-9) * step;
  const x = scaleOf(range[0], range[1], INSET, width - INSET);
  const y = scaleOf(least, most, HEIGHT - 10, 10);
  const ticks = Array.from({ length: Math.round((most - least) / step) + 1 }, (_, k) => least + k * step);
  const every = ticks.length > 6 ? 2 : 1;
  const at = (w: number): number => values[nearest(weights, w)]!;
  const inside = (w: number) => w >= range[0] && w <= range[1];
  const path =
    what === 'loss'
      ? lineThrough(values.map((value, k) => [x(weights[k]!), y(value)]))
      : stepped(values.map((value, k) => [x(weights[k]!), y(value)]));
  const [from, to] = plateauOf(weights, accuracy, now);
  return html`<svg class="plot measure" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label=${tell(text[what])}>
    <rect class="half" x=${x(from)} y="2" width=${Math.max(0, x(to) - x(from))} height=${HEIGHT - 4} />
    ${ticks
      .filter((_, k) => k % every === 0)
      .map(
        (value) => svg`<path class="grid" d="M${INSET} ${y(value)}H${width - INSET}" />
        <text x=${INSET - 6} y=${y(value) + 4} text-anchor="end">${what === 'accuracy' ? `${formatPercent(value)}%` : value.toFixed(1)}</text>`,
      )}
    <path class="curve" d=${path} />
    ${before === now || !inside(before) ? nothing : svg`<path class="faint" d="M${x(before)} 2V${HEIGHT - 2}" /><circle class="ring" cx=${x(before)} cy=${y(at(before))} r="5" />`}
    ${inside(now) ? svg`<path class="now" d="M${x(now)} 2V${HEIGHT - 2}" /><circle class="mine" cx=${x(now)} cy=${y(at(now))} r="5.5" />` : nothing}
  </svg>`;
}

/** As far as the accuracy is the same on both sides of a weight. */
function plateauOf(
  weights: readonly number[],
  accuracy: readonly number[],
  now: number,
): readonly [number, number] {
  let [from, to] = [nearest(weights, now), nearest(weights, now)];
  const value = accuracy[from];
  while (from > 0 && accuracy[from - 1] === value) from--;
  while (to < weights.length - 1 && accuracy[to + 1] === value) to++;
  return [weights[from]!, weights[to]!];
}

function nearest(weights: readonly number[], w: number): number {
  const [least, most] = [weights[0]!, weights.at(-1)!];
  const at = Math.round(((w - least) / (most - least)) * (weights.length - 1));
  return Math.max(0, Math.min(weights.length - 1, at));
}

/** Level and then straight up or down: a step is never smoothed. */
function stepped(points: ReadonlyArray<readonly [number, number]>): string {
  return points
    .map(([x, y], k) => (k === 0 ? `M${x.toFixed(1)} ${y.toFixed(1)}` : `H${x.toFixed(1)}V${y.toFixed(1)}`))
    .join('');
}

const text = {
  accuracy: {
    en: 'Accuracy over the weight: it stands, then jumps.',
    ko: '가중치에 따른 정확도. 계단처럼 서 있다가 뛰어요.',
  },
  loss: {
    en: 'Loss over the weight: it moves with every nudge.',
    ko: '가중치에 따른 손실. 조금만 움직여도 이어서 달라져요.',
  },
} as const;
