import { html, type TemplateResult } from 'lit';
import type { Words } from '#shared/workshop/model/question.ts';
import '../elements/formula.ts';
import { locale } from '../i18n/locale.ts';

/**
 * A text of an activity in the language on screen: `$…$` is set as a formula, and `{name}` is what `live` says.
 * @param live a number of the activity's figures as it is to be read; undefined for a name of no figure
 */
export function said(
  words: Words,
  live: (name: string) => string | undefined = () => undefined,
): TemplateResult {
  const filled = words[locale()].replaceAll(/\{(\w+)\}/g, (mark, name: string) => live(name) ?? mark);
  const parts = filled.split('$');
  return html`${parts.map((part, index) =>
    index % 2 === 0 ? part : html`<wr-formula .latex=${part}></wr-formula>`,
  )}`;
}
