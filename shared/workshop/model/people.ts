import { lookup } from './lookup.ts';
import { COLOURS, type Participant, type ParticipantId, type Role, type Status } from './participant.ts';
import type { WorkshopState } from './state.ts';

type People = Pick<WorkshopState, 'participants'>;

/** The participants in the room, in the order of joining. */
export function present({ participants }: People): Participant[] {
  return Object.values(participants).filter(({ status }) => status === 'present');
}

/** The instructors in the room. */
export function instructorsOf(state: People): Participant[] {
  return present(state).filter(({ role }) => role === 'instructor');
}

/** The role of a participant; a stage (nobody), and whoever is gone, is a viewer. */
export function roleOf(state: People, id: ParticipantId | null): Role {
  const person = id === null ? undefined : lookup(state.participants, id);
  if (person?.status === 'present') return person.role;
  return person !== undefined && outside.has(person.status) ? 'outside' : 'viewer';
}

const outside: ReadonlySet<Status> = new Set(['waiting', 'refused', 'barred']);

/** Whether somebody has been in the room; who waits at the door is for the instructors to know. */
export function hasEntered({ status }: Participant): boolean {
  return status !== 'waiting' && status !== 'refused';
}

/** The id that the next to join gets. */
export function nextParticipantId({ participants }: People): ParticipantId {
  return `p${Object.keys(participants).length + 1}`;
}

/** The colour fewest people in the room wear; the first of them. */
export function nextColour(state: People): number {
  const worn = new Array<number>(COLOURS).fill(0);
  for (const { colour } of present(state)) worn[colour] = (worn[colour] ?? 0) + 1;
  return worn.indexOf(Math.min(...worn));
}
