import { html, nothing, type TemplateResult } from 'lit';
import { personClass } from '../../elements/person.ts';
import { tell } from '../../i18n/t.ts';
import { personOf } from '../reading.ts';
import { type ActivityView, askFor } from '../view.ts';
import { text } from './text.ts';

/** The solution that everybody sees, with its author. */
export function shownSolution(view: ActivityView): TemplateResult | typeof nothing {
  const { shown } = view.code;
  if (shown === null) return nothing;
  const person = personOf(view, shown.by);
  return html`<figure class="shown" data-testid="code-shown">
    <figcaption class=${person === undefined ? '' : personClass(person.colour)}>
      ${tell(text.shownBy, { name: person?.name ?? '—' })}
    </figcaption>
    <pre tabindex="0"><code>${shown.source}</code></pre>
  </figure>`;
}

/** For an instructor: what may be shown, in the order of coming, and how many browsers can run code. */
export function solutionsOf(host: HTMLElement, view: ActivityView): TemplateResult {
  const { reports, shown } = view.code;
  const shared = Object.entries(reports).filter(([, { source }]) => source !== undefined);
  const off = view.refusal({ type: 'show-code' }) !== undefined;
  return html`<section class="solutions" aria-label=${tell(text.solutions)}>
    <h2>${tell(text.solutions)}</h2>
    ${shared.length === 0 ? html`<p class="caption">${tell(text.noSolutions)}</p>` : nothing}
    <ul>
      ${shared.map(([id, { source }]) => {
        const person = personOf(view, id);
        const name = person?.name ?? '—';
        const on = shown?.by === id;
        return html`<li>
          <details>
            <summary class=${person === undefined ? '' : personClass(person.colour)}>${name}</summary>
            <pre tabindex="0"><code>${source}</code></pre>
          </details>
          <button
            type="button"
            class="button"
            data-testid="code-show"
            aria-pressed=${on}
            aria-label=${on ? tell(text.hide) : tell(text.showOf, { name })}
            ?disabled=${off}
            @click=${() => askFor(host, { type: 'show-code', whose: on ? null : id })}
          >
            ${tell(on ? text.hide : text.show)}
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
}
