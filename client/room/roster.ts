import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Board } from '#shared/workshop/model/board.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import { instructorsOf, present, roleOf } from '#shared/workshop/model/people.ts';
import { hasAnswered, openQuestion } from '#shared/workshop/model/prediction.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import '../elements/avatar.ts';
import { fold } from '../elements/fold.ts';
import { icon } from '../elements/icons.ts';
import { menu } from '../elements/menu.ts';
import { labelsOf } from '../elements/parameter-labels.ts';
import { PatientElement } from '../elements/patient-element.ts';
import { uid } from '../elements/uid.ts';
import { t } from '../i18n/t.ts';
import '../elements/more.css';
import './roster.css';

/** More people than these, and those further down are behind another click. */
const AT_ONCE = 8;
const WITHOUT_MORE = 12;

/** What an instructor may do to a student, and to another instructor. */
const actions = {
  student: ['undo', 'rename', 'readmit', 'promote', 'hand-over', 'remove', 'bar'],
  instructor: ['rename', 'demote'],
} as const;

/** What may be done to several students at once. */
export type PeopleAction = 'remove' | 'bar';

/** What is behind a click: more of those who are here, and those who are not. */
type Behind = 'people.more' | 'people.elsewhere';

export type PersonAction = (typeof actions)[keyof typeof actions][number];

/**
 * Who is in the room, and what each is moving; behind a click those who are not connected.
 * @fires person-action - `{action, participant}`, where the room is this person's to run
 * @fires people-action - `{action, participants}`, for several at once
 */
@customElement('wr-roster')
export class Roster extends PatientElement {
  protected static override readonly waitsFor = ['workshop', 'board', 'online'];

  @property({ attribute: false }) workshop: WorkshopState | undefined;
  @property({ attribute: false }) board: Board | undefined;
  @property({ attribute: false }) online: readonly ParticipantId[] = [];
  @property() you: ParticipantId | null = null;
  @property({ type: Boolean }) manage = false;
  @property({ type: Boolean }) folded = false;
  /** Those who are chosen; undefined while nobody is being chosen. */
  @state() private chosen: ReadonlySet<ParticipantId> | undefined;
  /** The lists behind a click that somebody has looked at: the rows of a large class are drawn for who does. */
  @state() private looked: ReadonlySet<Behind> = new Set();
  #here: ReadonlySet<ParticipantId> = new Set();
  readonly #id = uid('roster');

  protected override render(): TemplateResult | typeof nothing {
    const { workshop } = this;
    if (workshop === undefined) return nothing;
    // Whoever looks at this page is here.
    this.#here = new Set(this.you === null ? this.online : [...this.online, this.you]);
    const people = this.#sorted(present(workshop));
    const students = people.filter(({ role }) => role === 'student');
    const choosing = this.manage && this.chosen !== undefined;
    // Whoever chooses among people sees them all.
    const here = people.filter(({ id }) => this.#isHere(id));
    const listed = choosing ? people : here;
    const more = !choosing && here.length > WITHOUT_MORE ? here.slice(AT_ONCE) : [];
    const elsewhere = choosing ? [] : people.filter(({ id }) => !this.#isHere(id));
    return fold({
      title: t('people.title'),
      count: t('people.count', { count: here.length }),
      testid: 'fold-people',
      folded: this.folded,
      body: html`${
        this.manage && !choosing && students.length > 1
          ? html`<button
                type="button"
                class="button choose"
                data-testid="choose-people"
                @click=${() => this.#choosing(new Set())}
              >
                ${icon('check')}${t('people.choose')}
              </button>`
          : nothing
      }
        ${choosing ? this.#tools(students) : nothing}
        ${this.#list(listed.slice(0, listed.length - more.length))}
        ${this.#behind('people.more', more)} ${this.#behind('people.elsewhere', elsewhere)}
        ${this.manage && people.length === 1 ? html`<p class="empty">${t('people.empty')}</p>` : nothing}`,
    });
  }

  #list(people: readonly Participant[]): TemplateResult {
    return html`<ul>
      ${repeat(
        people,
        ({ id }) => id,
        (person) => this.#person(person),
      )}
    </ul>`;
  }

  /** People behind a click. */
  #behind(label: Behind, people: readonly Participant[]): TemplateResult | typeof nothing {
    if (people.length === 0) return nothing;
    const look = () => {
      this.looked = new Set([...this.looked, label]);
    };
    return html`<details class="more">
      <summary data-testid=${label.replace('.', '-')} @click=${look}>
        ${icon('open')}${t(label, { count: people.length })}
      </summary>
      ${this.looked.has(label) ? this.#list(people) : nothing}
    </details>`;
  }

  #isHere(id: ParticipantId): boolean {
    return this.#here.has(id);
  }

  #person({ id, name, colour, role }: Participant): TemplateResult {
    const away = !this.#isHere(id);
    const instructor = role === 'instructor';
    const marks = [
      ...(id === this.you ? [t('people.you')] : []),
      ...(instructor && name.toLowerCase() !== t('people.instructor').toLowerCase()
        ? [t('people.instructor')]
        : []),
    ];
    const choosing = this.manage && this.chosen !== undefined;
    return html`<li class=${away ? 'absent' : ''}>
      ${
        choosing && !instructor
          ? html`<input
              type="checkbox"
              aria-label=${name}
              data-testid="choose-${id}"
              .checked=${this.chosen?.has(id) === true}
              @change=${() => this.#toggle(id)}
            />`
          : nothing
      }
      <wr-avatar .name=${name} .colour=${colour} ?me=${id === this.you}></wr-avatar>
      <span class="who">
        <span class="name"
          ><bdi>${name}</bdi>${
            marks.length === 0 ? nothing : html` <span class="marks">${marks.join(' · ')}</span>`
          }</span
        >
        ${this.#doing(id, away)} ${away ? nothing : this.#awaited(id, role)}
      </span>
      ${this.manage && !choosing ? this.#actions(id, name, role) : nothing}
    </li>`;
  }

  #doing(id: ParticipantId, away: boolean): TemplateResult | typeof nothing {
    if (away) return html`<span class="doing">${t('people.away')}</span>`;
    const { board } = this;
    const held = board && Object.keys(board.holds).find((key) => board.holds[key]?.by === id);
    const labels = board && held ? labelsOf(board.network, held) : undefined;
    if (labels === undefined) return nothing;
    return html`<span class="doing">${labels.symbol} ${t('people.moving')}</span>`;
  }

  /** Whose answer to the question that takes answers now is still to come: for whoever runs the room. */
  #awaited(id: ParticipantId, role: Participant['role']): TemplateResult | typeof nothing {
    const question = this.manage && role === 'student' ? openQuestion(this.workshop!) : undefined;
    if (question === undefined || hasAnswered(question, id)) return nothing;
    return html`<span class="doing awaited" data-testid="awaited-${id}"
      ><i aria-hidden="true"></i>${t('people.awaited')}</span
    >`;
  }

  #actions(id: ParticipantId, name: string, role: Participant['role']): TemplateResult {
    const last = role === 'instructor' && instructorsOf(this.workshop!).length === 1;
    const choices: readonly PersonAction[] = last ? ['rename'] : actions[role];
    return menu({
      id: `${this.#id}-${id}`,
      name: t('people.actions', { name }),
      items: choices.map((action) => ({
        label: t(`people.${action}`),
        testid: `${action}-person`,
        danger: action === 'bar',
        run: () => this.#choose(action, id),
      })),
    });
  }

  /** What is done with several at once. */
  #tools(students: readonly Participant[]): TemplateResult {
    const here = new Set(students.map(({ id }) => id));
    const chosen = [...(this.chosen ?? [])].filter((id) => here.has(id));
    const none = chosen.length === 0;
    const act = (action: PeopleAction): void => {
      this.dispatchEvent(
        new CustomEvent('people-action', { detail: { action, participants: chosen }, bubbles: true }),
      );
      this.#choosing(undefined);
    };
    return html`<div class="tools" role="group" aria-label=${t('people.choose')}>
      <label>
        <input
          type="checkbox"
          data-testid="choose-all"
          .checked=${chosen.length === here.size}
          .indeterminate=${!none && chosen.length < here.size}
          @change=${() => this.#choosing(chosen.length === here.size ? new Set() : here)}
        />
        ${t('people.choose.all')}
      </label>
      <span class="chosen" role="status">${none ? '' : t('people.chosen', { count: chosen.length })}</span>
      <span class="acts">
        <button
          type="button"
          class="button"
          data-testid="remove-chosen"
          ?disabled=${none}
          @click=${() => act('remove')}
        >
          ${t('people.remove')}
        </button>
        <button
          type="button"
          class="button danger"
          data-testid="bar-chosen"
          ?disabled=${none}
          @click=${() => act('bar')}
        >
          ${t('people.bar')}
        </button>
        <button
          type="button"
          class="button"
          data-testid="choose-cancel"
          @click=${() => this.#choosing(undefined)}
        >
          ${t('app.cancel')}
        </button>
      </span>
    </div>`;
  }

  /** Goes on with these chosen, or ends choosing; the focus stays among the tools. */
  #choosing(chosen: ReadonlySet<ParticipantId> | undefined): void {
    const began = (this.chosen === undefined) !== (chosen === undefined);
    this.chosen = chosen;
    if (!began) return;
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(
        `[data-testid="${chosen === undefined ? 'choose-people' : 'choose-all'}"]`,
      )?.focus(),
    );
  }

  #toggle(id: ParticipantId): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
  }

  #choose(action: PersonAction, participant: ParticipantId): void {
    this.dispatchEvent(new CustomEvent('person-action', { detail: { action, participant }, bubbles: true }));
  }

  /** Instructors, this person, everyone connected in the order of joining, then who is not. */
  #sorted(people: readonly Participant[]): Participant[] {
    const rank = ({ id }: Participant): number =>
      roleOf(this.workshop!, id) === 'instructor' ? 0 : id === this.you ? 1 : this.#isHere(id) ? 2 : 3;
    return people.toSorted((a, b) => rank(a) - rank(b));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-roster': Roster;
  }
  interface HTMLElementEventMap {
    'person-action': CustomEvent<{ action: PersonAction; participant: ParticipantId }>;
    'people-action': CustomEvent<{ action: PeopleAction; participants: readonly ParticipantId[] }>;
  }
}
