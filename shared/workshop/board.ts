import { lectureNetwork } from '../lessons/lecture-network.ts';
import type { Board, BoardId, Start } from './state.ts';
import { freshTraining } from './training.ts';

/** What the class board opens with: the lecture's network and its one sample. */
export const lectureStart: Start = { ...lectureNetwork, loss: 'mse', data: { kind: 'sample' } };

/** A board nobody has touched. */
export function newBoard(id: BoardId, start: Start): Board {
  return { id, ...start, holds: {}, locks: [], points: [], training: freshTraining(), start };
}

/** A board back at its start; what people chose for it (locks, points, how to train) stays. */
export function startOver(board: Board): Partial<Board> {
  return { ...board.start, holds: {}, training: freshTraining(board.training.settings) };
}

/** A board from here on: its training has not begun, and this is what a reset brings back. */
export function anew(board: Board, change: Partial<Board>): Partial<Board> {
  const { network, loss, parameters, input, target, data } = { ...board, ...change };
  return {
    ...change,
    training: freshTraining(board.training.settings),
    start: { network, loss, parameters, input, target, data },
  };
}
