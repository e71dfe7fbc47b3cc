import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Participant } from '#shared/workshop/model/participant.ts';
import '../elements/avatar.ts';
import { cssVars } from '../elements/css-vars.ts';
import { WeightroomElement } from '../elements/element.ts';
import { t } from '../i18n/t.ts';
import './qr-code.ts';
import './stage-lobby.css';

/** Rows of names there is room for, and at most so many columns of them. */
const ROWS = 5;
const FEWEST = 4;
const MOST = 12;
/** From so many columns on names are set smaller. */
const CLOSE = 9;

/**
 * The way in, across the whole stage: address, code and QR as large as they go, and who has come.
 * @fires lobby-close - back to the board
 */
@customElement('wr-stage-lobby')
export class StageLobby extends WeightroomElement {
  @property() heading = '';
  @property() code = '';
  /** Where to join: what is typed, and the whole address that the QR holds. */
  @property() host = '';
  @property() url = '';
  /** Who has come, in the order of arrival. */
  @property({ attribute: false }) people: readonly Participant[] = [];

  protected override render(): TemplateResult {
    const { people } = this;
    const columns = Math.min(MOST, Math.max(FEWEST, Math.ceil(people.length / ROWS)));
    const places = columns * ROWS;
    const shown = people.length > places ? people.slice(0, places - 1) : people;
    const [before = '', after = ''] = t('lobby.arrived', { people: people.length }).split('{count}');
    return html`<section aria-label=${t('lobby.label')}>
      <div class="way-in">
        <header>
          <h2><bdi>${this.heading}</bdi> <small>${t('lobby.soon')}</small></h2>
          <button
            type="button"
            class="button"
            data-testid="lobby-close"
            @click=${() => this.dispatchEvent(new CustomEvent('lobby-close', { bubbles: true }))}
          >
            ${t('lobby.close')}
          </button>
        </header>
        <dl>
          <dt>${t('lobby.address')}</dt>
          <dd class="host" ${cssVars({ letters: Math.max(16, this.host.length) })}>${this.host}</dd>
          <dt class="code-label">${t('stage.code')}</dt>
          <dd class="code" data-testid="lobby-code"><b>${this.code.slice(0, 3)}</b><b>${this.code.slice(3)}</b></dd>
        </dl>
        <figure>
          <wr-qr-code .url=${this.url}></wr-qr-code>
          <figcaption>${t('lobby.camera')}</figcaption>
        </figure>
      </div>
      <div class="people">
        <p class="count" role="status" data-testid="lobby-count" data-value=${people.length}>
          ${before}<strong>${people.length}</strong>${after}
        </p>
        <p class="hint">${t('lobby.hint')}</p>
        <ul class=${columns >= CLOSE ? 'close' : ''} ${cssVars({ columns })}>
          ${repeat(
            shown,
            ({ id }) => id,
            ({ name, colour }) => html`<li>
              <wr-avatar .name=${name} .colour=${colour}></wr-avatar>
              <bdi class="name" title=${name}>${name}</bdi>
            </li>`,
          )}
          ${people.length > shown.length ? html`<li class="more">${t('people.more', { count: people.length - shown.length })}</li>` : nothing}
        </ul>
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-stage-lobby': StageLobby;
  }
  interface HTMLElementEventMap {
    'lobby-close': CustomEvent;
  }
}
