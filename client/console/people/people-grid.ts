import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { waitingOf } from '#shared/workshop/model/door.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { openQuestion } from '#shared/workshop/model/prediction.ts';
import { hidesNames } from '#shared/workshop/model/pseudonyms.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { icon } from '../../elements/icons.ts';
import { PatientElement } from '../../elements/patient-element.ts';
import { initialOf, personClass } from '../../elements/person.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../t.ts';
import { type AnswerState, type Filter, fits, type Person, studentsOf } from './people.ts';
import './people-grid.css';
import { personMark } from './person-mark.ts';
import './person-mark.css';

/** More people than these are smaller; more than that, those alone are shown who need somebody. */
const LARGE = 60;
const ALL = 120;

const legend = ['moving', 'hand', 'stuck', 'quiet', 'away'] as const;
/** While a question takes answers. */
const answers = ['answered', 'awaited', 'away'] as const;

type LegendKey = (typeof legend)[number] | (typeof answers)[number];
type Shown = Filter | 'moving' | AnswerState;

/**
 * Everybody at a glance, in an order that stays: a disc for each, whose shape says how they are doing, and while a question
 * takes answers, whether theirs is still to come. The legend narrows it. Who waits at the door is counted above them.
 * @fires person-choose - `{participant}`, somebody was tapped
 */
@customElement('wr-people-grid')
export class PeopleGrid extends PatientElement {
  protected static override readonly waitsFor = ['workshop', 'online'];

  @property({ attribute: false }) workshop: WorkshopState | undefined;
  @property({ attribute: false }) online: readonly ParticipantId[] = [];
  @property({ attribute: false }) pollers: readonly ParticipantId[] = [];
  /** Where the whole list is, and what the class did so far. */
  @property() href = '';
  @property() summary = '';
  @state() private filter: Shown = 'all';
  @state() private said = '';
  /** Which disc Tab comes to; arrow keys go on from there. */
  @state() private at = 0;

  protected override render(): TemplateResult | typeof nothing {
    const { workshop } = this;
    if (workshop === undefined) return nothing;
    const hidden = hidesNames(workshop);
    const collator = new Intl.Collator(locale());
    const all = studentsOf(workshop, this.online, this.pollers).sort((a, b) =>
      collator.compare(nameOf(a, hidden), nameOf(b, hidden)),
    );
    const many = all.length > ALL;
    const asked = openQuestion(workshop) !== undefined;
    const keys: readonly LegendKey[] = asked ? answers : legend;
    const filter = keys.some((key) => key === this.filter) ? this.filter : 'all';
    const atDoor = waitingOf(workshop).length;
    const shown = many ? all.filter((one) => needsSomebody(one)) : all;
    return html`
      <header>
        <h2>${asked ? waitedFor(all) : html`${t('crowd.title')} <span>${all.length}</span>`}</h2>
        <span class="links">
          <a href=${this.href} data-testid="people">${t('crowd.roster.all')}</a>
          <a href=${this.summary} data-testid="summary">${t('people-page.summary')}</a>
        </span>
      </header>
      ${
        atDoor === 0
          ? nothing
          : html`<a class="button at-door" href=${this.href} data-testid="at-door" data-value=${atDoor}
              >${icon('clock')}<span>${t('door.waiting.status', { count: atDoor })}</span></a
            >`
      }
      <div class="legend" role="group" aria-label=${t('crowd.filter')}>
        ${keys.map((one) => this.#legend(one, filter, all))}
      </div>
      <ul class=${all.length > LARGE ? 'small' : ''} aria-label=${t('crowd.roster')} @keydown=${this.#step}>
        ${shown.map((one, index) => this.#disc(one, hidden, filter, index === Math.min(this.at, shown.length - 1)))}
      </ul>
      <p class="said" aria-hidden="true">${this.said}</p>
      ${many ? html`<p class="rest">${t('crowd.roster.rest', { count: all.length - shown.length })}</p>` : nothing}
    `;
  }

  readonly #step = (event: KeyboardEvent): void => {
    const discs = [...this.querySelectorAll<HTMLElement>('li button')];
    const at = discs.indexOf(document.activeElement as HTMLElement);
    const columns = discs.filter(({ offsetTop }) => offsetTop === discs[0]?.offsetTop).length;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at - columns,
      ArrowDown: at + columns,
      Home: 0,
      End: discs.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined || discs[next] === undefined) return;
    event.preventDefault();
    this.at = next;
    discs[next].focus();
  };

  #legend(one: LegendKey, filter: Shown, all: readonly Person[]): TemplateResult {
    const count = all.filter((person) => isShown(person, one)).length;
    return html`<button
      type="button"
      aria-pressed=${filter === one}
      @click=${() => {
        this.filter = filter === one ? 'all' : one;
      }}
    >
      ${personMark(one, 0)}<span>${t(`crowd.legend.${one}`)}</span><b>${count}</b>
    </button>`;
  }

  #disc(one: Person, hidden: boolean, filter: Shown, reached: boolean): TemplateResult {
    const { person, state, answer } = one;
    const name = nameOf(one, hidden);
    const words = wordsOf(one);
    const say = () => {
      this.said = `${name} · ${words}`;
    };
    return html`<li class=${isShown(one, filter) ? '' : 'faded'}>
      <button
        type="button"
        class="${state} ${answer ?? ''} ${personClass(person.colour)}"
        data-testid="people-disc-${person.id}"
        data-state=${state}
        data-answer=${answer ?? nothing}
        tabindex=${reached ? 0 : -1}
        aria-label="${name}, ${words}"
        title=${name}
        @focus=${say}
        @pointerenter=${say}
        @click=${() => {
          say();
          const detail = { participant: person.id };
          this.dispatchEvent(new CustomEvent('person-choose', { detail, bubbles: true }));
        }}
      >
        ${state === 'stuck' ? '?' : initialOf(name)}
      </button>
    </li>`;
  }
}

function nameOf({ person, pseudonym }: Person, hidden: boolean): string {
  return hidden ? pseudonym : person.name;
}

/** How they are doing, and whether their answer is still to come. */
function wordsOf({ state, quiet, answer }: Person): string {
  const doing = state === 'quiet' ? t('crowd.state.quiet', { count: quiet }) : t(`crowd.state.${state}`);
  if (answer === undefined) return doing;
  const given = t(`crowd.answer.${answer}`);
  // That they are here goes without saying.
  return state === 'here' ? given : `${doing}, ${given}`;
}

/** How many are still to answer. */
function waitedFor(all: readonly Person[]): string {
  const count = all.filter(({ answer }) => answer === 'awaited').length;
  return count === 0 ? t('crowd.answer.all') : t('crowd.answer.waiting', { count });
}

function needsSomebody({ state, answer }: Person): boolean {
  if (answer === 'awaited') return true;
  if (answer === 'answered') return state === 'stuck' || state === 'hand';
  return state !== 'here' && state !== 'away';
}

function isShown(person: Person, filter: Shown): boolean {
  if (filter === 'answered' || filter === 'awaited') return person.answer === filter;
  return filter === 'moving' ? person.state === 'moving' : fits(person, filter);
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-people-grid': PeopleGrid;
  }
  interface HTMLElementEventMap {
    'person-choose': CustomEvent<{ participant: ParticipantId }>;
  }
}
