import type { Locale } from '../../locale.ts';
import type { Board, BoardId, Listing } from './board.ts';
import type { Grant } from './grants.ts';
import type { Link, LinkId } from './links.ts';
import type { Participant, ParticipantId } from './participant.ts';

/**
 * Everything the log says of a workshop. The server holds the whole; everyone else holds their own view of it
 * (`kernel/view.ts`), which has the same shape.
 */
export interface WorkshopState {
  /** The version of the last entry that this state knows of. */
  readonly version: number;
  /** Random mark of this workshop's log; a reused code never has the same. */
  readonly epoch: string;
  /** Null where nobody gave it one: readers see what their own language calls it (`titleIn`). */
  readonly title: string | null;
  readonly locale: Locale;
  readonly status: 'open' | 'ended';
  readonly frozen: boolean;
  readonly locked: boolean;
  /** What students may do that is the instructors' otherwise. */
  readonly grants: readonly Grant[];
  readonly participants: Readonly<Record<ParticipantId, Participant>>;
  /** Every board there is, by who may see and move it. */
  readonly listings: Readonly<Record<BoardId, Listing>>;
  /** What is on the boards; a view has only those that its viewer has open. */
  readonly boards: Readonly<Record<BoardId, Board>>;
  /** The ways in that the instructors have made; a view has them for instructors only. */
  readonly links: Readonly<Record<LinkId, Link>>;
  /** What features keep of their own, by the feature's name. */
  readonly parts: Readonly<Record<string, unknown>>;
}
