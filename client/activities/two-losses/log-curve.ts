import { html, svg, type TemplateResult } from 'lit';
import { crossEntropy } from '#shared/math/losses/cross-entropy.ts';
import { formatReading } from '../../elements/format.ts';
import { tell } from '../../i18n/t.ts';
import { across, lineThrough, scaleOf } from '../plot.ts';

const MOST = 4;

/** −ln y of the right class over what it is given, and where the answer is. */
export function logCurve(y: number): TemplateResult {
  const at = (value: number): number => crossEntropy.f([value], [1]);
  const x = scaleOf(0, 1, 28, 288);
  const h = scaleOf(0, MOST, 248, 16);
  const steps = across(0.0175, 1, 80);
  const value = at(y);
  const shown = Math.min(MOST, value);
  return html`<svg class="plot" viewBox="0 0 304 288" role="img" aria-label=${tell(text.curve, { value: formatReading(value) })}>
    ${[0, 1, 2, 3, 4].map((k) => svg`<path class="grid" d="M28 ${h(k)}H288" /><text x="18" y=${h(k) + 4} text-anchor="end">${k}</text>`)}
    ${[0, 0.2, 0.4, 0.6, 0.8, 1].map((k) => svg`<text x=${x(k)} y="266" text-anchor="middle">${k === 0 ? '0' : k.toFixed(1)}</text>`)}
    <path class="curve" d=${lineThrough(steps.map((step) => [x(step), h(at(step))]))} />
    <path class="faint" d="M${x(y)} ${h(shown)}V${h(0)}" />
    <circle class="spot" cx=${x(y)} cy=${h(shown)} r="6" />
    <text class="strong" x=${Math.min(x(y) + 10, 236)} y=${Math.max(14, h(shown) - 8)}>${value > MOST ? '↑ ' : ''}${formatReading(value)}</text>
    <text x="288" y="284" text-anchor="end">${tell(text.axis)}</text>
  </svg>`;
}

const text = {
  curve: {
    en: '−ln of what the right class is given; now it is {value}.',
    ko: '정답 칸의 출력에 따른 −ln. 지금은 {value}예요.',
  },
  axis: { en: 'output of the right class, y[2]', ko: '정답 칸의 출력 y[2]' },
} as const;
