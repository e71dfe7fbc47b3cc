import * as z from 'zod/mini';
import { accept, because, refuse } from '../kernel/decision.ts';
import { type Context, command } from '../kernel/definition.ts';
import type { Happened } from '../kernel/log.ts';
import { instructors } from '../kernel/permissions.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { people } from '../kernel/schemas.ts';
import { doorOf, doors, waitingOf } from '../model/door.ts';
import { lookup } from '../model/lookup.ts';
import type { ParticipantId } from '../model/participant.ts';
import { roleOf } from '../model/people.ts';
import type { WorkshopState } from '../model/state.ts';
import { roomLocked, roomUnlocked } from '../room/events.ts';
import { admitted, approvalSet, barred, lapsed, manyRemoved, turnedAway } from './events.ts';
import { letIn, placeFor } from './place.ts';

/** Opens the door, shuts it, or has newcomers wait. Opening lets in who waits, but for those who are suspect. */
export const setDoor = command(
  'set-door',
  { door: z.enum(doors) },
  {
    permission: instructors,
    decide(state, { door }, context) {
      const { approval, waiting } = doorOf(state);
      const events: Happened[] = [];
      if (door === 'locked') events.push(roomLocked.of(context, {}));
      else {
        if (state.locked) events.push(roomUnlocked.of(context, {}));
        const on = door === 'approval';
        if (on !== approval || !state.locked) events.push(approvalSet.of(context, { on }));
      }
      if (door === 'open') {
        const welcome = Object.keys(waiting).filter((id) => waiting[id]?.suspect === undefined);
        events.push(...(admit(state, welcome, context) ?? []));
      }
      return accept(...events);
    },
  },
);

/** Lets in those of some people who still wait. */
export const admitPeople = command(
  'admit',
  { participants: people },
  {
    permission: instructors,
    cost: 5,
    codes: ['room-full'],
    decide(state, { participants }, context) {
      const events = admit(state, participants, context);
      const limit = context.house?.maxParticipants ?? 0;
      return events === undefined ? refuse('room-full', { limit }) : accept(...events);
    },
  },
);

/** Sends away those of some people who still wait. */
export const turnAway = command(
  'turn-away',
  { participants: people },
  {
    permission: instructors,
    cost: 5,
    decide(state, { participants }, context) {
      const waiting = stillIn(state, participants, 'waiting');
      return accept(turnedAway.of(context, { participants: waiting, origins: [] }));
    },
  },
);

/** Removes those of some people who are still in the room; with `idle`, only who never did anything. */
export const removeMany = command(
  'remove-many',
  { participants: people, idle: z.exactOptional(z.literal(true)) },
  {
    permission: instructors,
    cost: 5,
    codes: ['instructor-stays'],
    refuses: (state, { participants }) => refuseInstructors(state, participants),
    decide(state, { participants, idle }, context) {
      const here = stillIn(state, participants, 'present');
      if (idle === undefined) return accept(manyRemoved.of(context, { participants: here }));
      const { house } = context;
      if (house === undefined) return accept();
      return accept(manyRemoved.of(context, { participants: here.filter((id) => !house.hasActed(id)) }));
    },
  },
);

/** Sends some people away for good, from the room or from the door. */
export const barPeople = command(
  'bar',
  { participants: people },
  {
    permission: instructors,
    cost: 5,
    codes: ['instructor-stays'],
    refuses: (state, { participants }) => refuseInstructors(state, participants),
    decide(state, { participants }, context) {
      const here = stillIn(state, participants, 'present');
      const waiting = stillIn(state, participants, 'waiting');
      const origins = (ids: readonly ParticipantId[]) => [
        ...new Set(ids.flatMap((id) => context.house?.originsOf(id) ?? [])),
      ];
      return accept(
        barred.of(context, { participants: here, origins: origins(here) }),
        ...(waiting.length === 0
          ? []
          : [turnedAway.of(context, { participants: waiting, origins: origins(waiting) })]),
      );
    },
  },
);

/** The events that let these in; undefined when the room cannot hold them. */
function admit(
  state: WorkshopState,
  participants: readonly ParticipantId[],
  context: Context,
): Happened[] | undefined {
  const wanted = new Set(participants);
  const newcomers = letIn(
    state,
    waitingOf(state).filter((id) => wanted.has(id)),
  );
  const place = context.house === undefined ? [] : placeFor(state, newcomers.length, context.house);
  if (place === undefined) return undefined;
  return [
    ...(place.length === 0 ? [] : [lapsed.of(context, { participants: place })]),
    admitted.of(context, { participants: newcomers }),
  ];
}

function stillIn(
  state: WorkshopState,
  people: readonly ParticipantId[],
  status: 'present' | 'waiting',
): ParticipantId[] {
  return [...new Set(people)].filter((id) => lookup(state.participants, id)?.status === status);
}

function refuseInstructors(
  state: WorkshopState,
  people: readonly ParticipantId[] | undefined,
): Rejection | undefined {
  return people?.some((id) => roleOf(state, id) === 'instructor') ? because('instructor-stays') : undefined;
}
