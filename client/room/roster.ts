import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Board } from '#shared/workshop/model/board.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import { instructorsOf, present, roleOf } from '#shared/workshop/model/people.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import '../elements/avatar.ts';
import { WeightroomElement } from '../elements/element.ts';
import { menu } from '../elements/menu.ts';
import { labelsOf } from '../elements/parameter-labels.ts';
import { uid } from '../elements/uid.ts';
import { t } from '../i18n/t.ts';
import './roster.css';

/** What an instructor may do to a student, and to another instructor. */
const actions = {
  student: ['rename', 'readmit', 'promote', 'hand-over', 'remove'],
  instructor: ['rename', 'demote'],
} as const;

export type PersonAction = (typeof actions)[keyof typeof actions][number];

/**
 * Who is in the room: connected or not, and what each is moving.
 * @fires person-action - `{action, participant}`, where the room is this person's to run
 */
@customElement('wr-roster')
export class Roster extends WeightroomElement {
  @property({ attribute: false }) workshop: WorkshopState | undefined;
  @property({ attribute: false }) board: Board | undefined;
  @property({ attribute: false }) online: readonly ParticipantId[] = [];
  @property() you: ParticipantId | null = null;
  @property({ type: Boolean }) manage = false;
  readonly #id = uid('roster');

  protected override render(): TemplateResult | typeof nothing {
    const { workshop } = this;
    if (workshop === undefined) return nothing;
    const people = this.#sorted(present(workshop));
    return html`
      <h2>
        ${t('people.title')} <span class="count">${t('people.count', { count: people.length })}</span>
      </h2>
      <ul>
        ${repeat(
          people,
          ({ id }) => id,
          (person) => this.#person(person),
        )}
      </ul>
      ${this.manage && people.length === 1 ? html`<p class="empty">${t('people.empty')}</p>` : nothing}
    `;
  }

  #person({ id, name, colour, role }: Participant): TemplateResult {
    const away = !this.online.includes(id);
    const instructor = role === 'instructor';
    const marks = [
      ...(id === this.you ? [t('people.you')] : []),
      ...(instructor && name.toLowerCase() !== t('people.instructor').toLowerCase()
        ? [t('people.instructor')]
        : []),
    ];
    return html`<li class=${away ? 'absent' : ''}>
      <wr-avatar .name=${name} .colour=${colour} ?me=${id === this.you}></wr-avatar>
      <span class="who">
        <span class="name"
          ><bdi>${name}</bdi>${
            marks.length === 0 ? nothing : html` <span class="marks">${marks.join(' · ')}</span>`
          }</span
        >
        ${this.#doing(id, away)}
      </span>
      ${this.manage ? this.#actions(id, name, role) : nothing}
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

  #actions(id: ParticipantId, name: string, role: Participant['role']): TemplateResult {
    const last = role === 'instructor' && instructorsOf(this.workshop!).length === 1;
    const choices: readonly PersonAction[] = last ? ['rename'] : actions[role];
    return menu({
      id: `${this.#id}-${id}`,
      name: t('people.actions', { name }),
      items: choices.map((action) => ({
        label: t(`people.${action}`),
        testid: `${action}-person`,
        danger: action === 'remove',
        run: () => this.#choose(action, id),
      })),
    });
  }

  #choose(action: PersonAction, participant: ParticipantId): void {
    this.dispatchEvent(new CustomEvent('person-action', { detail: { action, participant }, bubbles: true }));
  }

  /** Instructors, this person, everyone connected in the order of joining, then who is not. */
  #sorted(people: readonly Participant[]): Participant[] {
    const rank = ({ id }: Participant): number =>
      roleOf(this.workshop!, id) === 'instructor'
        ? 0
        : id === this.you
          ? 1
          : this.online.includes(id)
            ? 2
            : 3;
    return people.toSorted((a, b) => rank(a) - rank(b));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-roster': Roster;
  }
  interface HTMLElementEventMap {
    'person-action': CustomEvent<{ action: PersonAction; participant: ParticipantId }>;
  }
}
