import * as z from 'zod/mini';
import { called } from '../kernel/called.ts';
import { keepHolds } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { participant, participantId } from '../kernel/schemas.ts';
import { room, staff } from '../kernel/scope.ts';
import { type Door, doorOf } from '../model/door.ts';
import { lookup } from '../model/lookup.ts';
import type { Participant, ParticipantId, Status } from '../model/participant.ts';
import type { WorkshopState } from '../model/state.ts';

const ids = z.array(participantId);
/** Hashes of addresses; nobody is shown any. */
const origins = z.array(z.string());

/** Newcomers wait for an instructor from now on, or no longer. */
export const approvalSet = event(
  'approval-set',
  { on: z.boolean() },
  { scope: room, evolve: (state, { on }) => changeDoor(state, { approval: on }) },
);

/** Somebody waits at the door, under a token that is theirs from now on. */
export const waits = event(
  'participant-waits',
  { participant, suspect: z.exactOptional(z.literal(true)) },
  {
    scope: staff,
    changesSight: true,
    names: (event, nameOf) => ({ ...event, participant: called(event.participant, nameOf) }),
    credits: ({ participant }) => ({ participant: participant.id }),
    evolve: (state, { at, participant, suspect }) => ({
      participants: { ...state.participants, [participant.id]: participant },
      ...changeDoor(state, {
        waiting: { ...doorOf(state).waiting, [participant.id]: { at, ...(suspect && { suspect }) } },
      }),
    }),
  },
);

/** Those who waited are let in. */
export const admitted = event(
  'participants-admitted',
  { participants: z.array(participant) },
  {
    scope: room,
    changesSight: true,
    personal: ({ participants }) => participants.map(({ id }) => id),
    names: (event, nameOf) => ({
      ...event,
      participants: event.participants.map((person) => called(person, nameOf)),
    }),
    evolve: (state, { participants }) => ({
      participants: { ...state.participants, ...byId(participants) },
      ...changeDoor(state, {
        waiting: without(
          state,
          participants.map(({ id }) => id),
        ),
      }),
    }),
  },
);

/** Those who waited are not let in. */
export const turnedAway = event(
  'participants-refused',
  { participants: ids, origins },
  {
    scope: staff,
    changesSight: true,
    dismisses: ({ participants }) => ({ code: 'turned-away', who: participants }),
    show: (event) => ({ ...event, origins: [] }),
    exported: (event) => ({ ...event, origins: [] }),
    evolve: (state, { participants, origins }) => ({
      participants: withStatus(state, participants, 'refused'),
      ...changeDoor(state, { waiting: without(state, participants), barred: barredWith(state, origins) }),
    }),
  },
);

/** Several are sent away at once. */
export const manyRemoved = event(
  'participants-removed',
  { participants: ids },
  {
    scope: room,
    changesSight: true,
    dismisses: ({ participants }) => ({ code: 'removed', who: participants }),
    evolve: (state, { participants }) => gone(state, participants, 'removed'),
  },
);

/** Some are sent away for good, and who comes from where they came from waits for an instructor. */
export const barred = event(
  'participants-barred',
  { participants: ids, origins },
  {
    scope: room,
    changesSight: true,
    dismisses: ({ participants }) => ({ code: 'barred', who: participants }),
    show: (event) => ({ ...event, origins: [] }),
    exported: (event) => ({ ...event, origins: [] }),
    evolve: (state, { participants, origins }) => ({
      ...gone(state, participants, 'barred'),
      ...changeDoor(state, { barred: barredWith(state, origins) }),
    }),
  },
);

/** Some who never did anything and are not there make place for others. */
export const lapsed = event(
  'participants-lapsed',
  { participants: ids },
  {
    scope: room,
    changesSight: true,
    evolve: (state, { participants }) => gone(state, participants, 'lapsed'),
  },
);

/** Somebody who had made place is back. */
export const returned = event(
  'participant-returned',
  { participant },
  {
    scope: room,
    changesSight: true,
    personal: ({ participant }) => [participant.id],
    names: (event, nameOf) => ({ ...event, participant: called(event.participant, nameOf) }),
    evolve: ({ participants }, { participant }) => ({
      participants: { ...participants, [participant.id]: participant },
    }),
  },
);

function changeDoor(state: WorkshopState, change: Partial<Door>): Pick<WorkshopState, 'parts'> {
  return { parts: { ...state.parts, door: { ...doorOf(state), ...change } } };
}

function barredWith(state: WorkshopState, origins: readonly string[]): readonly string[] {
  return [...new Set([...doorOf(state).barred, ...origins])];
}

function without(state: WorkshopState, people: readonly ParticipantId[]): Door['waiting'] {
  const gone = new Set(people);
  return Object.fromEntries(Object.entries(doorOf(state).waiting).filter(([id]) => !gone.has(id)));
}

function gone(state: WorkshopState, people: readonly ParticipantId[], status: Status) {
  const all = new Set<ParticipantId>(people);
  return {
    participants: withStatus(state, people, status),
    boards: keepHolds(state, ({ by }) => !all.has(by)),
  };
}

/** The participants with these of them in another status, where a view has them. */
function withStatus({ participants }: WorkshopState, people: readonly ParticipantId[], status: Status) {
  const changed = people.flatMap((id) => lookup(participants, id) ?? []);
  return { ...participants, ...byId(changed.map((person): Participant => ({ ...person, status }))) };
}

function byId(people: readonly Participant[]): Readonly<Record<ParticipantId, Participant>> {
  return Object.fromEntries(people.map((person) => [person.id, person]));
}
