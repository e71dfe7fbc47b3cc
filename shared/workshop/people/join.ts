import { accept, type Decision, refuse } from '../kernel/decision.ts';
import type { ParticipantRole } from '../model/participant.ts';
import { nextColour, nextParticipantId, present } from '../model/people.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { joined } from './events.ts';
import { checkName } from './names.ts';

export interface JoinContext {
  readonly at: Timestamp;
  readonly maxParticipants: number;
  /** As what; a student when left out. An instructor gets in through a locked door. */
  readonly role?: ParticipantRole;
  /** The link that lets them in. */
  readonly via?: string;
}

/** Lets a newcomer in under a name; id and colour are the room's to give. */
export function join(
  state: WorkshopState,
  { name }: { readonly name: string },
  { at, maxParticipants, role = 'student', via }: JoinContext,
): Decision {
  if (state.status === 'ended') return refuse('workshop-ended');
  if (state.locked && role !== 'instructor') return refuse('room-locked');
  if (present(state).length >= maxParticipants) return refuse('room-full', { limit: maxParticipants });
  const checked = checkName(state, name, null);
  if (!checked.ok) return checked;
  const id = nextParticipantId(state);
  const participant = { id, name: checked.name, colour: nextColour(state), role, status: 'present' } as const;
  return accept(joined.of({ by: id, at }, { participant, ...(via !== undefined && { via }) }));
}
