import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { WeightroomElement } from '../elements/element.ts';
import { formatInput, formatReading } from '../elements/format.ts';
import { t } from '../i18n/t.ts';
import type { BoardView } from '../stores/board-view.ts';
import { chromeIcon } from './chrome-icons.ts';
import './guide.css';

/** The loss that the class tries to get under. */
const GOAL = 0.05;

/**
 * What the network is and what to do with it; each step shows when it is done.
 */
@customElement('wr-guide')
export class Guide extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  #picked = false;

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) return nothing;
    const { board, observation, selected, you, history } = view;
    this.#picked ||= selected !== null;
    const moved = history.some(({ moves }) => moves.some(({ by }) => by === you));
    const { loss } = observation;
    const input = board.input.map(formatInput).join(', ');
    const steps: readonly (readonly [string, boolean])[] = [
      [t('guide.pick'), this.#picked || moved],
      [t('guide.move'), moved],
      [t('guide.goal', { goal: formatReading(GOAL) }), loss !== null && loss < GOAL],
    ];
    const next = steps.findIndex(([, done]) => !done);
    return html`
      <h2>${t('guide.title')}</h2>
      <p>${t('guide.input')} <strong>x = [${input}]</strong> ${t('guide.signal')}</p>
      <p>${t('guide.neuron')}</p>
      <h3>${t('guide.try')}</h3>
      <ol>
        ${steps.map(
          ([text, done], index) => html`<li class=${done ? 'done' : index === next ? 'next' : ''}>
            <i>${done ? chromeIcon('check') : nothing}</i>
            <span>${text}${done ? html`<span class="visually-hidden"> (${t('guide.done')})</span>` : nothing}</span>
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
