import { boardOfStep, runningOf } from './activity.ts';
import type { Access, BoardId, Listing } from './board.ts';
import { leadOf } from './pace.ts';
import type { ParticipantId, Role } from './participant.ts';
import { roleOf } from './people.ts';
import type { WorkshopState } from './state.ts';

/** Whether somebody may see a board; a closed one is for the instructors. */
export function maySee(state: WorkshopState, who: ParticipantId | null, listing: Listing): boolean {
  const role = roleOf(state, who);
  if (role === 'instructor') return true;
  if (role === 'outside') return false;
  if (listing.status === 'closed') return false;
  // Whoever is gone is a member of nothing any more.
  return listing.see === 'everyone' || (role === 'student' && who !== null && listing.members.includes(who));
}

/** Whether what is on a board is somebody's to move, as far as the board says. */
export function mayMove(listing: Access, who: ParticipantId | null, role: Role): boolean {
  if (role !== 'student' || who === null) return role === 'instructor';
  return listing.move === 'everyone' || (listing.move === 'members' && listing.members.includes(who));
}

/**
 * The board somebody lands on: where those who follow are led, else that of the activity that is under way, else the latest that was opened for them by
 * name, else the first that they may see; undefined where there is none.
 */
export function homeBoard(state: WorkshopState, who: ParticipantId | null): BoardId | undefined {
  const seen = Object.values(state.listings).filter(
    (listing) => listing.status === 'open' && maySee(state, who, listing),
  );
  const lead = leadOf(state);
  const led = lead === null ? undefined : seen.find(({ id }) => id === lead.board);
  const running = runningOf(state);
  const stepped = running === null ? undefined : seen.find(({ id }) => id === boardOfStep(running));
  const own = who === null ? undefined : seen.findLast(({ members }) => members.includes(who));
  return (led ?? stepped ?? own ?? seen[0])?.id;
}
