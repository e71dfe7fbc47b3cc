import { lectureNetwork, type Start } from '../lessons/lecture-network.ts';
import { indexOfKey, type ParameterKey } from '../math/parameter-key.ts';
import type { WorkshopEvent } from './events.ts';
import {
  type Board,
  type BoardId,
  CLASS_BOARD,
  type Hold,
  lookup,
  type ParticipantId,
  type WorkshopState,
} from './state.ts';

/**
 * The state after one more event. Pure, total and exact: no refusal, no clock, no function whose last bit
 * differs between engines, so that every replica that has seen the same log holds the same state.
 */
export function evolve(state: WorkshopState | null, event: WorkshopEvent): WorkshopState {
  if (event.type === 'workshop-opened') {
    const { epoch, title, locale, instructor } = event;
    return {
      version: 1,
      epoch,
      title,
      locale,
      status: 'open',
      instructor: instructor.id,
      frozen: false,
      locked: false,
      participants: { [instructor.id]: instructor },
      boards: { [CLASS_BOARD]: boardFrom(CLASS_BOARD, lectureNetwork) },
    };
  }
  if (state === null) throw new RangeError(`a log starts with workshop-opened, not ${event.type}`);
  return { ...state, ...change(state, event), version: state.version + 1 };
}

/** The state after all of `events`. */
export function evolveAll(state: WorkshopState, events: readonly WorkshopEvent[]): WorkshopState {
  return events.reduce<WorkshopState>(evolve, state);
}

function boardFrom(id: BoardId, { network, parameters, input, target }: Start): Board {
  return { id, network, loss: 'mse', parameters, input, target, holds: {} };
}

type LaterEvent = Exclude<WorkshopEvent, { type: 'workshop-opened' }>;

function change(state: WorkshopState, event: LaterEvent): Partial<WorkshopState> {
  switch (event.type) {
    case 'workshop-ended':
      return { status: 'ended', boards: withoutHolds(state, () => false) };
    case 'participant-joined':
      return { participants: { ...state.participants, [event.participant.id]: event.participant } };
    case 'participant-left':
      return gone(state, event.participant, 'left');
    case 'participant-removed':
      return gone(state, event.participant, 'removed');
    case 'participant-renamed':
      return withParticipant(state, event.participant, { name: event.name });
    case 'instructor-handed-over':
      return { instructor: event.to };
    case 'room-locked':
      return { locked: true };
    case 'room-unlocked':
      return { locked: false };
    case 'frozen':
      // What students held is let go; the instructor goes on demonstrating.
      return { frozen: true, boards: withoutHolds(state, ({ by }) => by === state.instructor) };
    case 'unfrozen':
      return { frozen: false };
    case 'parameters-set':
      return withBoard(state, event.board, (board) => setParameters(board, event));
    case 'input-set':
      return withBoard(state, event.board, () => ({ input: event.input }));
    case 'target-set':
      return withBoard(state, event.board, () => ({ target: event.target }));
    case 'parameter-held':
      return withBoard(state, event.board, ({ holds }) =>
        event.by === null
          ? {}
          : { holds: { ...holds, [event.parameter]: { by: event.by, touchedAt: event.at } } },
      );
    case 'parameter-released':
      return withBoard(state, event.board, ({ holds }) => {
        const { [event.parameter]: _, ...others } = holds;
        return { holds: others };
      });
    case 'board-reset':
      return withBoard(state, event.board, ({ id }) => boardFrom(id, lectureNetwork));
  }
}

function setParameters(
  board: Board,
  { by, at, values }: Extract<WorkshopEvent, { type: 'parameters-set' }>,
): Partial<Board> {
  const parameters = board.parameters.slice();
  let holds = board.holds;
  for (const [parameter, value] of values) {
    const index = indexOfKey(board.network, parameter);
    if (index !== undefined) parameters[index] = value;
    if (lookup(holds, parameter)?.by === by && by !== null) {
      holds = { ...holds, [parameter]: { by, touchedAt: at } };
    }
  }
  return { parameters, holds };
}

function withBoard(
  state: WorkshopState,
  id: BoardId,
  change: (board: Board) => Partial<Board>,
): Partial<WorkshopState> {
  const board = lookup(state.boards, id);
  return board === undefined ? {} : { boards: { ...state.boards, [id]: { ...board, ...change(board) } } };
}

function withParticipant(
  state: WorkshopState,
  id: ParticipantId,
  change: Partial<WorkshopState['participants'][string]>,
): Partial<WorkshopState> {
  const person = lookup(state.participants, id);
  return person === undefined
    ? {}
    : { participants: { ...state.participants, [id]: { ...person, ...change } } };
}

function gone(state: WorkshopState, id: ParticipantId, status: 'left' | 'removed'): Partial<WorkshopState> {
  return {
    ...withParticipant(state, id, { status }),
    boards: withoutHolds(state, ({ by }) => by !== id),
  };
}

function withoutHolds(state: WorkshopState, keep: (hold: Hold) => boolean): WorkshopState['boards'] {
  return Object.fromEntries(
    Object.entries(state.boards).map(([id, board]) => [
      id,
      { ...board, holds: filterHolds(board.holds, keep) },
    ]),
  );
}

function filterHolds(
  holds: Readonly<Record<ParameterKey, Hold>>,
  keep: (hold: Hold) => boolean,
): Readonly<Record<ParameterKey, Hold>> {
  return Object.fromEntries(Object.entries(holds).filter(([, hold]) => keep(hold)));
}
