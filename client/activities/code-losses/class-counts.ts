import { html, type TemplateResult } from 'lit';
import { tell } from '../../i18n/t.ts';
import type { ActivityView } from '../view.ts';
import { text } from './text.ts';

/** How many of the class pass what: counts alone, no names and no order. */
export function classCounts({ running, code, participants }: ActivityView): TemplateResult {
  const { people, passed } = code.tally;
  const students = Object.values(participants).filter(
    ({ role, status }) => role === 'student' && status === 'present',
  ).length;
  const all = Math.max(students, people);
  const names = [...(running.text.code?.functions ?? []), undefined];
  return html`<section class="class" aria-label=${tell(text.class)}>
    <div class="head"><h2>${tell(text.class)}</h2><p class="caption">${tell(text.nobody)}</p></div>
    <dl>
      ${names.map((name, index) => {
        const count = passed[index] ?? 0;
        return html`<div data-testid="code-count-${index}" data-value=${count}>
          <dt>${name === undefined ? tell(text.hiddenToo) : html`<code>${name}</code>`}</dt>
          <dd>
            ${tell(text.of, { count, all })}
            <meter min="0" max=${Math.max(1, all)} .value=${count} aria-label=${name ?? tell(text.hiddenToo)}></meter>
          </dd>
        </div>`;
      })}
    </dl>
  </section>`;
}
