import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isLocked } from '#shared/workshop/model/board.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { t } from '../../i18n/t.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import './parameter-lock.css';

/**
 * Lets the instructor lock the selected parameter, so that neither students nor training move it.
 * @fires board-command - lock-parameters, unlock-parameters
 */
@customElement('wr-parameter-lock')
export class ParameterLock extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view?.role !== 'instructor') return nothing;
    const { selected, board } = view;
    const { locks } = board;
    const labels = selected === null ? undefined : labelsOf(board.network, selected);
    const locked = selected !== null && isLocked(board, selected);
    return html`${
      selected === null || labels === undefined
        ? nothing
        : html`<button
            type="button"
            class="button"
            data-testid="lock-parameter"
            data-state=${locked ? 'on' : 'off'}
            @click=${() => this.#set(!locked, [selected])}
          >
            ${icon(locked ? 'unlock' : 'lock')}${t(locked ? 'lock.unlock' : 'lock.lock', { symbol: labels.plain })}
          </button>`
    }${
      locks.length === 0
        ? nothing
        : html`<button
            type="button"
            class="button quiet"
            data-testid="unlock-all"
            @click=${() => this.#set(false, locks)}
          >
            ${t('lock.unlock-all', { count: locks.length })}
          </button>`
    }`;
  }

  #set(locked: boolean, parameters: readonly string[]): void {
    const type = locked ? 'lock-parameters' : 'unlock-parameters';
    emitBoardEvent(this, 'board-command', { command: { type, parameters } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-parameter-lock': ParameterLock;
  }
}
