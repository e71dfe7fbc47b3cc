import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Command } from '#shared/workshop/features.ts';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { runningOf } from '#shared/workshop/model/activity.ts';
import { attentionOf } from '#shared/workshop/model/attention.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { moversOf, type Policy } from '#shared/workshop/model/movers.ts';
import { paceOf, paces } from '#shared/workshop/model/pace.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { menu } from '../../elements/menu.ts';
import { clockText, Ticking } from '../../elements/ticking.ts';
import { uid } from '../../elements/uid.ts';
import { locale } from '../../i18n/locale.ts';
import type { CommandAsk } from '../../stores/board-view.ts';
import { t, tell } from '../t.ts';
import './conduct-strip.css';
import { segmented } from './segmented.ts';
import { stateOfClass } from './state-words.ts';

/** In the order of their keys. */
const policies: readonly Policy[] = ['nobody', 'everyone', 'chosen', 'groups'];

/** What a timer is set to with one tap (minutes). */
const MINUTES = [1, 2, 3, 5, 10, 15];

/**
 * What an instructor conducts a class with: its pace, who moves, what everybody looks at; and in words how it stands.
 * @fires class-command - `{command}`
 * @fires point-toggle - `{on}`: whether the pointer on the diagram is shown to everybody
 */
@customElement('wr-conduct-strip')
export class ConductStrip extends WeightroomElement {
  @property({ attribute: false }) workshop: WorkshopState | undefined;
  /** Who is connected, students and instructors. */
  @property({ attribute: false }) people: readonly Participant[] = [];
  @property() shown: BoardId | undefined;
  @property() selected: string | null = null;
  @property({ type: Boolean }) pointing = false;
  /** What takes back what one did. */
  @property({ attribute: false }) undo: TemplateResult | undefined;
  /** Why something may not be done now; undefined when it may. */
  @property({ attribute: false }) refused: (ask: CommandAsk) => Rejection | undefined = () => undefined;
  readonly #id = uid('conduct');
  readonly #ticking = new Ticking(this);

  protected override render(): TemplateResult | typeof nothing {
    const { workshop } = this;
    if (workshop === undefined) return nothing;
    const state = stateOfClass(workshop, this.#students, this.shown);
    return html`<div class="strip" role="group" aria-label=${t('conduct.label')}>
        ${this.#pace(workshop)} ${this.#movers(workshop)}
        <div class="acts">${this.undo ?? nothing} ${this.#freeze(workshop)}</div>
      </div>
      <p class="state" data-testid="class-state" role="status" title=${state.join(' ')}>
        ${state.map((words) => html`<span>${words}</span> `)}
      </p>
      <div class="tools">${this.#looking(workshop)} ${this.#timer(workshop)}</div>`;
  }

  #freeze({ frozen }: WorkshopState): TemplateResult {
    return html`<button
      type="button"
      class="button"
      data-testid="freeze"
      data-state=${frozen ? 'on' : 'off'}
      aria-keyshortcuts="F"
      @click=${() => this.#run({ type: frozen ? 'unfreeze' : 'freeze' })}
    >
      ${icon('frozen')}<span>${t(frozen ? 'host.unfreeze' : 'host.freeze')}</span><kbd class="kbd" aria-hidden="true">F</kbd>
    </button>`;
  }

  #pace(workshop: WorkshopState): TemplateResult {
    const { pace, range, by, at } = paceOf(workshop);
    const running = runningOf(workshop);
    const steps = running?.text.steps.length ?? 0;
    const step = (label: string, value: number, set: (value: number) => [number, number]): TemplateResult =>
      html`<select
        aria-label=${label}
        @change=${(event: Event) => {
          const chosen = Number((event.currentTarget as HTMLSelectElement).value);
          const [from, to] = set(chosen);
          this.#run({ type: 'set-pace', pace: 'range', range: [Math.min(from, to), Math.max(from, to)] });
        }}
      >
        ${Array.from(
          { length: steps + 1 },
          (_, index) => html`<option value=${index} ?selected=${index === value}>
            ${index === steps ? t('conduct.range.end') : t('conduct.range.step', { step: index + 1 })}
          </option>`,
        )}
      </select>`;
    return html`${segmented({
      label: t('conduct.pace'),
      testid: 'pace',
      value: pace,
      title: this.#setBy(by, at),
      segments: paces.map((value, index) => ({
        value,
        label: t(`conduct.pace.${value}`),
        key: String(index + 1),
        refused: this.#why({ type: 'set-pace', pace: value }),
        choose: () => this.#run({ type: 'set-pace', pace: value }),
      })),
    })}${
      pace === 'range' && range !== null && running !== null
        ? html`<div class="range" data-testid="pace-steps">
            ${step(t('conduct.range.from'), range[0], (from) => [from, range[1]])}–${step(
              t('conduct.range.to'),
              range[1],
              (to) => [range[0], to],
            )}
          </div>`
        : nothing
    }`;
  }

  #movers(workshop: WorkshopState): TemplateResult {
    const { policy, chosen, by, at } = moversOf(workshop);
    const names = chosen.flatMap((id) => lookup(workshop.participants, id)?.name ?? []);
    const who = names.length === 1 ? names[0] : names.length > 1 ? names.length : undefined;
    return html`${segmented({
      label: t('conduct.movers'),
      testid: 'who-moves',
      value: policy,
      title: this.#setBy(by, at),
      segments: policies.map((value, index) => ({
        value,
        label:
          value === 'chosen' && policy === value && who !== undefined
            ? html`${t('conduct.movers.chosen')} <span class="who"><bdi>${who}</bdi></span>`
            : t(`conduct.movers.${value}`),
        key: `Shift+${index + 1}`,
        refused: this.#why({ type: 'let-move', policy: value }),
        choose: () => {
          const there = chosen.filter((id) => lookup(workshop.participants, id)?.status === 'present');
          this.#run({ type: 'let-move', policy: value, ...(value === 'chosen' && { people: there }) });
        },
      })),
    })}${
      policy === 'chosen'
        ? html`<div class="choose">
            ${menu({
              id: `${this.#id}-people`,
              name: t('conduct.choose'),
              testid: 'choose-movers',
              face: html`${icon('people')}${icon('open')}`,
              items: this.#students.map(({ id, name }) => ({
                label: html`<bdi>${name}</bdi>`,
                testid: `mover-${id}`,
                current: chosen.includes(id),
                run: () =>
                  this.#run({
                    type: 'let-move',
                    policy: 'chosen',
                    people: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id],
                  }),
              })),
            })}
          </div>`
        : nothing
    }`;
  }

  /** What everybody looks at: the spotlight, the pointer, and calling all of them here. */
  #looking(workshop: WorkshopState): TemplateResult {
    const { spotlight } = attentionOf(workshop);
    const { shown, selected } = this;
    const on =
      shown === undefined || spotlight !== null
        ? null
        : { board: shown, ...(selected !== null && { parameter: selected }) };
    const why = this.#why({ type: 'spotlight', on });
    return html`<button
        type="button"
        class="button"
        data-testid="spotlight"
        aria-pressed=${spotlight !== null}
        aria-keyshortcuts="S"
        aria-disabled=${why === undefined ? nothing : 'true'}
        aria-label=${t('conduct.spotlight')}
        title=${why ?? (spotlight === null ? `${t('conduct.spotlight')} (S)` : this.#setBy(spotlight.by, spotlight.at))}
        @click=${() => why === undefined && this.#run({ type: 'spotlight', on })}
      >
        ${icon('sun')}
      </button>
      <button
        type="button"
        class="button"
        data-testid="pointer"
        aria-pressed=${this.pointing}
        aria-label=${t('conduct.pointer')}
        title="${t('conduct.pointer')} (P)"
        aria-keyshortcuts="P"
        @click=${() =>
          this.dispatchEvent(
            new CustomEvent('point-toggle', { detail: { on: !this.pointing }, bubbles: true }),
          )}
      >
        ${icon('pointer')}
      </button>
      <button
        type="button"
        class="button"
        data-testid="look-here"
        aria-keyshortcuts="L"
        aria-label=${t('conduct.look-here')}
        title="${t('conduct.look-here')} (L) · ${t('conduct.look-here.about')}"
        @click=${() => this.#run({ type: 'look-here' })}
      >
        ${icon('eye')}
      </button>`;
  }

  #timer(workshop: WorkshopState): TemplateResult {
    const { timer } = attentionOf(workshop);
    this.#ticking.want(timer !== null);
    if (timer !== null) {
      const left = timer.at + timer.seconds * 1_000 - Date.now();
      return html`<button
        type="button"
        class="button"
        data-testid="timer"
        data-value=${Math.max(0, Math.ceil(left / 1_000))}
        aria-pressed="true"
        aria-label=${t('conduct.timer.stop')}
        title=${this.#setBy(timer.by, timer.at)}
        @click=${() => this.#run({ type: 'stop-timer' })}
      >
        ${icon('clock')}<span class="left">${clockText(left)}</span>${icon('cross')}
      </button>`;
    }
    return menu({
      id: `${this.#id}-timer`,
      testid: 'timer',
      name: t('conduct.timer'),
      face: icon('clock'),
      items: MINUTES.map((count) => ({
        label: t('conduct.timer.minutes', { count }),
        testid: `timer-${count}`,
        refused: this.#why({ type: 'start-timer' }),
        run: () => this.#run({ type: 'start-timer', seconds: count * 60 }),
      })),
    });
  }

  get #students(): readonly Participant[] {
    return this.people.filter(({ role }) => role === 'student');
  }

  #setBy(by: ParticipantId | null, at: number): string | undefined {
    const name = by === null ? undefined : lookup(this.workshop?.participants ?? {}, by)?.name;
    if (name === undefined) return undefined;
    const time = new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', hour12: false });
    return t('conduct.set-by', { name, time: time.format(at) });
  }

  #why(ask: CommandAsk): string | undefined {
    const rejection = this.refused(ask);
    return rejection && tell(sentenceOf(rejection.code), rejection.params);
  }

  #run(command: Command): void {
    this.dispatchEvent(new CustomEvent('class-command', { detail: { command }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-conduct-strip': ConductStrip;
  }
  interface HTMLElementEventMap {
    'point-toggle': CustomEvent<{ on: boolean }>;
    'class-command': CustomEvent<{ command: Command }>;
  }
}
