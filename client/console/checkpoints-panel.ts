import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import type { Checkpoint, CheckpointId } from '#shared/workshop/model/checkpoints.ts';
import type { History } from '#shared/workshop/projections/history.ts';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { menu } from '../elements/menu.ts';
import { uid } from '../elements/uid.ts';
import { locale } from '../i18n/locale.ts';
import { lossText } from '../instruments/loss/loss-text.ts';
import { t, tell } from './t.ts';
import './checkpoints-panel.css';
import type { People } from './edit-words.ts';
import { numberOf, stopsOf } from './stops.ts';

/** Which two points are compared: a checkpoint, or what is on screen. */
export type Pick = CheckpointId | 'here';

export interface Picks {
  readonly a: Pick | null;
  readonly b: Pick | null;
}

/** What the panel asks to be done. */
export type CheckpointsCommand =
  | {
      readonly type: 'save-checkpoint';
      readonly board: BoardId;
      readonly name: string;
      readonly version?: number;
    }
  | {
      readonly type: 'restore-checkpoint' | 'delete-checkpoint';
      readonly board: BoardId;
      readonly checkpoint: CheckpointId;
    };

export type CheckpointsAsk = Partial<CheckpointsCommand> & {
  readonly type: CheckpointsCommand['type'];
  readonly board: BoardId;
};

/**
 * The named points of a board: kept, shown to everybody, gone back to, and compared two by two.
 * @fires workshop-command - `{command}`
 * @fires timeline-move - `{version}`: a checkpoint to be shown to everybody
 * @fires compare-pick - `{picks}`
 */
@customElement('wr-checkpoints-panel')
export class CheckpointsPanel extends WeightroomElement {
  @property() board: BoardId = '';
  @property({ attribute: false }) checkpoints: readonly Checkpoint[] = [];
  @property({ attribute: false }) edits: History = [];
  @property({ attribute: false }) participants: People = {};
  /** The version that is shown; left out while everybody sees now. */
  @property({ attribute: false }) version: number | undefined;
  @property({ attribute: false }) picks: Picks | undefined;
  /** Why something may not be done now; undefined when it may. */
  @property({ attribute: false }) refused: (ask: CheckpointsAsk) => Rejection | undefined = () => undefined;
  @state() private naming = false;
  readonly #id = uid('checkpoints');

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.naming || !changed.has('naming' as keyof CheckpointsPanel)) return;
    const field = this.querySelector<HTMLInputElement>('input[name="name"]');
    field?.focus();
    field?.select();
  }

  protected override render(): TemplateResult {
    return html`<div class="head">
        <h2>${t('checkpoints.title')}</h2>
        ${this.naming ? nothing : this.#save()}
      </div>
      ${this.naming ? this.#form() : nothing}
      <ul>
        ${this.checkpoints.map((checkpoint) => this.#row(checkpoint))}${this.picks === undefined ? nothing : this.#here()}
      </ul>
      ${this.checkpoints.length === 0 ? html`<p class="empty">${t('checkpoints.empty')}</p>` : nothing}`;
  }

  #save(): TemplateResult {
    const why = this.#why({ type: 'save-checkpoint', board: this.board });
    return html`<button
        type="button"
        class="button"
        data-testid="checkpoint-save"
        aria-disabled=${why === undefined ? nothing : 'true'}
        aria-describedby=${why === undefined ? nothing : `${this.#id}-why`}
        title=${why ?? nothing}
        @click=${() => {
          if (why === undefined) this.naming = true;
        }}
      >
        ${icon('flag')}${t('checkpoints.save')}
      </button>
      ${why === undefined ? nothing : html`<p class="why" id="${this.#id}-why">${why}</p>`}`;
  }

  /** Its name, with one that will do. */
  #form(): TemplateResult {
    return html`<form @submit=${this.#keep} @keydown=${this.#escape}>
      <input
        type="text"
        name="name"
        data-testid="checkpoint-name"
        maxlength="80"
        autocomplete="off"
        aria-label=${t('checkpoints.name')}
        .value=${this.#suggestion}
      />
      <button type="submit" class="button primary">${t('checkpoints.keep')}</button>
      <button
        type="button"
        class="button quiet"
        @click=${() => {
          this.naming = false;
        }}
      >
        ${t('checkpoints.cancel')}
      </button>
    </form>`;
  }

  get #suggestion(): string {
    const { index } = stopsOf(this.edits, this.version);
    const wanted = t('checkpoints.name.change', { index: numberOf(this.edits, index) });
    const taken = new Set(this.checkpoints.map(({ name }) => name));
    for (let n = 1; ; n++) {
      const name = n === 1 ? wanted : `${wanted} (${n})`;
      if (!taken.has(name)) return name;
    }
  }

  #row(checkpoint: Checkpoint): TemplateResult {
    const { id, name, version } = checkpoint;
    return html`<li>
      <button
        type="button"
        class="point"
        data-testid="checkpoint-${name}"
        data-version=${version}
        title=${this.#by(checkpoint)}
        aria-current=${version === this.version ? 'true' : nothing}
        @click=${() => this.#show(version)}
      >
        ${icon('flag')}<span><bdi>${name}</bdi><small>${this.#at(version)}</small></span>
      </button>
      ${this.picks === undefined ? nothing : this.#pickers(id, name)}
      ${
        this.picks !== undefined
          ? nothing
          : menu({
              id: `${this.#id}-${id}`,
              name: t('checkpoints.actions', { name }),
              testid: `checkpoint-actions-${name}`,
              items: [
                this.#item('restore-checkpoint', 'checkpoints.restore', id),
                this.#item('delete-checkpoint', 'checkpoints.delete', id),
              ],
            })
      }
    </li>`;
  }

  #item(
    type: 'restore-checkpoint' | 'delete-checkpoint',
    label: 'checkpoints.restore' | 'checkpoints.delete',
    checkpoint: CheckpointId,
  ) {
    const command = { type, board: this.board, checkpoint };
    return {
      label: t(label),
      testid: type,
      danger: type === 'delete-checkpoint',
      refused: this.#why(command),
      run: () => this.#do(command),
    };
  }

  /** What is on screen, to be compared with. */
  #here(): TemplateResult {
    const name = t(this.version === undefined ? 'checkpoints.now' : 'checkpoints.here');
    return html`<li>
      <span class="point">
        ${icon('history')}<span>${name}<small>${this.#at(this.version)}</small></span>
      </span>
      ${this.#pickers('here', name)}
    </li>`;
  }

  #pickers(pick: Pick, name: string): TemplateResult {
    return html`<span class="pickers">${(['a', 'b'] as const).map((side) => {
      const on = this.picks?.[side] === pick;
      return html`<button
        type="button"
        class="pick"
        aria-pressed=${on ? 'true' : 'false'}
        aria-label=${t(`compare.${side}`, { name })}
        data-testid="compare-${side}-${pick}"
        @click=${() => this.#pick(side, on ? null : pick)}
      >
        ${side.toUpperCase()}
      </button>`;
    })}</span>`;
  }

  /** Which change it is, and the loss after it. */
  #at(version: number | undefined): string {
    const { index } = stopsOf(this.edits, version);
    const edit = this.edits[index];
    if (edit === undefined) return '';
    return `${t('checkpoints.at', { index: numberOf(this.edits, index) })} · ${lossText(edit.loss)}`;
  }

  #by({ by, at }: Checkpoint): string {
    const name = (by === null ? undefined : this.participants[by]?.name) ?? t('timeline.workshop');
    const time = new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(at);
    return t('checkpoints.by', { name, time });
  }

  #why(ask: CheckpointsAsk): string | undefined {
    const rejection = this.refused(ask);
    return rejection === undefined ? undefined : tell(sentenceOf(rejection.code), rejection.params);
  }

  readonly #keep = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = this.querySelector<HTMLInputElement>('input[name="name"]')?.value ?? '';
    this.naming = false;
    const { board, version } = this;
    this.#do({ type: 'save-checkpoint', board, name, ...(version !== undefined && { version }) });
  };

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // The page's own Escape leads back to now.
    event.preventDefault();
    event.stopPropagation();
    this.naming = false;
  };

  #do(command: CheckpointsCommand): void {
    this.dispatchEvent(new CustomEvent('workshop-command', { detail: { command }, bubbles: true }));
  }

  #show(version: number): void {
    this.dispatchEvent(new CustomEvent('timeline-move', { detail: { version }, bubbles: true }));
  }

  #pick(side: 'a' | 'b', pick: Pick | null): void {
    const picks: Picks = { a: null, b: null, ...this.picks, [side]: pick };
    this.dispatchEvent(new CustomEvent('compare-pick', { detail: { picks }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-checkpoints-panel': CheckpointsPanel;
  }
  interface HTMLElementEventMap {
    'compare-pick': CustomEvent<{ picks: Picks }>;
  }
}
