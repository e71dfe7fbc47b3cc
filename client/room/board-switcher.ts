import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { mayMove } from '#shared/workshop/model/access.ts';
import type { BoardId, Listing } from '#shared/workshop/model/board.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { WeightroomElement } from '../elements/element.ts';
import { type IconName, icon } from '../elements/icons.ts';
import { menu } from '../elements/menu.ts';
import { Size } from '../elements/size.ts';
import { uid } from '../elements/uid.ts';
import { t } from '../i18n/t.ts';
import { titleOf } from './board-words.ts';
import './board-switcher.css';

/** Room that a board's title needs in the row (CSS pixels); with less, a menu opens instead. */
const TAB = 132;
const TABS = 6;

type Mark = readonly [icon: IconName, words: string];

/**
 * Which board is shown: a row of them where they fit, a menu where they do not, nothing where there is one.
 * @fires board-show - `{board}`
 */
@customElement('wr-board-switcher')
export class BoardSwitcher extends WeightroomElement {
  /** The boards that this person may see. */
  @property({ attribute: false }) listings: readonly Listing[] = [];
  @property({ attribute: false }) shown: BoardId | undefined;
  @property() you: ParticipantId | null = null;
  @property({ type: Boolean }) instructs = false;
  readonly #size = new Size(this);
  readonly #id = uid('boards');

  protected override render(): TemplateResult | typeof nothing {
    const listings = this.#sorted();
    if (listings.length < 2) return nothing;
    const fits = listings.length <= Math.min(TABS, Math.floor(this.#size.width / TAB));
    return html`<nav data-testid="boards" aria-label=${t('boards.title')}>
      ${fits ? this.#row(listings) : this.#menu(listings)}
    </nav>`;
  }

  #row(listings: readonly Listing[]): TemplateResult {
    return html`<ul class="segmented">
      ${repeat(
        listings,
        ({ id }) => id,
        (listing) => {
          const on = listing.id === this.shown;
          return html`<li class=${on ? 'on' : ''}>
            <button
              type="button"
              data-testid="board-tab-${listing.id}"
              aria-current=${on ? 'true' : nothing}
              @click=${() => this.#show(listing.id)}
            >
              ${this.#marks(listing).map(
                ([name, words]) => html`${icon(name)}<span class="visually-hidden">${words},</span>`,
              )}<bdi class="title">${titleOf(listing)}</bdi>
            </button>
          </li>`;
        },
      )}
    </ul>`;
  }

  #menu(listings: readonly Listing[]): TemplateResult {
    const shown = this.listings.find(({ id }) => id === this.shown);
    const title = shown === undefined ? t('boards.title') : titleOf(shown);
    return menu({
      id: this.#id,
      testid: 'boards-menu',
      face: html`<span class="visually-hidden">${t('boards.title')}:</span
        ><bdi class="title" title=${title}>${title}</bdi><span class="count">${listings.length}</span>${icon('open')}`,
      items: listings.map((listing) => {
        const marks = this.#marks(listing);
        return {
          testid: `board-tab-${listing.id}`,
          current: listing.id === this.shown,
          label: html`<bdi class="title">${titleOf(listing)}</bdi>${
            marks.length === 0
              ? nothing
              : html`<span class="marks"
                  >${marks.map(([name, words]) => html`<span>${icon(name)}${words}</span>`)}</span
                >`
          }`,
          run: () => this.#show(listing.id),
        };
      }),
    });
  }

  #marks(listing: Listing): Mark[] {
    const role = this.instructs ? 'instructor' : this.you === null ? 'viewer' : 'student';
    const marks: Mark[] = [];
    if (listing.status === 'closed') marks.push(['lock', t('boards.closed')]);
    if (this.#own(listing)) marks.push(['person', t('boards.yours')]);
    if (!mayMove(listing, this.you, role)) marks.push(['eye', t('boards.watch-only')]);
    return marks;
  }

  #own({ members }: Listing): boolean {
    return this.you !== null && members.includes(this.you);
  }

  /** This person's own first, closed ones last. */
  #sorted(): Listing[] {
    const rank = (listing: Listing): number => (listing.status === 'closed' ? 2 : this.#own(listing) ? 0 : 1);
    return this.listings
      .filter(({ status }) => this.instructs || status === 'open')
      .toSorted((a, b) => rank(a) - rank(b));
  }

  #show(board: BoardId): void {
    if (board === this.shown) return;
    this.dispatchEvent(new CustomEvent('board-show', { detail: { board }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-board-switcher': BoardSwitcher;
  }
  interface HTMLElementEventMap {
    'board-show': CustomEvent<{ board: BoardId }>;
  }
}
