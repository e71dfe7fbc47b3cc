import type { Board, BoardId, Hold } from '../model/board.ts';
import { lookup } from '../model/lookup.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import type { WorkshopState } from '../model/state.ts';
import type { TrainingState } from '../model/training.ts';

type Change = Partial<WorkshopState>;

/** A change of one board; none where it is not there. */
export function changeBoard(
  state: WorkshopState,
  id: BoardId,
  change: (board: Board) => Partial<Board>,
): Change {
  const board = lookup(state.boards, id);
  return board === undefined ? {} : { boards: { ...state.boards, [id]: { ...board, ...change(board) } } };
}

/** A change of one board's training. */
export function changeTraining(
  state: WorkshopState,
  id: BoardId,
  change: (training: TrainingState) => Partial<TrainingState>,
): Change {
  return changeBoard(state, id, ({ training }) => ({ training: { ...training, ...change(training) } }));
}

/** A change of one participant; none where nobody is. */
export function changePerson(state: WorkshopState, id: ParticipantId, change: Partial<Participant>): Change {
  const person = lookup(state.participants, id);
  return person === undefined
    ? {}
    : { participants: { ...state.participants, [id]: { ...person, ...change } } };
}

/** Every board with only the holds that `keep` says. */
export function keepHolds(
  { boards }: Pick<WorkshopState, 'boards'>,
  keep: (hold: Hold) => boolean,
): WorkshopState['boards'] {
  return Object.fromEntries(
    Object.entries(boards).map(([id, board]) => [id, { ...board, holds: filterHolds(board, keep) }]),
  );
}

/** A board's holds that `keep` says. */
export function filterHolds(
  { holds }: Pick<Board, 'holds'>,
  keep: (hold: Hold, parameter: string) => boolean,
): Board['holds'] {
  return Object.fromEntries(Object.entries(holds).filter(([parameter, hold]) => keep(hold, parameter)));
}
