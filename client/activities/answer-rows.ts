import { html, type TemplateResult } from 'lit';
import type { Histogram } from '#shared/workshop/model/prediction.ts';
import { type Asking, choiceOrder } from '#shared/workshop/model/question.ts';
import { type IconName, icon } from '../elements/icons.ts';
import { choicesIn } from './answers.ts';

/** One answer as it is drawn: its place in the question, its words, and what marks it. */
export interface AnswerRow {
  readonly answer: number;
  readonly words: string;
  readonly mark: TemplateResult | string;
}

const arrows: readonly IconName[] = ['up', 'down', 'equal'];

/** The answers that are offered, in the order they are drawn; none where a number is asked for. */
export function rowsOf(asking: Asking): AnswerRow[] {
  const words = choicesIn(asking);
  if (asking.answer.kind === 'direction') {
    return choiceOrder(asking).map((answer) => ({
      answer,
      words: words[answer]!,
      mark: icon(arrows[answer]!),
    }));
  }
  const lettered = words.every((one) => one.length === 1);
  return words.map((text, answer) => ({
    answer,
    words: lettered ? '' : text,
    mark: lettered ? text : String.fromCharCode(65 + answer),
  }));
}

/** How often an answer was given. */
export function countIn(histogram: Histogram, answer: number): number {
  return histogram.find(([one]) => one === answer)?.[1] ?? 0;
}

/** Blocks for who has answered and who has not: at most sixty, each then for several. */
export function countBlocks(count: number, total: number): TemplateResult {
  const blocks = Math.min(60, total);
  const full = total === 0 ? 0 : Math.floor((count * blocks) / total);
  return html`<span class="blocks" aria-hidden="true">
    ${Array.from({ length: blocks }, (_, index) => html`<i class=${index < full ? 'in' : ''}></i>`)}
  </span>`;
}
