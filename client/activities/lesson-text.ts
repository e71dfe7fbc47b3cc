import type { TemplateResult } from 'lit';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { measureNow } from '#shared/workshop/model/quantity.ts';
import type { Words } from '#shared/workshop/model/question.ts';
import { formulaText } from '../elements/formula-text.ts';
import { tell } from '../i18n/t.ts';
import type { QuestionView } from './view.ts';

type Figures = Pick<QuestionView, 'running' | 'contentOf'>;

/** A lesson's text in the language on screen: live numbers filled in, formulas set. */
export function lessonText(words: Words, view: Figures): TemplateResult {
  return formulaText(filled(tell(words), view));
}

/** The text with a number in place of every `{name}` that is a figure's; a dash where there is none yet. */
function filled(text: string, { running, contentOf }: Figures): string {
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => {
    const figure = lookup(running?.text.figures ?? {}, name);
    if (figure === undefined) return mark;
    const board = contentOf(figure.board);
    const value = board === undefined ? Number.NaN : measureNow(figure.reads, board);
    return Number.isFinite(value) ? value.toFixed(figure.decimals).replace('-', '−') : '—';
  });
}
