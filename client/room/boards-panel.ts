import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ByBoard } from '#shared/protocol/server-messages.ts';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import type { BoardId, Listing } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import { present } from '#shared/workshop/model/people.ts';
import type { Summary } from '#shared/workshop/projections/summary.ts';
import '../elements/avatar-stack.ts';
import { askText } from '../elements/dialog.ts';
import { WeightroomElement } from '../elements/element.ts';
import { fold } from '../elements/fold.ts';
import { formatPercent } from '../elements/format.ts';
import { icon } from '../elements/icons.ts';
import { menu } from '../elements/menu.ts';
import { uid } from '../elements/uid.ts';
import { t, tell } from '../i18n/t.ts';
import { lossText } from '../instruments/loss/loss-text.ts';
import { askToOpen, askToShare, type OpenBoard, type ShareBoard } from './board-form.ts';
import { forWhom, titleOf, wrongTitle } from './board-words.ts';
import { parameterThumbnail } from './parameter-thumbnail.ts';
import '../elements/more.css';
import './boards-panel.css';

/** More boards than these, and the others are behind another click. */
const AT_ONCE = 6;
const WITHOUT_MORE = 8;

interface OnBoard {
  readonly board: BoardId;
}

/** What the panel asks to be done. */
export type BoardsCommand =
  | OpenBoard
  | ShareBoard
  | ({ readonly type: 'rename-board'; readonly title: string } & OnBoard)
  | ({ readonly type: 'close-board' | 'reopen-board' } & OnBoard);

/** As much of a command as is known before anybody is asked. */
export type BoardsAsk =
  | { readonly type: 'open-board'; readonly of?: BoardId }
  | ({ readonly type: 'share-board' | 'rename-board' | 'close-board' | 'reopen-board' } & OnBoard);

/**
 * Every board of the workshop in brief, and what an instructor does with each.
 * @fires workshop-command - `{command}`
 * @fires board-show - `{board}`
 */
@customElement('wr-boards-panel')
export class BoardsPanel extends WeightroomElement {
  @property({ attribute: false }) listings: readonly Listing[] = [];
  @property({ attribute: false }) summaries: ByBoard<Summary> = {};
  @property({ attribute: false }) participants: Readonly<Record<ParticipantId, Participant>> = {};
  @property({ attribute: false }) shown: BoardId | undefined;
  @property() you: ParticipantId | null = null;
  /** Why something may not be done now; undefined when it may. */
  @property({ attribute: false }) refused: (ask: BoardsAsk) => Rejection | undefined = () => undefined;
  @property({ type: Boolean }) folded = false;
  readonly #id = uid('boards');

  protected override render(): TemplateResult {
    const { listings, shown } = this;
    const sorted = listings.toSorted((a, b) => rank(a) - rank(b));
    const why = this.#why({ type: 'open-board', ...(shown !== undefined && { of: shown }) });
    const first = sorted.length > WITHOUT_MORE ? AT_ONCE : sorted.length;
    // The shown one is always in sight.
    const [near, more] = partition(sorted, ({ id }, index) => index < first || id === shown);
    return fold({
      title: t('boards.title'),
      count: listings.length,
      testid: 'fold-boards',
      folded: this.folded,
      tool: html`<button
        type="button"
        class="button"
        data-testid="open-board"
        aria-disabled=${why === undefined ? nothing : 'true'}
        aria-describedby=${why === undefined ? nothing : `${this.#id}-why`}
        @click=${() => why === undefined && void this.#open()}
      >
        ${icon('plus')}${t('boards.open')}
      </button>`,
      body: html`${why === undefined ? nothing : html`<p class="why" id="${this.#id}-why">${why}</p>`}
        ${this.#list(near)}
        ${
          more.length === 0
            ? nothing
            : html`<details class="more">
                <summary>${icon('open')}${t('boards.more', { count: more.length })}</summary>
                ${this.#list(more)}
              </details>`
        }`,
    });
  }

  #list(listings: readonly Listing[]): TemplateResult {
    return html`<ul>
      ${repeat(
        listings,
        ({ id }) => id,
        (listing) => this.#row(listing),
      )}
    </ul>`;
  }

  #row(listing: Listing): TemplateResult {
    const { id, status } = listing;
    const title = titleOf(listing);
    const summary = lookup(this.summaries, id);
    const on = id === this.shown;
    const hands = (summary?.hands ?? []).flatMap((by) => lookup(this.participants, by) ?? []);
    return html`<li
      class="${on ? 'on' : ''} ${status}"
      data-board=${id}
      data-testid="board-row-${id}"
      aria-current=${on ? 'true' : nothing}
    >
      ${parameterThumbnail(summary?.parameters ?? [])}
      <span class="what">
        <button type="button" class="title" title=${title} @click=${() => this.#show(id)}>
          <bdi>${title}</bdi>${on ? html`<span class="visually-hidden">, ${t('boards.shown')}</span>` : nothing}
        </button>
        <span class="whom" title=${forWhom(listing, this.participants)}>${forWhom(listing, this.participants)}</span>
        ${
          status === 'closed' || summary?.training === true || hands.length > 0
            ? html`<span class="state">
                ${status === 'closed' ? html`<span>${icon('lock')}${t('boards.closed')}</span>` : nothing}
                ${
                  summary?.training === true
                    ? html`<span class="training"><i></i>${t('boards.training')}</span>`
                    : nothing
                }
                ${
                  hands.length > 0
                    ? html`<wr-avatar-stack .people=${hands} .you=${this.you} size="small" most="4"></wr-avatar-stack>`
                    : nothing
                }
              </span>`
            : nothing
        }
      </span>
      <span class="readings">
        <span class="visually-hidden">${t('boards.loss')}</span>
        <b data-testid="board-loss-${id}" data-value=${summary?.loss ?? nothing}>${lossText(summary?.loss ?? null)}</b>
        ${
          summary?.accuracy == null
            ? nothing
            : html`<span>${t('boards.accuracy', { percent: formatPercent(summary.accuracy) })}</span>`
        }
      </span>
      ${this.#menu(listing, title)}
    </li>`;
  }

  #menu(listing: Listing, title: string): TemplateResult {
    const { id: board, status } = listing;
    const turn = status === 'open' ? 'close' : 'reopen';
    return menu({
      id: `${this.#id}-${board}`,
      name: t('boards.actions', { title }),
      items: [
        { label: t('boards.show'), testid: 'show-board', run: () => this.#show(board) },
        {
          label: t('boards.rename'),
          testid: 'rename-board',
          refused: this.#why({ type: 'rename-board', board }),
          run: () => void this.#rename(listing),
        },
        {
          label: t('boards.share'),
          testid: 'share-board',
          refused: this.#why({ type: 'share-board', board }),
          run: () => void this.#share(listing),
        },
        {
          label: t(`boards.${turn}`),
          testid: `${turn}-board`,
          refused: this.#why({ type: `${turn}-board`, board }),
          run: () => this.#run({ type: `${turn}-board`, board }),
        },
      ],
    });
  }

  async #open(): Promise<void> {
    const from = this.listings.find(({ id }) => id === this.shown) ?? this.listings[0];
    if (from !== undefined) this.#run(await askToOpen(from, this.#students));
  }

  async #share(listing: Listing): Promise<void> {
    this.#run(await askToShare(listing, this.#students));
  }

  async #rename({ id: board, title }: Listing): Promise<void> {
    const typed = await askText({
      title: t('boards.rename'),
      label: t('board-form.title'),
      confirm: t('app.save'),
      value: titleOf({ title }),
      testid: 'board-title',
      wrong: wrongTitle,
    });
    if (typed !== undefined) this.#run({ type: 'rename-board', board, title: typed });
  }

  get #students(): Participant[] {
    return present(this).filter(({ role }) => role === 'student');
  }

  #why(ask: BoardsAsk): string | undefined {
    const rejection = this.refused(ask);
    return rejection && tell(sentenceOf(rejection.code), rejection.params);
  }

  #run(command: BoardsCommand | undefined): void {
    if (command === undefined) return;
    this.dispatchEvent(new CustomEvent('workshop-command', { detail: { command }, bubbles: true }));
  }

  #show(board: BoardId): void {
    if (board === this.shown) return;
    this.dispatchEvent(new CustomEvent('board-show', { detail: { board }, bubbles: true }));
  }
}

/** Those that fit, and the others, each in their order. */
function partition<T>(all: readonly T[], fits: (one: T, index: number) => boolean): readonly [T[], T[]] {
  return [all.filter(fits), all.filter((one, index) => !fits(one, index))];
}

/** Closed ones last. */
function rank({ status }: Listing): number {
  return status === 'closed' ? 1 : 0;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-boards-panel': BoardsPanel;
  }
  interface HTMLElementEventMap {
    'workshop-command': CustomEvent<{ command: BoardsCommand }>;
  }
}
