import { html, type TemplateResult } from 'lit';
import './formula.ts';
import './formula-text.css';

/** A text in which `$…$` is a formula; what stands right after one stays on its line. */
export function formulaText(text: string): TemplateResult {
  const parts = text.split('$');
  const tails = parts.map((part, index) => (index % 2 === 0 && index > 0 ? tailOf(part) : ''));
  return html`${parts.map((part, index) => {
    if (index % 2 === 0) return glued(part.slice(tails[index]!.length));
    const formula = html`<wr-formula class="in-line" .latex=${part}></wr-formula>`;
    const tail = tails[index + 1] ?? '';
    return tail === '' ? formula : html`<span class="kept">${formula}${tail}</span>`;
  })}`;
}

/** A particle stays on the line of the bracket that it follows: U+2060 joins them. */
function glued(text: string): string {
  return text.replace(/\)(?=[가-힣])/g, ')\u2060');
}

/** What stands right after a formula and must not begin a line: a full stop, a comma, a particle. */
function tailOf(text: string): string {
  return /^\S{1,6}(?=\s|$)|^[.,;:?!)]+/.exec(text)?.[0] ?? '';
}
