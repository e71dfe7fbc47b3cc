import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { t } from '../i18n/t.ts';
import type { Mode } from '../modes/mode.ts';
import type { BoardView } from '../stores/board-view.ts';
import './guide.css';

/**
 * What the chosen mode is about and what to do in it; each step shows when it is done.
 */
@customElement('wr-guide')
export class Guide extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  @property({ attribute: false }) mode: Mode | undefined;
  #picked = false;

  protected override willUpdate(): void {
    this.#picked ||= this.view !== undefined && this.view.selected !== null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, mode } = this;
    if (view === undefined || mode === undefined) return nothing;
    const { title, paragraphs, steps } = mode.guide(view, this.#picked);
    const next = steps.findIndex(([, done]) => !done);
    return html`
      <h2>${title}</h2>
      ${paragraphs.map((words) => html`<p>${words}</p>`)}
      <h3>${t('guide.try')}</h3>
      <ol>
        ${steps.map(
          ([words, done], index) => html`<li class=${done ? 'done' : index === next ? 'next' : ''}>
            <i>${done ? icon('check') : nothing}</i>
            <span>${words}${done ? html`<span class="visually-hidden"> (${t('guide.done')})</span>` : nothing}</span>
          </li>`,
        )}
      </ol>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-guide': Guide;
  }
}
