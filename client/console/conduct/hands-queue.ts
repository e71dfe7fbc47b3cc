import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Command } from '#shared/workshop/features.ts';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { calledOf, queueOf } from '#shared/workshop/model/hands.ts';
import type { Participant } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import '../../elements/avatar.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { clockText, Ticking } from '../../elements/ticking.ts';
import type { CommandAsk } from '../../stores/board-view.ts';
import { t, tell } from '../t.ts';
import './hands-queue.css';

/**
 * Whose hand is up, who has waited longest first: called with one tap, and handed the chosen weight with another.
 * Above them whoever was called, until they or an instructor say that it is done.
 * @fires class-command - `{command}`
 */
@customElement('wr-hands-queue')
export class HandsQueue extends WeightroomElement {
  @property({ attribute: false }) workshop: WorkshopState | undefined;
  @property() shown: BoardId | undefined;
  /** The weight that is chosen on it. */
  @property() selected: string | null = null;
  @property({ attribute: false }) refused: (ask: CommandAsk) => Rejection | undefined = () => undefined;
  readonly #ticking = new Ticking(this);

  protected override render(): TemplateResult | typeof nothing {
    const { workshop } = this;
    if (workshop === undefined) return nothing;
    const queue = queueOf(workshop);
    this.#ticking.want(queue.length > 0);
    const why = this.refused({ type: 'pick-volunteer' });
    const words = why && tell(sentenceOf(why.code), why.params);
    return html`<section data-testid="hands" data-value=${queue.length} aria-label=${t('hands.title')}>
      <header>
        <h2>${t('hands.title')} <span class="count">${queue.length}</span></h2>
        <button
          type="button"
          class="icon-button"
          data-testid="pick-volunteer"
          aria-label=${t('hands.pick')}
          title=${words ?? t('hands.pick')}
          aria-disabled=${why === undefined ? nothing : 'true'}
          @click=${() => why === undefined && this.#run({ type: 'pick-volunteer', draw: draw() })}
        >
          ${icon('dice')}
        </button>
      </header>
      ${this.#called(workshop)}
      ${
        queue.length === 0
          ? html`<p class="none">${t('hands.none')}</p>`
          : html`<ol>
              ${repeat(
                queue,
                ({ person }) => person.id,
                ({ person, about, at }) => html`<li data-testid="hand-${person.id}">
                  ${nameOf(person, about === null ? undefined : t(`hands.about.${about}`))}
                  <span class="since">${clockText(Date.now() - at)}</span>
                  ${
                    this.selected === null
                      ? nothing
                      : html`<button
                          type="button"
                          class="icon-button"
                          data-testid="call-give-${person.id}"
                          aria-label=${t('hands.give')}
                          title=${t('hands.give')}
                          @click=${() => this.#give(person.id)}
                        >
                          ${icon('hand')}
                        </button>`
                  }
                  <button
                    type="button"
                    class="button"
                    data-testid="call-${person.id}"
                    aria-label=${t('hands.call.of', { name: person.name })}
                    @click=${() => this.#run({ type: 'call-hand', participant: person.id })}
                  >
                    ${t('hands.call')}
                  </button>
                </li>`,
              )}
            </ol>`
      }
    </section>`;
  }

  /** Who was called, also by lot. */
  #called(workshop: WorkshopState): TemplateResult {
    return html`<ol class="called" aria-live="polite">
      ${repeat(
        calledOf(workshop),
        ({ person }) => person.id,
        ({ person }) => html`<li data-testid="called-${person.id}">
          ${nameOf(person, t('hands.called'))}
          <button
            type="button"
            class="icon-button"
            data-testid="call-done-${person.id}"
            aria-label=${t('hands.done.of', { name: person.name })}
            title=${t('hands.done.of', { name: person.name })}
            @click=${() => this.#run({ type: 'lower-hand', participant: person.id })}
          >
            ${icon('cross')}
          </button>
        </li>`,
      )}
    </ol>`;
  }

  #give(participant: string): void {
    const { shown, selected } = this;
    this.#run({ type: 'call-hand', participant });
    if (shown === undefined || selected === null) return;
    this.#run({ type: 'hand-parameters', board: shown, parameters: [selected], to: participant });
  }

  #run(command: Command): void {
    this.dispatchEvent(new CustomEvent('class-command', { detail: { command }, bubbles: true }));
  }
}

/** Somebody, and what there is to say of their hand. */
function nameOf({ name, colour }: Participant, about: string | undefined): TemplateResult {
  return html`<wr-avatar .name=${name} .colour=${colour}></wr-avatar>
    <span class="who"
      ><bdi class="name">${name}</bdi>${about === undefined ? nothing : html`<small>${about}</small>`}</span
    >`;
}

/** A number that nobody can know before. */
export function draw(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! >>> 1;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-hands-queue': HandsQueue;
  }
}
