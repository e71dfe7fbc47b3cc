import type { ParameterKey } from '../../math/parameter-key.ts';
import type { Happened } from '../kernel/log.ts';
import type { BoardId, Hold } from '../model/board.ts';
import { limits } from '../model/limits.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { parameterReleased } from './events.ts';

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

/** When the hold that nobody has touched for longest runs out; undefined when nothing is held. */
export function nextExpiry(state: WorkshopState): Timestamp | undefined {
  const times = allHolds(state).map(({ hold }) => hold.touchedAt + limits.holdIdle);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The events that end every hold nobody has touched for `limits.holdIdle`. */
export function expiredHolds(state: WorkshopState, at: Timestamp): Happened[] {
  return releases(state, at, ({ hold }) => hold.touchedAt + limits.holdIdle <= at);
}

/** The events that end the holds of `who` (where `only` says so). */
export function releaseHolds(
  state: WorkshopState,
  who: ParticipantId,
  at: Timestamp,
  only: (board: BoardId, parameter: ParameterKey) => boolean = () => true,
): Happened[] {
  return releases(state, at, ({ board, parameter, hold }) => hold.by === who && only(board, parameter));
}

/** The workshop itself lets go of what `which` says. */
function releases(state: WorkshopState, at: Timestamp, which: (held: Held) => boolean): Happened[] {
  return allHolds(state)
    .filter(which)
    .map(({ board, parameter }) => parameterReleased.of({ by: null, at }, { board, parameter }));
}
