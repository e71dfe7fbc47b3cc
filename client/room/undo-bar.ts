import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { uid } from '../elements/uid.ts';
import { t, tell } from '../i18n/t.ts';
import { emitBoardEvent } from '../stores/board-view.ts';
import './undo-bar.css';

type Direction = 'undo' | 'redo';

const mac = /Mac|iP(ad|hone)/.test(navigator.platform);
const keys = {
  undo: { shown: mac ? '⌘Z' : 'Ctrl+Z', named: 'Control+Z Meta+Z' },
  redo: { shown: mac ? '⇧⌘Z' : 'Ctrl+Shift+Z', named: 'Control+Shift+Z Meta+Shift+Z' },
} as const;

/**
 * Takes back one's own latest change to a board, and does it again; the keys it names are the page's to hear.
 * @fires board-command - `{command: {type: 'undo' | 'redo'}}`
 */
@customElement('wr-undo-bar')
export class UndoBar extends WeightroomElement {
  /** It says by pictures what it does; why it cannot be done now is read aloud. */
  @property({ type: Boolean, reflect: true }) pictures = false;
  @property({ attribute: false }) refusedUndo: Rejection | undefined;
  @property({ attribute: false }) refusedRedo: Rejection | undefined;
  readonly #id = uid('undo');

  protected override render(): TemplateResult {
    const { undo, redo } = this.#refused;
    const same = undo !== undefined && undo.code === redo?.code;
    const reasons = [undo, same ? undefined : redo].filter((rejection) => rejection !== undefined);
    return html`<div role="group" aria-label=${t('undo.title')}>
        ${this.#button('undo')}${this.#button('redo')}
      </div>
      <p id="${this.#id}-why" class="why">
        ${reasons.map(({ code, params }) => tell(sentenceOf(code), params)).join(' ')}
      </p>`;
  }

  #button(direction: Direction): TemplateResult {
    const refused = this.#refused[direction] !== undefined;
    return html`<button
      type="button"
      class="button"
      data-testid=${direction}
      aria-keyshortcuts=${keys[direction].named}
      aria-disabled=${refused ? 'true' : nothing}
      aria-describedby=${refused ? `${this.#id}-why` : nothing}
      @click=${() => this.#run(direction)}
    >
      ${icon(direction)}<span class="word">${t(`undo.${direction}`)}</span><span class="kbd" aria-hidden="true"
        >${keys[direction].shown}</span
      >
    </button>`;
  }

  get #refused(): Readonly<Record<Direction, Rejection | undefined>> {
    return { undo: this.refusedUndo, redo: this.refusedRedo };
  }

  #run(direction: Direction): void {
    if (this.#refused[direction] !== undefined) return;
    emitBoardEvent(this, 'board-command', { command: { type: direction } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-undo-bar': UndoBar;
  }
}
