import type { ParameterKey } from '../../math/parameter-key.ts';
import type { Happened } from '../kernel/log.ts';
import type { BoardId, Hold } from '../model/board.ts';
import { limits } from '../model/limits.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { parameterReleased } from './events.ts';

/** One parameter in somebody's hand. */
export interface Held {
  readonly board: BoardId;
  readonly parameter: ParameterKey;
  readonly hold: Hold;
}

/** Everything that is held, on any board. */
export function allHolds(state: WorkshopState): Held[] {
  return Object.values(state.boards).flatMap((board) =>
    Object.entries(board.holds).map(([parameter, hold]) => ({ board: board.id, parameter, hold })),
  );
}

/**
 * The events that end every hold nobody has touched for `limits.holdIdle`.
 * @param isOver by the times in the log when left out; a server goes by the time that it saw pass
 */
export function expiredHolds(
  state: WorkshopState,
  at: Timestamp,
  isOver: (held: Held) => boolean = ({ hold }) => hold.touchedAt + limits.holdIdle <= at,
): Happened[] {
  return releases(state, at, isOver);
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
