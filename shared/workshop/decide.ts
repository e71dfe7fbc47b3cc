import { indexOfKey, type ParameterKey } from '../math/parameter-key.ts';
import { outputCount } from '../math/shape.ts';
import type { Command } from './commands.ts';
import { POINTS, type Point } from './data.ts';
import {
  decideData,
  decideInitialize,
  decideNetwork,
  decidePoint,
  decideSample,
  decideTrain,
  unknownKey,
} from './decide-network.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { limits } from './limits.ts';
import { checkName } from './names.ts';
import { refusal, subjectOf } from './permissions.ts';
import {
  type Board,
  lookup,
  type Participant,
  type ParticipantId,
  roleOf,
  type Timestamp,
  type WorkshopState,
} from './state.ts';
import { unsigned } from './unsigned.ts';

export interface DecideContext {
  /** The participant who asks; null for a stage, which may do nothing. */
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
}

/**
 * Whether a command may happen, and the events that make it so. Pure: the server decides by it, a client
 * predicts with it. An accepted command has at least one event, so being acknowledged means being in the log.
 */
export function decide(state: WorkshopState, command: Command, { by, at }: DecideContext): Decision {
  if (state.status === 'ended') return refuse('workshop-ended');
  if (by !== null && lookup(state.participants, by)?.status !== 'present') return refuse('not-joined');
  const { version } = state;
  const refused = refusal(state, by, command.type, subjectOf(command, by));
  if (refused !== undefined) return refuse(refused);

  switch (command.type) {
    case 'leave':
      if (by === state.instructor) return refuse('instructor-stays');
      return accept({ type: 'participant-left', by, at, participant: by! });

    case 'rename':
      return withPerson(state, command.participant, ({ id }) => {
        const checked = checkName(state, command.name, id);
        if (!checked.ok) return { ok: false, rejection: checked.rejection };
        return accept({ type: 'participant-renamed', by, at, participant: id, name: checked.name });
      });

    case 'remove':
      return withPerson(state, command.participant, ({ id }) =>
        id === state.instructor
          ? refuse('instructor-stays')
          : accept({ type: 'participant-removed', by, at, participant: id }),
      );

    case 'hand-over':
      return withPerson(state, command.to, ({ id }) =>
        accept({ type: 'instructor-handed-over', by, at, to: id }),
      );

    case 'set-parameters':
      return withBoard(state, command.board, (board) => {
        for (const [parameter, value] of command.values) {
          const refused = refuseParameter(state, board, parameter, by) ?? refuseValue(value);
          if (refused !== undefined) return refused;
        }
        // Of a parameter set twice only the last value counts.
        const values = [...new Map(command.values.map(([parameter, value]) => [parameter, unsigned(value)]))];
        return accept({ type: 'parameters-set', by, at, board: board.id, values });
      });

    case 'hold':
      return withBoard(state, command.board, (board) => {
        const { parameter } = command;
        const refused = refuseParameter(state, board, parameter, by);
        if (refused !== undefined) return refused;
        // One person has one hand: picking one up lets go of the other.
        const dropped = Object.keys(board.holds)
          .filter((other) => other !== parameter && board.holds[other]?.by === by)
          .map(
            (other) => ({ type: 'parameter-released', by, at, board: board.id, parameter: other }) as const,
          );
        return accept(...dropped, { type: 'parameter-held', by, at, board: board.id, parameter });
      });

    case 'release':
      return withBoard(
        state,
        command.board,
        (board) =>
          refuseParameter(state, board, command.parameter, by) ??
          accept({ type: 'parameter-released', by, at, board: board.id, parameter: command.parameter }),
      );

    case 'set-input':
      return withBoard(
        state,
        command.board,
        (board) =>
          refuseVector(command.input, board.network.inputs) ??
          accept({ type: 'input-set', by, at, board: board.id, input: command.input.map(unsigned) }),
      );

    case 'set-target':
      return withBoard(
        state,
        command.board,
        (board) =>
          refuseVector(command.target, outputCount(board.network)) ??
          accept({ type: 'target-set', by, at, board: board.id, target: command.target.map(unsigned) }),
      );

    case 'reset-board':
      return withBoard(state, command.board, ({ id }) => accept({ type: 'board-reset', by, at, board: id }));

    case 'set-network':
      return withBoard(state, command.board, (board) => decideNetwork(board, command, { by, at, version }));
    case 'initialize':
      return withBoard(state, command.board, (board) =>
        decideInitialize(board, command, { by, at, version }),
      );
    case 'set-data':
      return withBoard(state, command.board, (board) => decideData(board, command, { by, at, version }));
    case 'show-sample':
      return withBoard(state, command.board, (board) => decideSample(board, command, { by, at, version }));
    case 'add-point':
      return withBoard(
        state,
        command.board,
        (board) =>
          refusePoints([command.point]) ??
          decidePoint(board, unsignedPoint(command.point), { by, at, version }),
      );
    case 'train':
      return withBoard(state, command.board, (board) => decideTrain(board, command, { by, at, version }));

    case 'set-loss':
      return withBoard(state, command.board, ({ id }) =>
        accept({ type: 'loss-set', by, at, board: id, loss: command.loss }),
      );
    case 'set-points':
      return withBoard(
        state,
        command.board,
        ({ id }) =>
          refusePoints(command.points) ??
          accept({ type: 'points-set', by, at, board: id, points: command.points.map(unsignedPoint) }),
      );
    case 'configure-training':
      return withBoard(state, command.board, ({ id, training }) => {
        const settings = { ...training.settings, ...command.settings };
        return accept({ type: 'training-configured', by, at, board: id, settings });
      });
    case 'pause-training':
      return withBoard(state, command.board, ({ id }) =>
        accept({ type: 'training-paused', by, at, board: id }),
      );

    case 'lock-parameters':
    case 'unlock-parameters':
      return withBoard(state, command.board, (board) => {
        const parameter = unknownKey(board, command.parameters);
        if (parameter !== undefined) return refuse('unknown-parameter', { parameter });
        const type = command.type === 'lock-parameters' ? 'parameters-locked' : 'parameters-unlocked';
        return accept({ type, by, at, board: board.id, parameters: [...new Set(command.parameters)] });
      });

    case 'grant':
      return accept({ type: 'granted', by, at, grant: command.grant });
    case 'revoke':
      return accept({ type: 'revoked', by, at, grant: command.grant });
    case 'freeze':
      return accept({ type: 'frozen', by, at });
    case 'unfreeze':
      return accept({ type: 'unfrozen', by, at });
    case 'lock-room':
      return accept({ type: 'room-locked', by, at });
    case 'unlock-room':
      return accept({ type: 'room-unlocked', by, at });
    case 'end':
      return accept({ type: 'workshop-ended', by, at });
  }
}

function withBoard(state: WorkshopState, id: string, then: (board: Board) => Decision): Decision {
  const board = lookup(state.boards, id);
  return board === undefined ? refuse('unknown-board') : then(board);
}

function withPerson(state: WorkshopState, id: string, then: (person: Participant) => Decision): Decision {
  const person = lookup(state.participants, id);
  return person?.status === 'present' ? then(person) : refuse('unknown-participant');
}

/** A parameter that is not there, or that somebody else is moving (the instructor may take it). */
function refuseParameter(
  state: WorkshopState,
  board: Board,
  parameter: ParameterKey,
  by: ParticipantId | null,
): Decision | undefined {
  if (indexOfKey(board.network, parameter) === undefined) return refuse('unknown-parameter', { parameter });
  if (board.locks.includes(parameter) && roleOf(state, by) !== 'instructor')
    return refuse('parameter-locked');
  const hold = lookup(board.holds, parameter);
  if (hold === undefined || hold.by === by || roleOf(state, by) === 'instructor') return undefined;
  const name = lookup(state.participants, hold.by)?.name ?? hold.by;
  return refuse('held-by-other', { name });
}

function refuseValue(value: number): Decision | undefined {
  if (!Number.isFinite(value)) return refuse('value-not-finite');
  if (Math.abs(value) > limits.magnitude) return refuse('value-out-of-range', { limit: limits.magnitude });
  return undefined;
}

function refuseVector(values: readonly number[], expected: number): Decision | undefined {
  if (values.length !== expected) return refuse('wrong-shape', { expected, received: values.length });
  for (const value of values) {
    const refused = refuseValue(value);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function unsignedPoint([x1, x2, label]: Point): Point {
  return [unsigned(x1), unsigned(x2), label];
}

function refusePoints(points: readonly Point[]): Decision | undefined {
  if (points.length > POINTS) return refuse('too-many-points', { limit: POINTS });
  for (const [x1, x2] of points) {
    const refused = refuseValue(x1) ?? refuseValue(x2);
    if (refused !== undefined) return refused;
  }
  return undefined;
}
