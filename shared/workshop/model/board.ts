import type { LossName } from '../../math/losses.ts';
import type { ParameterKey } from '../../math/parameter-key.ts';
import type { NetworkSpec } from '../../math/shape.ts';
import type { DataChoice, Point } from './data.ts';
import type { ParticipantId } from './participant.ts';
import type { Range } from './range.ts';
import type { Timestamp } from './timestamp.ts';
import { freshTraining, type TrainingSettings, type TrainingState } from './training.ts';

/** A board's id: `class` for the one a workshop opens with, then `b2`, `b3`, …; given by the workshop. */
export type BoardId = string;

/** Who may see a board, and who may move what is on it. The instructors may see and move every board. */
export interface Access {
  /** Whom the board is for, where it is not for everybody. */
  readonly members: readonly ParticipantId[];
  readonly see: 'everyone' | 'members';
  readonly move: 'everyone' | 'members' | 'nobody';
}

/** One board as a list shows it. */
export interface Listing extends Access {
  readonly id: BoardId;
  /** Null for the board a workshop opens with: pages call it the class board, in their own language. */
  readonly title: string | null;
  readonly status: 'open' | 'closed';
}

/** What a network with its data comes to: what a board begins with, and a reset brings back. */
export interface Start {
  readonly network: NetworkSpec;
  readonly loss: LossName;
  /** Every weight and bias, in the order of `keysOf(network)`. */
  readonly parameters: readonly number[];
  /** x (network.inputs). */
  readonly input: readonly number[];
  /** t (outputs). */
  readonly target: readonly number[];
  /** What the loss is taken over; the diagram shows `input` and `target` in any case. */
  readonly data: DataChoice;
}

/** Who is moving a parameter, and when they last touched it. */
export interface Hold {
  readonly by: ParticipantId;
  readonly touchedAt: Timestamp;
}

/** What people have put on a board that it can be opened, copied and gone back with; no hand is on it. */
export interface BoardContent extends Start {
  /** Parameters that neither a hand nor training moves, until an instructor unlocks them. */
  readonly locks: readonly ParameterKey[];
  /** How far hands may move its weights and biases; left out where nobody has said. */
  readonly range?: Range;
  /** The class's own points, whether or not they are the data now. */
  readonly points: readonly Point[];
  /** Who put each of them there; left out where nobody knows of any. */
  readonly pointsBy?: readonly (ParticipantId | null)[];
  readonly training: TrainingState;
  /** Where a reset leads back to. */
  readonly start: Start;
}

/** One network with its data: what people see and move together. */
export interface Board extends BoardContent {
  readonly id: BoardId;
  readonly holds: Readonly<Record<ParameterKey, Hold>>;
  /** Where the training that goes on began; null while none does. */
  readonly run: Run | null;
}

/** One training, from its start until it is paused, done or blown up. */
export interface Run {
  /** When it was started: what names it. */
  readonly at: Timestamp;
  /** The weights and biases that it began with: where a blow-up leads back to. */
  readonly parameters: readonly number[];
}

const lockSets = new WeakMap<readonly ParameterKey[], ReadonlySet<ParameterKey>>();

/** Whether a parameter is among a board's locks: a look-up in a set that is made once for each list of them. */
export function isLocked({ locks }: Pick<BoardContent, 'locks'>, parameter: ParameterKey): boolean {
  if (locks.length === 0) return false;
  const known = lockSets.get(locks) ?? new Set(locks);
  lockSets.set(locks, known);
  return known.has(parameter);
}

/** For everybody: seen and moved by all. */
export const openAccess: Access = { members: [], see: 'everyone', move: 'everyone' };

/** What a board nobody has touched has on it. */
export function freshContent(start: Start, settings: TrainingSettings): BoardContent {
  return { ...start, locks: [], points: [], training: freshTraining(settings), start };
}

/** The board with this on it, in nobody's hands. */
export function boardOf(id: BoardId, content: BoardContent): Board {
  return { ...content, id, holds: {}, run: null };
}

/** What is on a board, without its hands. */
export function contentOf(board: Board): BoardContent {
  const { network, loss, parameters, input, target, data, locks, training, start } = board;
  const kept = { ...rangeOn(board), ...pointsOn(board) };
  return { network, loss, parameters, input, target, data, locks, ...kept, training, start };
}

/** A copy of a board that goes its own way: nothing trains, and it is what a reset brings back. */
export function copyOf(content: BoardContent): BoardContent {
  const fresh = freshContent(startOf(content), content.training.settings);
  return { ...fresh, ...rangeOn(content), ...pointsOn(content) };
}

/** How far hands may move what is on a board, where somebody has said. */
export function rangeOn({ range }: BoardContent): Pick<BoardContent, 'range'> {
  return range === undefined ? {} : { range };
}

/** The points on a board, and whose they are. */
export function pointsOn({ points, pointsBy }: BoardContent): Pick<BoardContent, 'points' | 'pointsBy'> {
  return { points, ...(pointsBy !== undefined && { pointsBy }) };
}

/** A board back at its start; what people chose for it (locks, range, points, how to train) stays. */
export function startOver(board: Board): Partial<Board> {
  return { ...board.start, holds: {}, run: null, training: freshTraining(board.training.settings) };
}

/** A board from here on: its training has not begun, and this is what a reset brings back. */
export function anew(board: Board, change: Partial<Board>): Partial<Board> {
  return {
    ...change,
    run: null,
    training: freshTraining(board.training.settings),
    start: startOf({ ...board, ...change }),
  };
}

function startOf({ network, loss, parameters, input, target, data }: Start): Start {
  return { network, loss, parameters, input, target, data };
}
