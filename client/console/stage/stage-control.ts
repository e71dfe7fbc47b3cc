import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Command } from '#shared/workshop/features.ts';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { predictionsOf } from '#shared/workshop/model/prediction.ts';
import { type Stage, type StageView, stageOf, stageViews } from '#shared/workshop/model/stage.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { locale } from '../../i18n/locale.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { t, tell } from '../t.ts';
import './stage-control.css';
import { stageThumbnail } from './stage-thumbnail.ts';

export type StageCommand = Extract<Command, { type: 'show-on-stage' }>;

/**
 * What every stage shows, chosen from here.
 * @fires workshop-command - `{command}`
 */
@customElement('wr-stage-control')
export class StageControl extends WeightroomElement {
  @property({ attribute: false }) workshop: WorkshopState | undefined;
  /** The board on this screen: what a stage is told to show by `board`. */
  @property({ attribute: false }) view: BoardView | undefined;
  @property() code = '';
  /** The board that a stage which follows is at. */
  @property() led: BoardId | undefined;
  /** The activity under way has a view of its own in the board's place. */
  @property({ type: Boolean }) own = false;
  /** How many stages watch. */
  @property({ type: Number }) watching = 0;
  /** Why something may not be shown now; undefined when it may. */
  @property({ attribute: false }) refused: (ask: StageCommand) => Rejection | undefined = () => undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { workshop } = this;
    if (workshop === undefined) return nothing;
    const stage = stageOf(workshop);
    const asked = predictionsOf(workshop).list.some(({ status }) => status !== 'revealed');
    const note =
      this.watching === 0
        ? 'stage-show.none'
        : asked
          ? 'stage-show.sealed'
          : stage.what === 'follow'
            ? 'stage-show.same'
            : undefined;
    return html`<section aria-label=${t('stage-show.title')}>
      <header><h2>${t('stage-show.title')}</h2>${note === undefined ? nothing : html`<span>${t(note)}</span>`}</header>
      <div class="choice">
        ${stageThumbnail({ workshop, view: this.view, code: this.code, stage, led: this.led, own: this.own })}
        <div
          class="segments"
          role="group"
          aria-label=${t('stage-show.title')}
          data-testid="stage-show"
          data-value=${stage.what}
          title=${this.#whose(workshop, stage) ?? nothing}
        >
          ${stageViews.map((what, index) => this.#button(stage, what, index + 1))}
        </div>
      </div>
    </section>`;
  }

  #button(stage: Stage, what: StageView, digit: number): TemplateResult {
    const command = this.#command(what);
    const why = this.refused(command);
    const words = t(`stage-show.${what}`);
    return html`<button
      type="button"
      data-testid="stage-show-${what}"
      data-value=${what}
      aria-pressed=${stage.what === what}
      aria-disabled=${why === undefined ? nothing : 'true'}
      aria-keyshortcuts="Shift+S ${digit}"
      title=${why === undefined ? nothing : tell(sentenceOf(why.code), why.params)}
      @click=${() => why === undefined && this.#run(command)}
    >
      ${words}
    </button>`;
  }

  #command(what: StageView): StageCommand {
    const board = what === 'board' ? this.view?.board.id : undefined;
    return { type: 'show-on-stage', what, ...(board !== undefined && { board }) };
  }

  /** Who chose what is shown, and when. */
  #whose(workshop: WorkshopState, { by, at }: Stage): string | undefined {
    const name = lookup(workshop.participants, by ?? '')?.name;
    if (name === undefined || at === null) return undefined;
    const time = new Date(at).toLocaleTimeString(locale(), {
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
    return t('stage-show.by', { name, time });
  }

  #run(command: StageCommand): void {
    this.dispatchEvent(new CustomEvent('workshop-command', { detail: { command }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-stage-control': StageControl;
  }
}
