import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { shown } from '#shared/workshop/model/ask.ts';
import type { Histogram, Reveal } from '#shared/workshop/model/prediction.ts';
import { type Asking, choiceOrder } from '#shared/workshop/model/question.ts';
import { formatMagnitude } from '../charts/magnitude.ts';
import { cssVars } from '../elements/css-vars.ts';
import { t, tell } from '../i18n/t.ts';
import './answers.css';

/** One round as it is drawn: how often each answer was given, and which was one's own. */
export interface DrawnRound {
  readonly name: string;
  readonly histogram: Histogram;
  readonly own: number | undefined;
}

/** What is right: a value and how far around it, or some of the choices. */
export interface DrawnTruth {
  readonly value: number;
  readonly tolerance: number;
  readonly right: readonly number[];
}

const WIDTH = 472;
const ROUND = 96;
const INSET = 24;
/** A digit's width where letters are largest, on a stage. */
const DIGIT = 11.5;

/** Everybody's answers, one round over the other on one scale; nobody's name. */
export function answersOf(
  asking: Asking,
  rounds: readonly DrawnRound[],
  truth: DrawnTruth | undefined,
): TemplateResult {
  return asking.answer.kind === 'number'
    ? onRuler(rounds, asking.answer, truth)
    : asBars(asking, rounds, truth);
}

/** The words of each of the answers of a question with choices. */
export function choicesIn({ answer }: Pick<Asking, 'answer'>): string[] {
  if (answer.kind === 'direction') {
    if (answer.still === undefined) return [t('prediction.up'), t('prediction.down'), t('prediction.same')];
    const by = stillText(answer.still);
    return [t('prediction.up.by', { by }), t('prediction.down.by', { by }), t('prediction.same.by')];
  }
  return answer.kind === 'number' ? [] : answer.choices.map((words) => tell(words));
}

/** How much is still about the same: as in the question, but of another order in few digits: 5×10¹⁰. */
function stillText(still: number): string {
  return still >= 0.0001 && still < 1_000_000 ? shown(still) : formatMagnitude(still).replace('.0×', '×');
}

/** What a reveal found right, to be drawn; undefined where nothing is. */
export function drawnTruth({ answer }: Pick<Asking, 'answer'>, { truth }: Reveal): DrawnTruth | undefined {
  if (truth === null) return undefined;
  return { ...truth, tolerance: answer.kind === 'number' ? answer.tolerance : 0 };
}

export function formatAnswer(value: number, decimals: number): string {
  return value.toFixed(decimals).replace('-', '−');
}

/** What came out: to four decimals at least, but of what is asked as a whole number none. */
export function formatTruth(value: number, decimals: number): string {
  return formatAnswer(value, decimals === 0 ? 0 : Math.max(4, decimals));
}

function asBars(
  asking: Asking,
  rounds: readonly DrawnRound[],
  truth: DrawnTruth | undefined,
): TemplateResult {
  const most = Math.max(1, ...rounds.flatMap(({ histogram }) => histogram.map(([, count]) => count)));
  return html`<table class="bars">
    ${
      rounds.length < 2
        ? nothing
        : html`<thead>
            <tr>
              <td></td>
              ${rounds.map(({ name }) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>`
    }
    <tbody>
      ${choiceOrder(asking).map((index) => {
        const words = choicesIn(asking)[index]!;
        const right = truth?.right.includes(index) === true;
        return html`<tr class=${right ? 'right' : ''}>
          <th scope="row">${words}</th>
          ${rounds.map(({ histogram, own }) => {
            const count = histogram.find(([answer]) => answer === index)?.[1] ?? 0;
            return html`<td class=${own === index ? 'own' : ''}>
              <meter min="0" max=${most} .value=${count} aria-label=${words} ${cssVars({ share: count / most })}></meter>
              <b>${count}</b>${own === index ? html` <span class="flag">${t('prediction.me')}</span>` : nothing}
            </td>`;
          })}
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function onRuler(
  rounds: readonly DrawnRound[],
  { step, decimals }: Extract<Asking['answer'], { kind: 'number' }>,
  truth: DrawnTruth | undefined,
): TemplateResult {
  const values = rounds.flatMap(({ histogram }) => histogram.map(([value]) => value));
  if (truth !== undefined) values.push(truth.value);
  const unit = step * 5;
  const least = Math.floor((Math.min(...values) - step) / unit) * unit;
  const most = Math.ceil((Math.max(...values) + step) / unit) * unit;
  if (!Number.isFinite(least) || !Number.isFinite(most)) return html`<p>${t('prediction.no-lines')}</p>`;
  const x = (value: number) => INSET + ((value - least) / (most - least)) * (WIDTH - 2 * INSET);
  const height = rounds.length * ROUND + 56;
  const units = Math.max(1, Math.round((most - least) / unit));
  const longest = Math.max(...[least, most].map((value) => formatAnswer(value, decimals).length));
  const stride = Math.ceil(units / Math.max(1, Math.floor((WIDTH - 2 * INSET) / (longest * DIGIT + 8))));
  const ticks = Array.from({ length: Math.floor(units / stride) + 1 }, (_, k) => least + k * stride * unit);
  return html`<svg class="dots" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${spoken(rounds, decimals)}>
    ${
      truth === undefined
        ? nothing
        : svg`<rect class="band" x=${x(truth.value - truth.tolerance)} y="24"
            width=${Math.max(4, x(truth.value + truth.tolerance) - x(truth.value - truth.tolerance))} height=${height - 56} />
          <text class="truth" x=${clamped(x(truth.value))} y="16" text-anchor="middle">${formatTruth(truth.value, decimals)}</text>`
    }
    ${rounds.map((round, index) => stacks(round, 24 + (index + 1) * ROUND, step, x))}
    <path class="line" d="M${INSET} ${height - 30}H${WIDTH - INSET}" />
    ${ticks.map(
      (value) => svg`<path class="line" d="M${x(value)} ${height - 30}v8" />
        <text x=${clamped(x(value), (longest * DIGIT) / 2)} y=${height - 6} text-anchor="middle">${formatAnswer(value, decimals)}</text>`,
    )}
  </svg>`;
}

function stacks(
  { name, histogram, own }: DrawnRound,
  y: number,
  step: number,
  x: (value: number) => number,
): SVGTemplateResult {
  const bins = new Map<number, number>();
  for (const [value, count] of histogram) {
    const bin = Math.round(value / step);
    bins.set(bin, (bins.get(bin) ?? 0) + count);
  }
  const tallest = Math.max(1, ...bins.values());
  // One block a person, smaller where many gave the same answer.
  const block = Math.min(6, (ROUND - 24) / tallest);
  return svg`<text class="round" x="0" y=${y - ROUND + 30}>${name}</text>
    <path class="base" d="M${INSET} ${y}H${WIDTH - INSET}" />
    ${[...bins].map(([bin, count]) => {
      const at = x(bin * step);
      const mine = own !== undefined && Math.round(own / step) === bin;
      return svg`${Array.from({ length: count }, (_, k) => {
        const top = mine && k === count - 1;
        return svg`<rect class=${top ? 'block own' : 'block'} x=${at - 6} y=${y - (k + 1) * block}
          width="12" height=${Math.max(1, block - 1.5)} rx="1" />`;
      })}
      <text class="count" x=${at} y=${y - count * block - 5} text-anchor="middle">${count}${mine ? ` · ${t('prediction.me')}` : ''}</text>`;
    })}`;
}

/** So far from the sides that all of a text is in sight. */
const clamped = (x: number, half = 40) => Math.min(WIDTH - half, Math.max(half, x));

function spoken(rounds: readonly DrawnRound[], decimals: number): string {
  return rounds
    .map(({ name, histogram }) => {
      const all = histogram.map(([value, count]) => `${formatAnswer(value, decimals)}: ${count}`);
      return `${name} ${all.join(', ')}`;
    })
    .join('. ');
}
