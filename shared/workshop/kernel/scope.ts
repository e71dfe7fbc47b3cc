import type { BoardId } from '../model/board.ts';
import type { ParticipantId } from '../model/participant.ts';

/**
 * Whom an event is for:
 * - `room`: everybody
 * - `listing`: those who may see the board
 * - `board`: those who may see the board and have it open
 * - `staff`: the instructors
 * - `person`: one participant
 * - `with-staff`: one participant, and the instructors
 */
export type Scope =
  | { readonly kind: 'room' }
  | { readonly kind: 'listing'; readonly board: BoardId }
  | { readonly kind: 'board'; readonly board: BoardId }
  | { readonly kind: 'staff' }
  | { readonly kind: 'person'; readonly person: ParticipantId }
  | { readonly kind: 'with-staff'; readonly person: ParticipantId };

export const room = (): Scope => ({ kind: 'room' });
export const staff = (): Scope => ({ kind: 'staff' });
export const withStaff = (person: ParticipantId | null): Scope => ({
  kind: 'with-staff',
  person: person ?? '',
});
export const onBoard = ({ board }: { readonly board: BoardId }): Scope => ({ kind: 'board', board });
export const onListing = ({ board }: { readonly board: BoardId }): Scope => ({ kind: 'listing', board });

/** One who looks at a workshop: a participant, or a stage (null), and the boards they have open. */
export interface Viewer {
  readonly id: ParticipantId | null;
  readonly open: readonly BoardId[];
}
