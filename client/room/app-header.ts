import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import { WeightroomElement } from '../elements/element.ts';
import { t } from '../i18n/t.ts';
import type { ConnectionState } from '../stores/board-view.ts';
import '../elements/page-bar.css';
import './app-header.css';
import '../elements/avatar-stack.ts';
import { brand } from '../elements/brand.ts';
import { icon } from '../elements/icons.ts';
import './connection-chip.ts';
import '../elements/preferences.ts';
import { uid } from '../elements/uid.ts';

/** A link at the header's end. */
export interface HeaderLink {
  readonly label: string;
  readonly href: string;
  readonly icon: 'screen' | 'console' | 'people';
  readonly newTab?: boolean;
}

/**
 * The bar over every board: which workshop, its code, the connection, who is here.
 * @fires code-copy - the join link is to be copied
 * @fires own-rename - this person wants another name
 * @fires own-renew - this person's other devices are to lose their places
 * @fires own-forget - this device is to forget who was here
 * @fires own-leave - this person wants to leave
 */
@customElement('wr-app-header')
export class AppHeader extends WeightroomElement {
  @property() heading = '';
  @property() suffix = '';
  @property() code = '';
  @property() connection: ConnectionState = 'catching-up';
  @property({ type: Number }) version = 0;
  /** Who is in the room and connected. */
  @property({ attribute: false }) people: readonly Participant[] = [];
  @property() you: ParticipantId | null = null;
  @property({ attribute: false }) links: readonly HeaderLink[] = [];
  /** The code is shown as text of exactly its characters, for whoever runs the room. */
  @property({ type: Boolean }) host = false;
  /** What the page has at the end of the bar. */
  @property({ attribute: false }) tools: TemplateResult | undefined;
  readonly #menu = uid('menu');

  protected override render(): TemplateResult {
    return html`<header class="bar page-bar">
      ${brand()}
      <i class="rule"></i>
      <h1 tabindex="-1" title=${this.heading}>
        <bdi>${this.heading}</bdi>${this.suffix === '' ? nothing : html`<span class="suffix"> · ${this.suffix}</span>`}
      </h1>
      <button
        type="button"
        class="code"
        data-testid="copy-code"
        aria-label=${`${t('header.code')} ${this.code}. ${t('header.code.copy')}`}
        @click=${() => this.#emit('code-copy')}
      >
        <span class="halves" aria-hidden="true"
          ><b>${this.code.slice(0, 3)}</b><b>${this.code.slice(3)}</b></span
        >
        ${icon('copy')}
      </button>
      <span class="space"></span>
      <wr-connection-chip .state=${this.connection} .version=${this.version}></wr-connection-chip>
      <wr-avatar-stack class="wide" .people=${this.people} .you=${this.you}></wr-avatar-stack>
      <span class="narrow count" aria-hidden="true"
        >${t('people.count', { count: this.people.length })}</span
      >
      ${this.links.map(
        ({ label, href, icon: image, newTab }) =>
          html`<a class="button wide" href=${href} target=${newTab ? '_blank' : nothing}
            >${icon(image)}${label}</a
          >`,
      )}
      <wr-preferences class="wide"></wr-preferences>
      ${this.tools ?? nothing}
      <button
        type="button"
        class="icon-button"
        popovertarget=${this.#menu}
        aria-label=${t('header.menu')}
      >
        ${icon('more')}
      </button>
      <div id=${this.#menu} class="menu" popover>
        ${this.links.map(
          ({ label, href, icon: image, newTab }) =>
            html`<a class="item narrow" href=${href} target=${newTab ? '_blank' : nothing}
              >${icon(image)}${label}</a
            >`,
        )}
        <div class="narrow"><wr-preferences></wr-preferences></div>
        <button type="button" class="item" @click=${() => this.#choose('own-rename')}>
          ${t('header.rename')}
        </button>
        <button type="button" class="item" @click=${() => this.#choose('own-renew')}>
          ${t('header.renew')}
        </button>
        <button type="button" class="item" data-testid="forget-device" @click=${() => this.#choose('own-forget')}>
          ${t('header.forget')}
        </button>
        ${
          this.host
            ? nothing
            : html`<button type="button" class="item" @click=${() => this.#choose('own-leave')}>
                ${t('header.leave')}
              </button>`
        }
      </div>
    </header>`;
  }

  #choose(type: 'own-rename' | 'own-renew' | 'own-forget' | 'own-leave'): void {
    this.querySelector<HTMLElement>('.menu')?.hidePopover();
    this.#emit(type);
  }

  #emit(type: string): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-app-header': AppHeader;
  }
}
