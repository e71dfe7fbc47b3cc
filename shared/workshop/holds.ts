import type { ParameterKey } from '../math/parameter-key.ts';
import type { WorkshopEvent } from './events.ts';
import { limits } from './limits.ts';
import type { BoardId, Hold, ParticipantId, Timestamp, WorkshopState } from './state.ts';

interface Held {
  readonly board: BoardId;
  readonly parameter: ParameterKey;
  readonly hold: Hold;
}

function allHolds(state: WorkshopState): Held[] {
  return Object.values(state.boards).flatMap((board) =>
    Object.entries(board.holds).map(([parameter, hold]) => ({ board: board.id, parameter, hold })),
  );
}

function release({ board, parameter }: Held, by: ParticipantId | null, at: Timestamp): WorkshopEvent {
  return { type: 'parameter-released', by, at, board, parameter };
}

/** When the hold that nobody has touched for longest runs out; undefined when nothing is held. */
export function nextExpiry(state: WorkshopState): Timestamp | undefined {
  const times = allHolds(state).map(({ hold }) => hold.touchedAt + limits.holdIdle);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The events that end every hold nobody has touched for `limits.holdIdle`. */
export function expiredHolds(state: WorkshopState, at: Timestamp): WorkshopEvent[] {
  return allHolds(state)
    .filter(({ hold }) => hold.touchedAt + limits.holdIdle <= at)
    .map((held) => release(held, null, at));
}

/** The events that end the holds of `who` (where `only` says so). */
export function releaseHolds(
  state: WorkshopState,
  who: ParticipantId,
  at: Timestamp,
  only: (board: BoardId, parameter: ParameterKey) => boolean = () => true,
): WorkshopEvent[] {
  return allHolds(state)
    .filter(({ board, parameter, hold }) => hold.by === who && only(board, parameter))
    .map((held) => release(held, null, at));
}
