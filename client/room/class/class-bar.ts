import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Command } from '#shared/workshop/features.ts';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { attentionOf } from '#shared/workshop/model/attention.ts';
import { handsOf, type Subject, subjects } from '#shared/workshop/model/hands.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { leadOf, paceOf } from '#shared/workshop/model/pace.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { menu } from '../../elements/menu.ts';
import { uid } from '../../elements/uid.ts';
import { t, tell } from '../../i18n/t.ts';
import './class-bar.css';
import './class-timer.ts';
import { spotlightText } from './spotlight-text.ts';
import { spotlitAnswer } from './spotlit-answer.ts';
import { type Yours, yoursIn } from './yours.ts';

/** What this bar asks to be done. */
export type ClassCommand = Extract<Command, { type: 'look-around' | 'raise-hand' | 'lower-hand' }>;

/**
 * A student's place in the class: whether they follow, their hand, the clock and what is in the spotlight.
 * @fires class-command - `{command}`
 * @fires yours-find - `{board, parameter}`, what was handed to them is to be shown
 */
@customElement('wr-class-bar')
export class ClassBar extends WeightroomElement {
  @property({ attribute: false }) workshop: WorkshopState | undefined;
  @property() you: ParticipantId | null = null;
  /** Why something may not be done now; undefined when it may. */
  @property({ attribute: false }) refused: (ask: { type: ClassCommand['type'] }) => Rejection | undefined =
    () => undefined;
  readonly #id = uid('class');

  protected override render(): TemplateResult | typeof nothing {
    const { workshop, you } = this;
    if (workshop === undefined || you === null) return nothing;
    const { spotlight, timer } = attentionOf(workshop);
    return html`<div role="group" aria-label=${t('class.label')}>
      ${this.#following(workshop, you)} ${this.#hand(workshop, you)}
      ${this.#yours(workshop, you)}
      <wr-class-timer .timer=${timer}></wr-class-timer>
      ${
        spotlight === null
          ? nothing
          : html`<p
              class="lit"
              data-testid="spotlight"
              data-value=${spotlight.board}
              title=${spotlightText(workshop, spotlight)}
              role="status"
            >
              ${icon('sun')}<span>${spotlightText(workshop, spotlight)}</span>
            </p>`
      }
    </div>
    ${spotlitAnswer(workshop) ?? nothing}`;
  }

  /** Whether this page follows, where there is anything to follow or to come back to. */
  #following(workshop: WorkshopState, you: ParticipantId): TemplateResult | typeof nothing {
    const { pace, around } = paceOf(workshop);
    const away = Object.hasOwn(around, you);
    if (pace !== 'follow' || (!away && leadOf(workshop) === null)) return nothing;
    const why = this.#why('look-around');
    return html`<button
      type="button"
      class="button ${away ? 'primary' : 'quiet'}"
      data-testid="following"
      data-value=${away ? 'false' : 'true'}
      title=${t(away ? 'class.back' : 'class.look-around')}
      aria-disabled=${why === undefined ? nothing : 'true'}
      @click=${() => why === undefined && this.#run({ type: 'look-around', on: !away })}
    >
      ${icon(away ? 'undo' : 'people')}<span>${t(away ? 'class.back' : 'class.following')}</span>
    </button>`;
  }

  #hand(workshop: WorkshopState, you: ParticipantId): TemplateResult {
    const { raised, called } = handsOf(workshop);
    const up = lookup(raised, you);
    const down: ClassCommand = { type: 'lower-hand', participant: you };
    if (up !== undefined || lookup(called, you) !== undefined) {
      return html`<button
        type="button"
        class="button on"
        data-testid="raise-hand"
        data-value=${up === undefined ? 'called' : 'up'}
        aria-pressed="true"
        title=${t('class.lower')}
        @click=${() => this.#run(down)}
      >
        ${icon('hand')}<span>${t(up === undefined ? 'class.called' : 'class.raised')}</span>${icon('cross')}
      </button>`;
    }
    const refused = this.#why('raise-hand');
    return menu({
      id: `${this.#id}-hand`,
      testid: 'raise-hand',
      face: html`${icon('hand')}<span>${t('class.raise')}</span>`,
      items: subjects.map((about: Subject) => ({
        label: t(`class.about.${about}`),
        testid: `raise-hand-${about}`,
        refused,
        run: () => this.#run({ type: 'raise-hand', about }),
      })),
    });
  }

  /** What was handed to whoever sits here, and is theirs alone to move: each leads to it. */
  #yours(workshop: WorkshopState, you: ParticipantId): TemplateResult | typeof nothing {
    const all = yoursIn(workshop, you);
    if (all.length === 0) return nothing;
    return html`<p class="handed" role="status">
      ${all.map(
        ({ what, ...detail }) => html`<button
          type="button"
          class="button yours"
          data-testid="yours"
          data-value=${detail.board}
          @click=${() => this.dispatchEvent(new CustomEvent('yours-find', { detail, bubbles: true }))}
        >
          ${icon('hand')}<span>${t('class.yours', { what })}</span>
        </button>`,
      )}
    </p>`;
  }

  #why(type: ClassCommand['type']): string | undefined {
    const rejection = this.refused({ type });
    return rejection && tell(sentenceOf(rejection.code), rejection.params);
  }

  #run(command: ClassCommand): void {
    this.dispatchEvent(new CustomEvent('class-command', { detail: { command }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-class-bar': ClassBar;
  }
  interface HTMLElementEventMap {
    'class-command': CustomEvent<{ command: Command }>;
    'yours-find': CustomEvent<Pick<Yours, 'board' | 'parameter'>>;
  }
}
