import { maySee } from '../model/access.ts';
import type { BoardId } from '../model/board.ts';
import { lookup } from '../model/lookup.ts';
import type { ParticipantId } from '../model/participant.ts';
import { hasEntered, roleOf } from '../model/people.ts';
import type { WorkshopState } from '../model/state.ts';
import type { NameOf } from './definition.ts';
import { type Engine, partsOf } from './engine.ts';
import type { Happened } from './log.ts';
import type { Scope, Viewer } from './scope.ts';

/** What a viewer is sent of an entry: the event (or a part of it), nothing, or that they need their view anew. */
export type Shown = Happened | 'nothing' | 'anew';

/** Who sees what, by the rules of an engine's events. */
export interface Views {
  /** What a viewer may hold of a workshop. */
  view(state: WorkshopState, viewer: Viewer): WorkshopState;
  /**
   * What a viewer is sent of an event that led from `before` to `after`. The law, tested over random workshops:
   * `view(after, v)` is `evolve(view(before, v), show(…))`, or the view is sent anew.
   */
  show(event: Happened, before: WorkshopState, after: WorkshopState, viewer: Viewer): Shown;
  /** Whether an event may change what anybody may see of what was there before it. */
  changesSight(event: Happened): boolean;
  /** What of a workshop a viewer sees: two with the same sight see the same, but for what is for one person. */
  sight(state: WorkshopState, viewer: Viewer): string;
  scopeOf(event: Happened): Scope;
  /** Who is sent something of an event that others with the same sight are not. */
  personalTo(event: Happened): readonly ParticipantId[];
}

export function createViews({ events, features }: Engine): Views {
  const parts = partsOf(features);
  const veil = features.find((feature) => feature.veil !== undefined)?.veil;

  function scopeOf(event: Happened): Scope {
    return events.get(event.type)?.rules.scope(event) ?? { kind: 'staff' };
  }

  function view(state: WorkshopState, viewer: Viewer): WorkshopState {
    const role = roleOf(state, viewer.id);
    if (role === 'outside') return withParts(fromOutside(state, viewer), viewer);
    const instructs = role === 'instructor';
    const listings = instructs
      ? state.listings
      : pick(state.listings, (_, listing) => maySee(state, viewer.id, listing));
    const people = instructs
      ? state.participants
      : pick(state.participants, (_, person) => hasEntered(person));
    const seen: WorkshopState = {
      ...state,
      participants: renamed(people, veil?.names(state, viewer)),
      listings,
      boards: pick(state.boards, (id) => viewer.open.includes(id) && Object.hasOwn(listings, id)),
      links: instructs ? state.links : {},
    };
    return withParts(seen, viewer);
  }

  function withParts(seen: WorkshopState, viewer: Viewer): WorkshopState {
    return parts.length === 0 ? seen : { ...seen, parts: partsFor(seen, viewer) };
  }

  function partsFor(seen: WorkshopState, viewer: Viewer): WorkshopState['parts'] {
    // A state that was kept before a feature was there does not have its part.
    const views = parts.map(({ name, part }) => {
      const whole = Object.hasOwn(seen.parts, name) ? seen.parts[name] : part.start;
      return [name, whole === undefined ? undefined : part.view(whole, viewer, seen)] as const;
    });
    const all = Object.entries({ ...seen.parts, ...Object.fromEntries(views) });
    return Object.fromEntries(all.filter(([, view]) => view !== undefined));
  }

  function changesSight(event: Happened): boolean {
    return events.get(event.type)?.rules.changesSight === true;
  }

  function show(event: Happened, before: WorkshopState, after: WorkshopState, viewer: Viewer): Shown {
    if (changesSight(event) && sight(before, viewer) !== sight(after, viewer, before)) return 'anew';
    if (!sees(after, viewer, scopeOf(event))) return 'nothing';
    const rules = events.get(event.type)?.rules;
    const shown = rules?.show?.(event, viewer, after) ?? event;
    const nameOf = rules?.names === undefined ? undefined : veil?.names(after, viewer);
    return nameOf === undefined ? shown : (rules?.names?.(shown, nameOf) ?? shown);
  }

  function sight(state: WorkshopState, viewer: Viewer, of?: WorkshopState): string {
    const names = veil?.sight(state, viewer) ?? '';
    return names === '' ? sightOf(state, viewer, of) : `${sightOf(state, viewer, of)} ${names}`;
  }

  function personalTo(event: Happened): readonly ParticipantId[] {
    const rules = events.get(event.type)?.rules;
    const scope = rules?.scope(event);
    const named = rules?.personal?.(event) ?? [];
    const alone = scope?.kind === 'person' || scope?.kind === 'with-staff';
    return alone ? [scope.person, ...named] : named;
  }

  return { view, show, changesSight, scopeOf, personalTo, sight };
}

/** What somebody at the door holds: what the workshop is called, and how they themselves stand. */
function fromOutside(state: WorkshopState, { id }: Viewer): WorkshopState {
  return {
    ...state,
    status: 'open',
    frozen: false,
    locked: false,
    grants: [],
    participants: pick(state.participants, (other) => other === id),
    listings: {},
    boards: {},
    links: {},
  };
}

function sees(state: WorkshopState, viewer: Viewer, scope: Scope): boolean {
  if (roleOf(state, viewer.id) === 'outside') return false;
  switch (scope.kind) {
    case 'room':
      return true;
    case 'staff':
      return roleOf(state, viewer.id) === 'instructor';
    case 'person':
      return viewer.id === scope.person;
    case 'with-staff':
      return viewer.id === scope.person || roleOf(state, viewer.id) === 'instructor';
    case 'listing':
      return seesBoard(state, viewer, scope.board);
    case 'board':
      return viewer.open.includes(scope.board) && seesBoard(state, viewer, scope.board);
  }
}

function seesBoard(state: WorkshopState, { id }: Viewer, board: BoardId): boolean {
  const listing = lookup(state.listings, board);
  return listing !== undefined && maySee(state, id, listing);
}

/** The role of a viewer, and which of the boards that `of` knows they may see; those they have open are marked. */
function sightOf(state: WorkshopState, viewer: Viewer, of: WorkshopState = state): string {
  const role = roleOf(state, viewer.id);
  // Nobody at the door sees what another there does.
  if (role === 'outside')
    return `outside ${viewer.id} ${lookup(state.participants, viewer.id ?? '')?.status}`;
  const seen = Object.values(state.listings)
    .filter((listing) => Object.hasOwn(of.listings, listing.id) && maySee(state, viewer.id, listing))
    .map(({ id }) => (viewer.open.includes(id) ? `+${id}` : id));
  return `${role} ${seen.join(' ')}`;
}

/** People as somebody knows them. */
function renamed(
  people: WorkshopState['participants'],
  nameOf: NameOf | undefined,
): WorkshopState['participants'] {
  if (nameOf === undefined) return people;
  return Object.fromEntries(
    Object.entries(people).map(([id, person]) => [id, { ...person, name: nameOf(id, person.name) }]),
  );
}

function pick<T>(
  record: Readonly<Record<string, T>>,
  wanted: (key: string, value: T) => boolean,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => wanted(key, value)));
}
