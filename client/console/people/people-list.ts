import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { attendanceOf } from '#shared/workshop/model/attendance.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { hidesNames, pseudonymsOf } from '#shared/workshop/model/pseudonyms.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import '../../elements/avatar.ts';
import { askText } from '../../elements/dialog.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { uid } from '../../elements/uid.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../t.ts';
import { attendanceChart } from './attendance-chart.ts';
import { isMeant } from './initials.ts';
import { type Filter, filters, fits, type Person, studentsOf } from './people.ts';
import '../../elements/switch.css';
import './people-list.css';
import { personMark } from './person-mark.ts';
import './person-mark.css';
import { stayLine } from './stay-line.ts';

/** What the list may ask for. */
export type PeopleCommand =
  | { readonly type: 'set-anonymous'; readonly on: boolean }
  | { readonly type: 'rename'; readonly participant: ParticipantId; readonly name: string }
  | { readonly type: 'promote' | 'remove'; readonly participant: ParticipantId }
  | { readonly type: 'bar'; readonly participants: readonly ParticipantId[] };

export type PeopleAsk = { readonly type: PeopleCommand['type']; readonly participant?: ParticipantId };

const orders = ['name', 'board', 'minutes'] as const;
type Order = (typeof orders)[number];

/** How long a removal may be taken back (ms). */
export const SECOND_THOUGHTS = 10_000;

/** Somebody is about to be sent away. */
interface Soon {
  readonly what: 'remove' | 'bar';
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Everybody in the room: who is doing how, who was here when, and what to do about one of them.
 * @fires workshop-command - `{command}`
 * @fires attendance-export - the table of who was here is wanted
 */
@customElement('wr-people-list')
export class PeopleList extends WeightroomElement {
  @property({ attribute: false }) workshop: WorkshopState | undefined;
  @property({ attribute: false }) online: readonly ParticipantId[] = [];
  /** Those who have no WebSocket. */
  @property({ attribute: false }) pollers: readonly ParticipantId[] = [];
  @property({ attribute: false }) refused: (ask: PeopleAsk) => Rejection | undefined = () => undefined;
  /** What stands above the attendance: the door, whoever waits. */
  @property({ attribute: false }) aside: unknown = nothing;
  @state() private filter: Filter = 'all';
  @state() private typed = '';
  @state() private order: Order = 'name';
  /** Whose row is open. */
  @state() private chosen: ParticipantId | undefined;
  @state() private soon: ReadonlyMap<ParticipantId, Soon> = new Map();
  readonly #id = uid('people');

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#key);
    window.addEventListener('pagehide', this.#sendAll);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#key);
    window.removeEventListener('pagehide', this.#sendAll);
    this.#sendAll();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { workshop } = this;
    if (workshop === undefined) return nothing;
    const all = studentsOf(workshop, this.online, this.pollers);
    return html`
      <nav class="filters" aria-label=${t('crowd.filter')}>
        <h2>${t('crowd.title')}</h2>
        ${filters.map((filter) => this.#filter(filter, all.filter((one) => fits(one, filter)).length))}
        ${this.#anonymous(workshop)}
      </nav>
      <section class="list" aria-label=${t('crowd.title')}>
        ${this.#tools()} ${this.#table(workshop, this.#shown(workshop, all))}
      </section>
      <aside class="beside">${this.aside}${this.#attendance(workshop, all)}</aside>
    `;
  }

  // ---- what is shown

  #shown(workshop: WorkshopState, all: readonly Person[]): readonly Person[] {
    const { filter, typed, order } = this;
    const collator = new Intl.Collator(locale());
    const nameOf = (one: Person) => (hidesNames(workshop) ? one.pseudonym : one.person.name);
    const byName = (a: Person, b: Person) => collator.compare(nameOf(a), nameOf(b));
    const rank = {
      name: () => 0,
      board: (a: Person, b: Person) => collator.compare(a.boards[0] ?? '힣', b.boards[0] ?? '힣'),
      minutes: (a: Person, b: Person) => b.minutes - a.minutes,
    }[order];
    return all
      .filter((one) => fits(one, filter))
      .filter((one) => isMeant(one.person.name, typed) || isMeant(one.pseudonym, typed))
      .sort((a, b) => rank(a, b) || byName(a, b));
  }

  #filter(filter: Filter, count: number): TemplateResult {
    const mark = { hand: 'hand', stuck: 'stuck', quiet: 'quiet', away: 'away' } as const;
    return html`<button
      type="button"
      class="filter"
      data-testid="people-filter-${filter}"
      aria-pressed=${this.filter === filter}
      @click=${() => {
        this.filter = filter;
      }}
    >
      ${filter in mark ? personMark(mark[filter as keyof typeof mark], 0) : html`<i></i>`}
      <span>${t(`crowd.filter.${filter}`)}</span><b>${count}</b>
    </button>`;
  }

  #anonymous(workshop: WorkshopState): TemplateResult {
    const { on, by, at } = pseudonymsOf(workshop);
    const name = by === null ? undefined : lookup(workshop.participants, by)?.name;
    const refused = this.refused({ type: 'set-anonymous' });
    const time = new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(at);
    return html`<label class="switch" title=${name === undefined ? nothing : t('crowd.anonymous.by', { name, time })}>
      <span>
        <b>${t('crowd.anonymous')}</b>
        <span class="about">${t('crowd.anonymous.about')}</span>
      </span>
      <input
        type="checkbox"
        role="switch"
        data-testid="anonymize"
        data-value=${on}
        .checked=${on}
        ?disabled=${refused !== undefined}
        @change=${({ target }: Event) => {
          this.#run({ type: 'set-anonymous', on: (target as HTMLInputElement).checked });
          // What is refused does not stay switched.
          this.requestUpdate();
        }}
      />
    </label>`;
  }

  #tools(): TemplateResult {
    return html`<div class="tools">
      <label class="search">
        ${icon('search')}
        <input
          type="search"
          data-testid="people-search"
          placeholder=${t('crowd.search')}
          aria-label=${t('crowd.search')}
          .value=${this.typed}
          @input=${({ target }: Event) => {
            this.typed = (target as HTMLInputElement).value;
          }}
        />
        <kbd class="kbd">/</kbd>
      </label>
      <div class="segmented" role="group" aria-label=${t('crowd.sort')} data-testid="people-sort" data-value=${this.order}>
        ${orders.map(
          (order) =>
            html`<button
              type="button"
              data-testid="people-sort-${order}"
              data-value=${order}
              aria-pressed=${this.order === order}
              @click=${() => {
                this.order = order;
              }}
            >
              ${t(`crowd.sort.${order}`)}
            </button>`,
        )}
      </div>
    </div>`;
  }

  #table(workshop: WorkshopState, people: readonly Person[]): TemplateResult {
    const hidden = hidesNames(workshop);
    const attendance = attendanceOf(workshop);
    const time = (minute: number) =>
      attendance === undefined
        ? ''
        : new Intl.DateTimeFormat(locale(), { timeStyle: 'short', hourCycle: 'h23' }).format(
            attendance.since + minute * 60_000,
          );
    return html`<div class="heads ${hidden ? 'two-names' : ''}" aria-hidden="true">
        <span class="who">
          ${t(hidden ? 'crowd.column.pseudonym' : 'crowd.column.name')}
          ${hidden ? html`<small>${t('crowd.column.private')}</small>` : nothing}
        </span>
        <span class="state">${t('crowd.column.state')}</span>
        <span class="boards">${t('crowd.column.board')}</span>
        <span class="stays">
          <span>${time(0)}</span><span>${attendance === undefined ? '' : time(attendance.minute + 1)}</span>
        </span>
        <span class="minutes">${t('crowd.column.minutes')}</span>
      </div>
      ${
        people.length === 0
          ? html`<p class="empty">${t(this.typed === '' ? 'crowd.nobody' : 'crowd.search.none')}</p>`
          : html`<ul>
              ${repeat(
                people,
                ({ person }) => person.id,
                (one) => this.#row(one, hidden, attendance?.minute ?? 0, time),
              )}
            </ul>`
      }`;
  }

  #row(one: Person, hidden: boolean, until: number, time: (minute: number) => string): TemplateResult {
    const { person, pseudonym, state, quiet, slow, boards, minutes, stays } = one;
    const { id, name, colour } = person;
    const soon = this.soon.get(id);
    const open = this.chosen === id && soon === undefined;
    const words = state === 'quiet' ? t('crowd.state.quiet', { count: quiet }) : t(`crowd.state.${state}`);
    const title = stays
      .map(([from, to]) => t('crowd.stays', { from: time(from), to: time(to + 1) }))
      .join(', ');
    return html`<li class=${open ? 'open' : ''} data-testid="people-row-${id}" data-state=${state}>
      <div class="row ${hidden ? 'two-names' : ''}">
        <wr-avatar .name=${hidden ? pseudonym : name} .colour=${colour}></wr-avatar>
        <span class="who" title=${hidden ? `${pseudonym} · ${name}` : name}>
          <b><bdi>${hidden ? pseudonym : name}</bdi></b>
          ${hidden ? html`<small><bdi>${name}</bdi></small>` : nothing}
        </span>
        <span class="state ${state}">
          ${state === 'here' ? nothing : html`${personMark(state, colour)}<span>${words}</span>`}
          ${state === 'here' ? html`<span class="visually-hidden">${words}</span>` : nothing}
          ${slow ? html`<small class="slow">${t('crowd.state.slow')}</small>` : nothing}
        </span>
        <span class="boards" title=${boards.join(', ')}>${boards.join(', ')}</span>
        <span class="stays" title=${title}>${stayLine(stays, until)}</span>
        <span class="minutes">${t('crowd.minutes', { count: minutes })}</span>
        <button
          type="button"
          class="icon-button"
          data-testid="people-more"
          aria-expanded=${open}
          aria-controls="${this.#id}-${id}"
          aria-label=${t('crowd.more', { name: hidden ? pseudonym : name })}
          @click=${() => {
            this.chosen = open ? undefined : id;
          }}
        >
          ${icon('more')}
        </button>
      </div>
      ${soon === undefined ? nothing : this.#second(id, hidden ? pseudonym : name, soon)}
      ${open ? this.#actions(id, name) : nothing}
    </li>`;
  }

  #actions(id: ParticipantId, name: string): TemplateResult {
    const card = (
      what: 'rename' | 'promote' | 'remove' | 'bar',
      image: Parameters<typeof icon>[0],
      run: () => void,
    ): TemplateResult => {
      const refused = this.refused({ type: what, participant: id });
      return html`<button
        type="button"
        class="card ${what}"
        data-testid="people-${what}"
        ?disabled=${refused !== undefined}
        @click=${run}
      >
        ${icon(image)}
        <span><b>${t(`crowd.do.${what}`)}</b><small>${t(`crowd.do.${what}.about`)}</small></span>
      </button>`;
    };
    return html`<div class="actions" id="${this.#id}-${id}">
      ${card('rename', 'person', () => void this.#rename(id, name))}
      ${card('promote', 'console', () => this.#run({ type: 'promote', participant: id }))}
      ${card('remove', 'leave', () => this.#sendSoon(id, 'remove'))}
      ${card('bar', 'bar', () => this.#sendSoon(id, 'bar'))}
    </div>`;
  }

  #second(id: ParticipantId, name: string, { what }: Soon): TemplateResult {
    return html`<div class="soon" role="status">
      <span>${t(`crowd.soon.${what}`, { name })}</span>
      <span class="runs-out" aria-hidden="true"><i></i></span>
      <button type="button" class="button" data-testid="people-soon-undo" @click=${() => this.#keep(id)}>
        ${t('crowd.soon.undo')}
      </button>
      <button type="button" class="button danger" data-testid="people-soon-now" @click=${() => this.#send(id)}>
        ${t('crowd.soon.now')}
      </button>
    </div>`;
  }

  #attendance(workshop: WorkshopState, all: readonly Person[]): TemplateResult {
    const attendance = attendanceOf(workshop);
    return html`<section class="attendance">
      <header>
        <h3>${t('crowd.attendance')}</h3>
        <button
          type="button"
          class="button"
          data-testid="attendance-csv"
          @click=${() => this.dispatchEvent(new CustomEvent('attendance-export', { bubbles: true }))}
        >
          ${icon('download')}CSV
        </button>
      </header>
      ${
        attendance === undefined
          ? html`<p class="about">${t('crowd.attendance.none')}</p>`
          : attendanceChart(
              all.map(({ minutes }) => minutes),
              attendance.minute + 1,
            )
      }
    </section>`;
  }

  // ---- what is done

  async #rename(id: ParticipantId, value: string): Promise<void> {
    const name = await askText({
      title: t('rename.title'),
      label: t('rename.label'),
      value,
      confirm: t('app.save'),
    });
    if (name !== undefined) this.#run({ type: 'rename', participant: id, name });
  }

  #sendSoon(id: ParticipantId, what: Soon['what']): void {
    const timer = setTimeout(() => this.#send(id), SECOND_THOUGHTS);
    this.soon = new Map(this.soon).set(id, { what, timer });
    this.chosen = undefined;
  }

  #keep(id: ParticipantId): Soon | undefined {
    const soon = this.soon.get(id);
    clearTimeout(soon?.timer);
    const rest = new Map(this.soon);
    rest.delete(id);
    this.soon = rest;
    return soon;
  }

  #send(id: ParticipantId): void {
    const soon = this.#keep(id);
    if (soon?.what === 'remove') this.#run({ type: 'remove', participant: id });
    if (soon?.what === 'bar') this.#run({ type: 'bar', participants: [id] });
  }

  /** Whoever leaves the page has thought about it. */
  readonly #sendAll = (): void => {
    for (const id of this.soon.keys()) this.#send(id);
  };

  #run(command: PeopleCommand): void {
    this.dispatchEvent(new CustomEvent('workshop-command', { detail: { command }, bubbles: true }));
  }

  readonly #key = (event: KeyboardEvent): void => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.querySelector<HTMLInputElement>('.search input')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-people-list': PeopleList;
  }
  interface HTMLElementEventMap {
    'attendance-export': CustomEvent<undefined>;
  }
}
