import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Command } from '#shared/workshop/features.ts';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { t } from '../i18n/t.ts';
import './room-controls.css';

/** What these controls ask for. */
export type RoomAction = Extract<Command['type'], 'lock-room' | 'unlock-room' | 'reset-board' | 'end'>;

/**
 * What the instructor seldom does to the whole room.
 * @fires room-action - `{action}`
 */
@customElement('wr-room-controls')
export class RoomControls extends WeightroomElement {
  @property({ type: Boolean }) locked = false;

  protected override render(): TemplateResult {
    return html`<div role="group" aria-label=${t('host.controls')}>
      <button
        type="button"
        class="button"
        data-testid="lock-room"
        aria-pressed=${this.locked}
        @click=${() => this.#act(this.locked ? 'unlock-room' : 'lock-room')}
      >
        ${icon('lock')}${t('host.lock')}
      </button>
      <button type="button" class="button" data-testid="reset" @click=${() => this.#act('reset-board')}>
        ${icon('undo')}${t('host.reset')}
      </button>
      <button
        type="button"
        class="button danger"
        data-testid="end"
        aria-label=${t('host.end.full')}
        @click=${() => this.#act('end')}
      >
        ${icon('stop')}${t('host.end')}
      </button>
    </div>`;
  }

  #act(action: RoomAction): void {
    this.dispatchEvent(new CustomEvent('room-action', { detail: { action }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-room-controls': RoomControls;
  }
  interface HTMLElementEventMap {
    'room-action': CustomEvent<{ action: RoomAction }>;
  }
}
