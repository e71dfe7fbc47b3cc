import { html, nothing, type TemplateResult } from 'lit';
import { losses } from '#shared/math/losses.ts';
import { formatReading, formatWeight } from '../../elements/format.ts';
import { symbol } from '../../elements/symbol.ts';
import { tell } from '../../i18n/t.ts';

/** Which of the three are told by now. */
export interface Told {
  readonly mse: boolean;
  readonly half: boolean;
  readonly entropy: boolean;
}

/** The three losses of an answer, each formula filled with its numbers. */
export function lossRows(y: readonly number[], t: readonly number[], told: Told): TemplateResult {
  const off = y.map((value, k) => Math.abs(value - t[k]!)).filter((value) => value !== 0);
  const squares = off.map((value) => `${formatWeight(value)}²`).join(' + ') || '0';
  const sum = 2 * losses['half-sse'].f(y, t);
  const right = t.indexOf(1);
  const [y_, t_] = [symbol('y'), symbol('t')];
  return html`<div class="loss-rows">
    ${row(
      'mse',
      text.mse,
      html`<sup>1</sup>⁄<sub>${y.length}</sub> Σ (${y_} − ${t_})²`,
      told.mse,
      losses.mse.f(y, t),
      [`(${squares}) ÷ ${y.length}`, `= ${formatReading(sum)} ÷ ${y.length}`],
    )}
    ${row('half', text.half, html`½ Σ (${y_} − ${t_})²`, told.half, losses['half-sse'].f(y, t), [
      `(${squares}) ÷ 2`,
      `= ${formatReading(sum)} ÷ 2`,
    ])}
    ${row(
      'entropy',
      text.entropy,
      html`− Σ ${t_} ln (${y_} + 10<sup>−7</sup>)`,
      told.entropy,
      losses['cross-entropy'].f(y, t),
      [`−(1 × ln ${formatWeight(y[right]!)})`, tell(text.zeros)],
    )}
  </div>`;
}

function row(
  id: string,
  name: { en: string; ko: string },
  formula: TemplateResult,
  told: boolean,
  value: number,
  lines: readonly [string, string],
): TemplateResult {
  return html`<div class="loss-row">
    <h3>${tell(name)}</h3>
    <div class="how">
      <p>${formula}</p>
      ${told ? lines.map((line) => html`<p class="filled">${line}</p>`) : nothing}
    </div>
    <output data-testid="loss-${id}" data-value=${told ? value : ''}>
      ${told ? formatReading(value) : html`<span class="covered"><span class="visually-hidden">${tell(text.hidden)}</span></span>`}
    </output>
  </div>`;
}

const text = {
  mse: { en: 'Mean squared error', ko: '평균 제곱 오차' },
  half: { en: 'Half the sum of squares', ko: '제곱합의 절반' },
  entropy: { en: 'Cross-entropy', ko: '교차 엔트로피' },
  zeros: {
    en: 'The other nine are multiplied by 0 and vanish.',
    ko: '정답이 아닌 아홉 칸은 0을 곱해 사라져요.',
  },
  hidden: { en: 'not open yet', ko: '아직 열지 않았어요' },
} as const;
