import { lapsed, returned, turnedAway, waits } from '../door/events.ts';
import { type Crowd, letIn, placeAtDoor, placeFor } from '../door/place.ts';
import { accept, type Decision, refuse } from '../kernel/decision.ts';
import { doorOf } from '../model/door.ts';
import type { ParticipantId, ParticipantRole } from '../model/participant.ts';
import { nextColour, nextParticipantId } from '../model/people.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { joined } from './events.ts';
import { checkName } from './names.ts';

export interface JoinContext extends Crowd {
  readonly at: Timestamp;
  /** As what; a student when left out. An instructor gets in through a locked door. */
  readonly role?: ParticipantRole;
  /** The link that lets them in. */
  readonly via?: string;
  /** Hash of the address they come from. */
  readonly origin?: string | undefined;
}

/** Lets a newcomer in under a name, or has them wait; id and colour are the room's to give. */
export function join(
  state: WorkshopState,
  { name }: { readonly name: string },
  context: JoinContext,
): Decision {
  const { at, role = 'student', via, origin, maxParticipants: limit } = context;
  if (state.status === 'ended') return refuse('workshop-ended');
  if (state.locked && role !== 'instructor') return refuse('room-locked');
  const { approval, barred } = doorOf(state);
  const suspect = origin !== undefined && barred.includes(origin);
  const knocks = role !== 'instructor' && (approval || suspect);
  const place = knocks ? placeAtDoor(state, context) : placeFor(state, 1, context);
  if (place === undefined) return refuse('room-full', { limit });
  const checked = checkName(state, name, null);
  if (!checked.ok) return checked;
  const id = nextParticipantId(state);
  const who = { by: id, at };
  const participant = { id, name: checked.name, colour: nextColour(state), role } as const;
  if (knocks) {
    const knock = {
      participant: { ...participant, status: 'waiting' },
      ...(suspect && { suspect }),
    } as const;
    const gone = turnedAway.of(who, { participants: place, origins: [] });
    return accept(...(place.length === 0 ? [] : [gone]), waits.of(who, knock));
  }
  return accept(
    ...(place.length === 0 ? [] : [lapsed.of(who, { participants: place })]),
    joined.of(who, { participant: { ...participant, status: 'present' }, ...(via !== undefined && { via }) }),
  );
}

/** Brings back somebody who had made place for another. */
export function comeBack(
  state: WorkshopState,
  who: ParticipantId,
  context: Pick<JoinContext, 'at'> & Crowd,
): Decision {
  if (state.status === 'ended') return refuse('workshop-ended');
  const place = placeFor(state, 1, context);
  if (place === undefined) return refuse('room-full', { limit: context.maxParticipants });
  const mark = { by: who, at: context.at };
  return accept(
    ...(place.length === 0 ? [] : [lapsed.of(mark, { participants: place })]),
    ...letIn(state, [who]).map((participant) => returned.of(mark, { participant })),
  );
}
