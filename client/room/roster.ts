import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  type Board,
  type Participant,
  type ParticipantId,
  roleOf,
  type WorkshopState,
} from '#shared/workshop/state.ts';
import '../elements/avatar.ts';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { labelsOf } from '../elements/parameter-labels.ts';
import { uid } from '../elements/uid.ts';
import { t } from '../i18n/t.ts';
import './roster.css';

/** What the instructor may do to a person. */
export type PersonAction = 'rename' | 'remove' | 'hand-over';

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
    const people = this.#sorted(
      Object.values(workshop.participants).filter(({ status }) => status === 'present'),
    );
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

  #person({ id, name, colour }: Participant): TemplateResult {
    const away = !this.online.includes(id);
    const instructor = roleOf(this.workshop!, id) === 'instructor';
    const marks = [
      ...(id === this.you ? [t('people.you')] : []),
      ...(instructor && name !== t('people.instructor') ? [t('people.instructor')] : []),
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
      ${this.manage ? this.#actions(id, name, instructor) : nothing}
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

  #actions(id: ParticipantId, name: string, instructor: boolean): TemplateResult {
    const menu = `${this.#id}-${id}`;
    const choices: readonly PersonAction[] = instructor ? ['rename'] : ['rename', 'hand-over', 'remove'];
    return html`<button
        type="button"
        class="icon-button"
        popovertarget=${menu}
        aria-label=${t('people.actions', { name })}
      >
        ${icon('more')}
      </button>
      <div id=${menu} class="menu" popover @toggle=${this.#place}>
        ${choices.map(
          (action) =>
            html`<button
              type="button"
              data-testid="${action}-person"
              class="item ${action === 'remove' ? 'err' : ''}"
              @click=${(event: MouseEvent) => this.#choose(action, id, event)}
            >
              ${t(`people.${action}`)}
            </button>`,
        )}
      </div>`;
  }

  /** Opens a menu beside its button, above it where there is no room below. */
  #place(event: ToggleEvent): void {
    const menu = event.currentTarget as HTMLElement;
    const button = menu.previousElementSibling;
    if (event.newState !== 'open' || button === null) return;
    const { bottom, top, left, right } = button.getBoundingClientRect();
    const above = bottom + menu.offsetHeight > window.innerHeight;
    const x = Math.min(left, window.innerWidth - menu.offsetWidth - 8);
    menu.style.setProperty('--menu-x', `${Math.max(8, Math.min(x, right))}px`);
    menu.style.setProperty('--menu-y', `${above ? top - menu.offsetHeight : bottom}px`);
  }

  #choose(action: PersonAction, participant: ParticipantId, { currentTarget }: MouseEvent): void {
    (currentTarget as Element).closest<HTMLElement>('[popover]')?.hidePopover();
    this.dispatchEvent(new CustomEvent('person-action', { detail: { action, participant }, bubbles: true }));
  }

  /** The instructor, this person, everyone connected in the order of joining, then who is not. */
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
