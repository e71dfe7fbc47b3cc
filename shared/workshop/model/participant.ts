/** A participant's id: `p1`, `p2`, … in the order of joining; given by the workshop, never by a client. */
export type ParticipantId = string;

/** What a participant may do: everything, or what the instructors allow. */
export type ParticipantRole = 'instructor' | 'student';

/** A participant's role; that of a stage, which only watches; or of somebody at the door, who sees nothing. */
export type Role = ParticipantRole | 'viewer' | 'outside';

/** How many presence colours there are. */
export const COLOURS = 8;

/**
 * Where somebody stands:
 * - `waiting` for an instructor to let them in, or `refused` that
 * - `present` in the room
 * - `lapsed`: they never did anything, were not there, and made place for another; they come back as they were
 * - `left` by themselves, `removed` (they may come back as somebody new) or `barred` (they may not)
 */
export type Status = 'waiting' | 'refused' | 'present' | 'lapsed' | 'left' | 'removed' | 'barred';

export interface Participant {
  readonly id: ParticipantId;
  readonly name: string;
  /** Index into the eight presence colours. */
  readonly colour: number;
  readonly role: ParticipantRole;
  readonly status: Status;
}
