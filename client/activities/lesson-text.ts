import { html, type TemplateResult } from 'lit';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { measureNow } from '#shared/workshop/model/quantity.ts';
import type { Words } from '#shared/workshop/model/question.ts';
import '../elements/formula.ts';
import { tell } from '../i18n/t.ts';
import type { QuestionView } from './view.ts';
import './lesson-text.css';

/** A lesson's text in the language on screen: live numbers filled in, formulas set. */
export function lessonText(words: Words, view: Pick<QuestionView, 'running' | 'contentOf'>): TemplateResult {
  const parts = filled(tell(words), view).split('$');
  const tails = parts.map((part, index) => (index % 2 === 0 && index > 0 ? tailOf(part) : ''));
  return html`${parts.map((part, index) => {
    if (index % 2 === 0) return part.slice(tails[index]!.length);
    const formula = html`<wr-formula class="in-line" .latex=${part}></wr-formula>`;
    const tail = tails[index + 1] ?? '';
    return tail === '' ? formula : html`<span class="kept">${formula}${tail}</span>`;
  })}`;
}

/** What stands right after a formula and must not begin a line: a full stop, a comma, a particle. */
function tailOf(text: string): string {
  return /^\S{1,6}(?=\s|$)|^[.,;:?!)]+/.exec(text)?.[0] ?? '';
}

/** The text with a number in place of every `{name}` that is a figure's; a dash where there is none yet. */
function filled(text: string, { running, contentOf }: Pick<QuestionView, 'running' | 'contentOf'>): string {
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => {
    const figure = lookup(running?.text.figures ?? {}, name);
    if (figure === undefined) return mark;
    const board = contentOf(figure.board);
    const value = board === undefined ? Number.NaN : measureNow(figure.reads, board);
    return Number.isFinite(value) ? value.toFixed(figure.decimals).replace('-', '−') : '—';
  });
}
