import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Command } from '#shared/workshop/features.ts';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import {
  type AskKind,
  aimOf,
  askKinds,
  sentenceOf as asks,
  nextUnknown,
} from '#shared/workshop/model/ask.ts';
import { clampTo, isWithin, rangeOf } from '#shared/workshop/model/range.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { moved } from '../../elements/format.ts';
import { formulaText } from '../../elements/formula-text.ts';
import { icon } from '../../elements/icons.ts';
import '../../elements/number-field.ts';
import { uid } from '../../elements/uid.ts';
import { parameterOf } from '../../instruments/board-reading.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { t, tell } from '../t.ts';
import './ask-bar.css';

/** By how much a question changes a parameter where nobody says otherwise. */
const CHANGE = 0.5;

export type AskCommand = Extract<Command, { type: 'ask' }>;

/**
 * A question in two taps: one chooses its kind and writes its sentence from the selected parameter, one asks.
 * @fires workshop-command - `{command}`
 * @fires ask-aim - `{aim}`: which parameter it is about and what that is to become, undefined for none
 */
@customElement('wr-ask-bar')
export class AskBar extends WeightroomElement {
  @property({ attribute: false }) workshop: WorkshopState | undefined;
  /** The board on screen, with what is selected there. */
  @property({ attribute: false }) view: BoardView | undefined;
  /** Why something may not be asked now; undefined when it may. */
  @property({ attribute: false }) refused: (ask: AskCommand) => Rejection | undefined = () => undefined;

  @state() private kind: AskKind | undefined;
  @state() private target: number | undefined;
  readonly #id = uid('ask');
  #about: string | undefined;
  #aimed: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view')) return;
    const about = this.view?.selected == null ? undefined : `${this.view.board.id} ${this.view.selected}`;
    if (about !== this.#about) this.target = this.#usual();
    this.#about = about;
  }

  protected override updated(): void {
    const command = this.#command();
    const to = command?.to;
    const aim = to === undefined ? undefined : { parameter: command!.parameter!, to };
    const now = JSON.stringify(aim);
    if (now === this.#aimed) return;
    this.#aimed = now;
    this.dispatchEvent(new CustomEvent('ask-aim', { detail: { aim }, bubbles: true }));
  }

  /** Up by a half, or down where the board's range does not reach as far. */
  #usual(): number | undefined {
    const { view } = this;
    if (view?.selected == null) return undefined;
    const value = Math.round(parameterOf(view, view.selected) * 100) / 100;
    const range = rangeOf(view.board);
    const up = moved(value, CHANGE);
    return isWithin(range, up) ? up : clampTo(range, moved(value, -CHANGE));
  }

  protected override render(): TemplateResult {
    const { kind } = this;
    const command = this.#command();
    const why = command === undefined ? undefined : this.refused(command);
    return html`<section aria-label=${t('ask.title')} data-testid="ask-bar">
      <div class="segmented" role="group" aria-label=${t('ask.kind')} data-testid="ask-kind" data-value=${kind ?? nothing}>
        ${askKinds.map(
          (one) => html`<button
            type="button"
            data-testid="ask-${one}"
            aria-pressed=${kind === one}
            aria-label=${t(`ask.${one}`)}
            title=${t(`ask.${one}`)}
            @click=${() => {
              this.kind = kind === one ? undefined : one;
            }}
            @keydown=${(event: KeyboardEvent) => {
              // The second of the two taps.
              if (event.key !== 'Enter' || kind !== one) return;
              event.preventDefault();
              this.#ask();
            }}
          >
            ${one === 'direction' ? html`${icon('up')}${icon('down')}${icon('equal')}` : t(`ask.${one}`)}
          </button>`,
        )}
        <button
          type="button"
          class="arm"
          data-testid="ask-arm"
          aria-label=${t('ask.arm')}
          title=${t('ask.arm')}
          aria-keyshortcuts="Q"
          @click=${this.#arm}
        >
          <kbd class="kbd" aria-hidden="true">Q</kbd>
        </button>
      </div>
      <div class="sentence ${kind === undefined ? 'idle' : ''}">
        <p id="${this.#id}-why" role="status">
          ${why === undefined ? this.#sentence() : tell(sentenceOf(why.code), why.params)}
        </p>
        ${this.#field()}
      </div>
      <button
        type="button"
        class="button primary"
        data-testid="ask"
        aria-describedby="${this.#id}-why"
        aria-keyshortcuts="Enter"
        ?disabled=${command === undefined || why !== undefined}
        @click=${this.#ask}
      >
        ${t('ask.do')}<kbd class="kbd" aria-hidden="true">↵</kbd>
      </button>
    </section>`;
  }

  #sentence(): TemplateResult | string {
    const { kind, view, target, workshop } = this;
    if (kind === undefined) return t('ask.idle');
    const aim = view?.selected == null ? undefined : aimOf(view.board, view.selected, target);
    if (kind === 'choice' || kind === 'ready' || aim !== undefined) return formulaText(tell(asks(kind, aim)));
    const next = workshop === undefined ? undefined : nextUnknown(workshop);
    return next === undefined ? '' : formulaText(t('ask.next', { asks: tell(next.asks) }));
  }

  /** What the parameter is to become. */
  #field(): TemplateResult | typeof nothing {
    const { kind, view, target } = this;
    const about = kind === 'direction' || kind === 'number';
    if (!about || view?.selected == null || target === undefined) return nothing;
    const set = (value: number): void => {
      this.target = value;
    };
    return html`<wr-number-field
      .value=${target}
      .range=${view.board.range}
      .label=${t('ask.target')}
      testid="ask-target"
      @number-input=${(event: CustomEvent<{ value: number }>) => set(event.detail.value)}
      @number-commit=${(event: CustomEvent<{ value: number }>) => set(event.detail.value)}
    ></wr-number-field>`;
  }

  #command(): AskCommand | undefined {
    const { kind, view, target } = this;
    if (kind === undefined) return undefined;
    if (kind === 'choice' || kind === 'ready') return { type: 'ask', kind };
    if (view?.selected == null || target === undefined) return { type: 'ask', kind };
    return { type: 'ask', kind, board: view.board.id, parameter: view.selected, to: target };
  }

  readonly #arm = (): void => {
    this.kind = this.kind === undefined ? askKinds[0] : askKinds[askKinds.indexOf(this.kind) + 1];
  };

  readonly #ask = (): void => {
    const command = this.#command();
    if (command === undefined || this.refused(command) !== undefined) return;
    this.dispatchEvent(new CustomEvent('workshop-command', { detail: { command }, bubbles: true }));
    this.kind = undefined;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-ask-bar': AskBar;
  }
}
