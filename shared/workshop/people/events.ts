import * as z from 'zod/mini';
import { called } from '../kernel/called.ts';
import { changePerson, keepHolds } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { participant, participantId } from '../kernel/schemas.ts';
import { room } from '../kernel/scope.ts';
import { afterUse } from '../model/links.ts';
import { lookup } from '../model/lookup.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { WorkshopState } from '../model/state.ts';

export const joined = event(
  'participant-joined',
  {
    participant,
    /** The link that let them in, where one did. */
    via: z.exactOptional(z.string()),
  },
  {
    format: 2,
    lifts: {
      1: (old) => ({ ...old, participant: { ...(old.participant as object), role: 'student' } }),
    },
    scope: room,
    personal: ({ participant }) => [participant.id],
    names: (event, nameOf) => ({ ...event, participant: called(event.participant, nameOf) }),
    credits: ({ participant, via }) => ({ participant: participant.id, ...(via !== undefined && { via }) }),
    evolve: ({ participants, links }, { participant, via }) => ({
      participants: { ...participants, [participant.id]: participant },
      ...(via !== undefined && { links: afterUse(links, via) }),
    }),
  },
);

export const left = event(
  'participant-left',
  { participant: participantId },
  {
    scope: room,
    changesSight: true,
    dismisses: ({ participant }) => ({ code: 'left', who: participant }),
    evolve: (state, { participant }) => gone(state, participant, 'left'),
  },
);

export const removed = event(
  'participant-removed',
  { participant: participantId },
  {
    scope: room,
    changesSight: true,
    dismisses: ({ participant }) => ({ code: 'removed', who: participant }),
    evolve: (state, { participant }) => gone(state, participant, 'removed'),
  },
);

export const renamed = event(
  'participant-renamed',
  { participant: participantId, name: z.string() },
  {
    scope: room,
    personal: ({ participant }) => [participant],
    names: (event, nameOf) => ({ ...event, name: nameOf(event.participant, event.name) }),
    evolve: (state, { participant, name }) => changePerson(state, participant, { name }),
  },
);

export const handedOver = event(
  'instructor-handed-over',
  { to: participantId },
  {
    scope: room,
    changesSight: true,
    evolve(state, { by, to }) {
      const { participants } = state;
      const from = by === null ? undefined : lookup(participants, by);
      const next = lookup(participants, to);
      return {
        participants: {
          ...participants,
          ...(from && { [from.id]: { ...from, role: 'student' } }),
          ...(next && { [next.id]: { ...next, role: 'instructor' } }),
        },
      };
    },
  },
);

export const roleChanged = event(
  'role-changed',
  { participant: participantId, role: z.enum(['instructor', 'student']) },
  {
    scope: room,
    changesSight: true,
    evolve: (state, { participant, role }) => changePerson(state, participant, { role }),
  },
);

function gone(state: WorkshopState, id: ParticipantId, status: 'left' | 'removed'): Partial<WorkshopState> {
  return { ...changePerson(state, id, { status }), boards: keepHolds(state, ({ by }) => by !== id) };
}
