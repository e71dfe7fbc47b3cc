import { indexOfKey, type ParameterKey } from '../math/parameter-key.ts';
import { anew, lectureStart, newBoard, startOver } from './board.ts';
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
import { extendCurve, type TrainingState } from './training.ts';

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
      grants: [],
      participants: { [instructor.id]: instructor },
      boards: { [CLASS_BOARD]: newBoard(CLASS_BOARD, lectureStart) },
    };
  }
  if (state === null) throw new RangeError(`a log starts with workshop-opened, not ${event.type}`);
  return { ...state, ...change(state, event), version: state.version + 1 };
}

/** The state after all of `events`. */
export function evolveAll(state: WorkshopState, events: readonly WorkshopEvent[]): WorkshopState {
  return events.reduce<WorkshopState>(evolve, state);
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
      return withBoard(state, event.board, startOver);
    case 'network-set':
      return withBoard(state, event.board, (board) => {
        const { network, parameters, input, target } = event;
        const has = (key: ParameterKey) => indexOfKey(network, key) !== undefined;
        const holds = Object.fromEntries(Object.entries(board.holds).filter(([key]) => has(key)));
        return anew(board, { network, parameters, input, target, holds, locks: board.locks.filter(has) });
      });
    case 'parameters-initialized':
      return withBoard(state, event.board, (board) => anew(board, { parameters: event.parameters }));
    case 'loss-set':
      return withBoard(state, event.board, (board) => anew(board, { loss: event.loss }));
    case 'data-set':
      return withBoard(state, event.board, (board) =>
        anew(board, { data: event.data, input: event.input, target: event.target }),
      );
    case 'points-set':
      return withBoard(state, event.board, () => ({ points: event.points }));
    case 'point-added':
      return withBoard(state, event.board, ({ points }) => ({ points: [...points, event.point] }));
    case 'parameters-locked':
      return withBoard(state, event.board, ({ locks, holds }) => ({
        locks: [...new Set([...locks, ...event.parameters])],
        holds: Object.fromEntries(
          Object.entries(holds).filter(([key, { by }]) => !event.parameters.includes(key) || by === event.by),
        ),
      }));
    case 'parameters-unlocked':
      return withBoard(state, event.board, ({ locks }) => ({
        locks: locks.filter((key) => !event.parameters.includes(key)),
      }));
    case 'training-configured':
      return withTraining(state, event.board, () => ({ settings: event.settings }));
    case 'training-started':
      return withTraining(state, event.board, () => ({ running: true, until: event.until, blowup: null }));
    case 'training-paused':
      return withTraining(state, event.board, () => ({ running: false, until: null }));
    case 'trained':
      return withBoard(state, event.board, ({ training }) => ({
        parameters: event.parameters,
        training: {
          ...training,
          ...finished(training.until, event.steps, training.running),
          steps: event.steps,
          epochs: event.epochs,
          curve: extendCurve(training.curve, [event.steps, event.loss]),
        },
      }));
    case 'training-stopped':
      return withTraining(state, event.board, () => ({ running: false, until: null, blowup: event.blowup }));
    case 'granted':
      return { grants: [...state.grants.filter((grant) => grant !== event.grant), event.grant] };
    case 'revoked':
      return { grants: state.grants.filter((grant) => grant !== event.grant) };
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

/** A training that has come to the step it was to stop at runs no more. */
function finished(
  until: number | null,
  steps: number,
  running: boolean,
): Pick<TrainingState, 'running' | 'until'> {
  return until !== null && steps >= until ? { running: false, until: null } : { running, until };
}

function withTraining(
  state: WorkshopState,
  id: BoardId,
  change: (training: TrainingState) => Partial<TrainingState>,
): Partial<WorkshopState> {
  return withBoard(state, id, ({ training }) => ({ training: { ...training, ...change(training) } }));
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
