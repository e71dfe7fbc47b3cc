import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Access, BoardId, Listing } from '#shared/workshop/model/board.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import '../elements/avatar.ts';
import { askForm } from '../elements/dialog.ts';
import { t } from '../i18n/t.ts';
import { titleOf, wrongTitle } from './board-words.ts';
import './board-form.css';

/** More people than this, and a field filters their names. */
const UNFILTERED = 12;

export interface OpenBoard {
  readonly type: 'open-board';
  readonly title: string;
  readonly of: BoardId;
  readonly as: 'present' | 'start';
  readonly members?: readonly ParticipantId[];
  readonly see?: Access['see'];
  readonly move?: Access['move'];
}

export interface ShareBoard extends Access {
  readonly type: 'share-board';
  readonly board: BoardId;
}

interface Draft {
  title: string;
  as: OpenBoard['as'];
  see: Access['see'];
  move: Access['move'];
  chosen: ReadonlySet<ParticipantId>;
}

/** Asks what a new board is called, what it starts from and whom it is for; undefined when it was cancelled. */
export async function askToOpen(
  from: Listing,
  students: readonly Participant[],
): Promise<OpenBoard | undefined> {
  const draft: Draft = { title: '', as: 'present', see: 'everyone', move: 'everyone', chosen: new Set() };
  const access = await askAccess(draft, students, { heading: t('boards.open'), from });
  if (access === undefined) return undefined;
  const { members, ...policy } = access;
  const { title, as } = draft;
  return {
    type: 'open-board',
    title,
    of: from.id,
    as,
    ...(members.length > 0 && { members }),
    ...policy,
  };
}

/** Asks anew whom a board is for; undefined when it was cancelled. */
export async function askToShare(
  listing: Listing,
  students: readonly Participant[],
): Promise<ShareBoard | undefined> {
  const { id, see, move, members } = listing;
  const here = new Set(students.map((student) => student.id));
  const chosen = new Set(members.filter((member) => here.has(member)));
  const draft: Draft = {
    title: '',
    as: 'present',
    see,
    move: see === 'members' && move === 'everyone' ? 'members' : move,
    chosen,
  };
  const heading = t('board-form.share', { title: titleOf(listing) });
  const access = await askAccess(draft, students, { heading });
  return access && { type: 'share-board', board: id, ...access };
}

interface Frame {
  readonly heading: string;
  /** What a new board starts from; none where the board is there already. */
  readonly from?: Listing;
}

function askAccess(
  draft: Draft,
  students: readonly Participant[],
  { heading, from }: Frame,
): Promise<Access | undefined> {
  let wrongName: string | undefined;
  let wrongPeople = false;
  let filter = '';
  const named = () => draft.see === 'members' || draft.move === 'members';

  return askForm<Access>({
    title: heading,
    confirm: from === undefined ? t('app.save') : t('boards.open'),
    testid: 'board-form',
    wide: true,
    novalidate: true,
    fields({ id, redraw }) {
      const change = (to: Partial<Draft>): void => {
        Object.assign(draft, to);
        redraw();
      };
      return html`<div class="board-form">
        ${from === undefined ? nothing : titleField(id)}
        ${
          from === undefined
            ? nothing
            : choice(
                `${id}-as`,
                t('board-form.start', { title: titleOf(from) }),
                [
                  ['present', t('board-form.start.present')],
                  ['start', t('board-form.start.start')],
                ],
                draft.as,
                (as) => change({ as }),
              )
        }
        ${choice(
          `${id}-see`,
          t('board-form.see'),
          [
            ['everyone', t('board-form.everyone')],
            ['members', t('board-form.members')],
          ],
          draft.see,
          (see) => change({ see, ...(draft.move !== 'nobody' && { move: see }) }),
        )}
        ${choice(
          `${id}-move`,
          t('board-form.move'),
          [
            ...(draft.see === 'everyone' ? ([['everyone', t('board-form.everyone')]] as const) : []),
            ['members', t('board-form.members')],
            ['nobody', t('board-form.nobody')],
          ],
          draft.move,
          (move) => change({ move }),
        )}
        <p class="hint">${t('board-form.instructors')}</p>
        ${named() ? people(id, change, redraw) : nothing}
      </div>`;
    },
    answer(dialog) {
      if (from !== undefined) {
        draft.title = dialog.querySelector<HTMLInputElement>('[name="title"]')!.value;
        wrongName = wrongTitle(draft.title);
      }
      wrongPeople = named() && draft.chosen.size === 0;
      if (wrongName !== undefined || wrongPeople) return undefined;
      const members = named() ? [...draft.chosen] : [];
      return { members, see: draft.see, move: draft.move };
    },
  });

  function titleField(id: string): TemplateResult {
    return html`<label>
        <span>${t('board-form.title')}</span>
        <input
          name="title"
          autofocus
          autocomplete="off"
          maxlength="200"
          data-testid="board-form-title"
          placeholder=${t('board-form.title.example')}
          aria-invalid=${wrongName === undefined ? nothing : 'true'}
          aria-describedby="${id}-title-wrong"
        />
      </label>
      <p class="wrong" id="${id}-title-wrong" role="alert">${wrongName ?? ''}</p>`;
  }

  function people(id: string, change: (to: Partial<Draft>) => void, redraw: () => void): TemplateResult {
    const wanted = filter.trim().toLowerCase();
    const shown = students.filter(({ name }) => name.toLowerCase().includes(wanted));
    const tick = (person: ParticipantId, on: boolean): void => {
      const chosen = new Set(draft.chosen);
      if (on) chosen.add(person);
      else chosen.delete(person);
      wrongPeople = false;
      change({ chosen });
    };
    const nobody = students.length === 0 ? 'board-form.nobody-here' : 'board-form.nobody-found';
    return html`<fieldset class="people" aria-describedby="${id}-people-wrong">
      <legend>${t('board-form.people', { count: draft.chosen.size })}</legend>
      ${
        students.length <= UNFILTERED
          ? nothing
          : html`<input
              type="search"
              class="filter"
              autocomplete="off"
              data-testid="board-form-filter"
              aria-label=${t('board-form.filter')}
              placeholder=${t('board-form.filter')}
              @input=${(event: InputEvent) => {
                filter = (event.target as HTMLInputElement).value;
                redraw();
              }}
              @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()}
            />`
      }
      ${shown.length === 0 ? html`<p class="hint" role="status">${t(nobody)}</p>` : nothing}
      <ul>
        ${repeat(
          shown,
          (person) => person.id,
          (person, index) => html`<li>
            <label>
              <input
                type="checkbox"
                name="person"
                value=${person.id}
                .checked=${live(draft.chosen.has(person.id))}
                aria-invalid=${wrongPeople && index === 0 ? 'true' : nothing}
                @change=${(event: Event) => tick(person.id, (event.target as HTMLInputElement).checked)}
              />
              <wr-avatar .name=${person.name} .colour=${person.colour} size="small"></wr-avatar>
              <bdi>${person.name}</bdi>
            </label>
          </li>`,
        )}
      </ul>
      <p class="wrong" id="${id}-people-wrong" role="alert">${wrongPeople ? t('board-form.choose') : ''}</p>
    </fieldset>`;
  }
}

/** One of a few, side by side. */
function choice<Value extends string>(
  name: string,
  legend: string,
  options: readonly (readonly [Value, string])[],
  value: Value,
  choose: (value: Value) => void,
): TemplateResult {
  return html`<fieldset>
    <legend>${legend}</legend>
    <div class="segmented">
      ${repeat(
        options,
        ([option]) => option,
        ([option, words]) => html`<label class=${option === value ? 'on' : ''}>
          <input
            type="radio"
            class="visually-hidden"
            name=${name}
            value=${option}
            .checked=${live(option === value)}
            @change=${() => choose(option)}
          />${words}
        </label>`,
      )}
    </div>
  </fieldset>`;
}
