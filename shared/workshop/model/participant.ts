/** A participant's id: `p1`, `p2`, … in the order of joining; given by the workshop, never by a client. */
export type ParticipantId = string;

/** What a participant may do: everything, or what the instructors allow. */
export type ParticipantRole = 'instructor' | 'student';

/** A participant's role, or that of a stage, which only watches. */
export type Role = ParticipantRole | 'viewer';

/** How many presence colours there are. */
export const COLOURS = 8;

export interface Participant {
  readonly id: ParticipantId;
  readonly name: string;
  /** Index into the eight presence colours. */
  readonly colour: number;
  readonly role: ParticipantRole;
  readonly status: 'present' | 'left' | 'removed';
}
