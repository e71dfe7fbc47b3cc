import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { isOver, type Link, type LinkId, type LinkKind } from '#shared/workshop/model/links.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import { WeightroomElement } from '../elements/element.ts';
import { fold } from '../elements/fold.ts';
import { icon } from '../elements/icons.ts';
import { uid } from '../elements/uid.ts';
import { t, tell } from '../i18n/t.ts';
import { timeOfDay } from './clock.ts';
import './qr-code.ts';
import './links-panel.css';

/** What the panel asks for: a link to be made. */
export interface LinkWish {
  readonly kind: LinkKind;
  readonly participant?: ParticipantId;
  readonly once?: true;
}

/**
 * Ways in that carry a secret, made here and taken back here. An address shows only when asked for, so that nobody
 * projects one by mistake.
 * @fires link-make - `{kind}`
 * @fires link-revoke - `{link}`
 * @fires link-copy - `{link}`
 */
@customElement('wr-links-panel')
export class LinksPanel extends WeightroomElement {
  @property({ attribute: false }) links: readonly Link[] = [];
  @property({ attribute: false }) participants: Readonly<Record<ParticipantId, Participant>> = {};
  /** The addresses of the links that were made in this browser. */
  @property({ attribute: false }) addresses: Readonly<Record<LinkId, string>> = {};
  @property() you: ParticipantId | null = null;
  /** Since when each stage watches. */
  @property({ attribute: false }) watchers: readonly number[] = [];
  /** Why no link may be made now. */
  @property({ attribute: false }) refused: Rejection | undefined;
  @property({ type: Boolean }) folded = false;
  @state() private open: LinkId | undefined;
  readonly #id = uid('links');

  protected override render(): TemplateResult {
    const { refused } = this;
    return fold({
      title: t('links.title'),
      ...(this.links.length > 0 && { count: this.links.length }),
      testid: 'fold-links',
      folded: this.folded,
      titleId: `${this.#id}-title`,
      body: html`<div class="make" role="group" aria-labelledby="${this.#id}-title">
        ${this.#make('device', 'screen')}${this.#make('co-instructor', 'person')}${this.#make('stage', 'screen')}
      </div>
      ${
        refused === undefined
          ? nothing
          : html`<p class="why" id="${this.#id}-why">${tell(sentenceOf(refused.code), refused.params)}</p>`
      }
      ${
        this.watchers.length === 0
          ? nothing
          : html`<p class="term" data-testid="watchers">
              ${t('links.watchers', { count: this.watchers.length, time: timeOfDay(Math.min(...this.watchers)) })}
            </p>`
      }
      <ul>
        ${repeat(
          this.links,
          ({ id }) => id,
          (link) => this.#row(link),
        )}
      </ul>`,
    });
  }

  #make(kind: LinkKind, drawing: 'screen' | 'person'): TemplateResult {
    const refused = this.refused !== undefined;
    return html`<button
      type="button"
      class="button"
      data-testid="make-link-${kind}"
      aria-disabled=${refused ? 'true' : nothing}
      aria-describedby=${refused ? `${this.#id}-why` : nothing}
      @click=${() => !refused && this.#emit('link-make', { kind })}
    >
      ${icon(drawing)}${t(`links.${kind}`)}
    </button>`;
  }

  #row(link: Link): TemplateResult {
    const { id } = link;
    const address = lookup(this.addresses, id);
    const words = this.#words(link);
    const shown = this.open === id && address !== undefined;
    const part = `${this.#id}-${id}`;
    return html`<li data-testid="link-${id}">
      <div class="line">
        ${icon('link')}
        <span class="what">
          <span class="for">${words}</span>
          <span class="term">${term(link)}</span>
          ${address === undefined ? html`<span class="term">${t('links.elsewhere')}</span>` : nothing}
        </span>
      </div>
      <div class="actions">
        ${
          address === undefined
            ? nothing
            : html`<button
                  type="button"
                  class="button"
                  data-testid="show-link"
                  aria-label=${t('links.of', { action: t(shown ? 'links.hide' : 'links.show'), link: words })}
                  aria-expanded=${shown}
                  aria-controls=${part}
                  @click=${() => {
                    this.open = shown ? undefined : id;
                  }}
                >
                  ${icon('eye')}${t(shown ? 'links.hide' : 'links.show')}
                </button>
                <button
                  type="button"
                  class="button"
                  data-testid="copy-link"
                  aria-label=${t('links.of', { action: t('links.copy'), link: words })}
                  @click=${() => this.#emit('link-copy', { link: id })}
                >
                  ${icon('copy')}${t('links.copy')}
                </button>`
        }
        <button
          type="button"
          class="button"
          data-testid="revoke-link"
          aria-label=${t('links.of', { action: t('links.revoke'), link: words })}
          @click=${() => this.#emit('link-revoke', { link: id })}
        >
          ${t('links.revoke')}
        </button>
      </div>
      <div id=${part} class="secret" ?hidden=${!shown}>
        ${
          shown
            ? html`<wr-qr-code .url=${address}></wr-qr-code>
                <p class="address" data-testid="link-address" data-value=${address}>${address}</p>
                <p class="warning">${icon('warn')}${t('links.secret')}</p>`
            : nothing
        }
      </div>
    </li>`;
  }

  #words({ kind, participant }: Link): string {
    if (kind === 'stage') return t('links.stage');
    if (kind === 'co-instructor' || participant === null) return t('links.newcomer');
    if (participant === this.you) return t('links.yours');
    return t('links.theirs', { name: lookup(this.participants, participant)?.name ?? participant });
  }

  #emit<Type extends 'link-make' | 'link-revoke' | 'link-copy'>(
    type: Type,
    detail: HTMLElementEventMap[Type]['detail'],
  ): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

/** How long a link works. */
function term(link: Link): string {
  if (link.until === null) return t('links.lasting');
  return isOver(link, Date.now()) ? t('links.over') : t('links.once', { time: timeOfDay(link.until) });
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-links-panel': LinksPanel;
  }
  interface HTMLElementEventMap {
    'link-make': CustomEvent<LinkWish>;
    'link-revoke': CustomEvent<{ link: LinkId }>;
    'link-copy': CustomEvent<{ link: LinkId }>;
  }
}
