import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isolated } from '#shared/locale.ts';
import type { Achievement } from '#shared/workshop/projections/history.ts';
import { icon } from '../elements/icons.ts';
import { PatientElement } from '../elements/patient-element.ts';
import { t } from '../i18n/t.ts';
import type { Mode } from '../modes/mode.ts';
import type { BoardView } from '../stores/board-view.ts';
import { timeOfDay } from './clock.ts';
import './guide.css';

/**
 * What the chosen mode is about and what to do in it; each step shows when it is done.
 */
@customElement('wr-guide')
export class Guide extends PatientElement {
  @property({ attribute: false }) view: BoardView | undefined;
  @property({ attribute: false }) mode: Mode | undefined;
  /** On a phone: one line with the next step, and the rest on demand. */
  @property({ type: Boolean }) folded = false;
  #picked = false;
  /** What was done once, by board, mode and step: it stays done, whatever is moved afterwards. */
  readonly #done = new Set<string>();

  protected override willUpdate(): void {
    this.#picked ||= this.view !== undefined && this.view.selected !== null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, mode } = this;
    if (view === undefined || mode === undefined) return nothing;
    const { title, paragraphs, steps } = mode.guide(view, this.#picked);
    const stepOf = (index: number): string => `${view.board.id} ${mode.id} ${index}`;
    for (const [index, [, done, reached]] of steps.entries()) {
      if (done || reached !== undefined) this.#done.add(stepOf(index));
    }
    const next = steps.findIndex((_, index) => !this.#done.has(stepOf(index)));
    const body = html`
      <h2>${title}</h2>
      ${paragraphs.map((words) => html`<p>${words}</p>`)}
      <h3>${t('guide.try')}</h3>
      <ol>
        ${steps.map(([words, , reached], index) => {
          const done = this.#done.has(stepOf(index));
          return html`<li
              class=${done ? 'done' : index === next ? 'next' : ''}
              data-testid="guide-step"
              data-done=${done}
            >
              <i>${done ? icon('check') : nothing}</i>
              <span
                >${words}${done ? html`<span class="visually-hidden"> (${t('guide.done')})</span>` : nothing}${
                  reached === undefined ? nothing : reachedWhen(view, reached)
                }</span
              >
            </li>`;
        })}
      </ol>
    `;
    if (!this.folded) return body;
    const done = steps.filter((_, index) => this.#done.has(stepOf(index))).length;
    return html`<details data-testid="fold-guide">
      <summary>
        <span class="next-step"
          ><span class="caption">${t('guide.try')} · ${done}/${steps.length}</span
          ><span>${steps[next]?.[0] ?? title}</span></span
        >${icon('open')}
      </summary>
      ${body}
    </details>`;
  }
}

/** When a goal was reached, and by whom. */
function reachedWhen({ participants }: BoardView, { at, by }: Achievement): TemplateResult {
  const names = by.map((id) =>
    id === null ? t('loss.training') : (participants[id]?.name ?? t('loss.someone')),
  );
  return html`<span class="reached" data-testid="reached">${timeOfDay(at)} · <bdi>${names.map(isolated).join(', ')}</bdi></span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-guide': Guide;
  }
}
