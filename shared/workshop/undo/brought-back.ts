import { indexOfKey } from '../../math/parameter-key.ts';
import { changeBoard, filterHolds } from '../kernel/change.ts';
import {
  type Board,
  type BoardContent,
  type BoardId,
  boardOf,
  isLocked,
  pointsOn,
  rangeOn,
} from '../model/board.ts';
import type { WorkshopState } from '../model/state.ts';

/**
 * A board as it was, at rest: what was training then does not go on by itself. What people chose for it since
 * (locks, range, how to train) stays.
 * @param points whether its points come back, too; those that are there stay otherwise
 */
export function broughtBack(was: BoardContent, board: Board, points: boolean): BoardContent {
  const { range: _, pointsBy: __, ...content } = was;
  const { network, locks, training } = board;
  const kept = content.locks.filter((key) => isLocked(board, key) || indexOfKey(network, key) === undefined);
  const had = new Set(kept);
  const since = locks.filter((key) => !had.has(key) && indexOfKey(content.network, key) !== undefined);
  return {
    ...content,
    locks: [...kept, ...since],
    ...rangeOn(board),
    ...pointsOn(points ? was : board),
    training: { ...content.training, settings: training.settings, running: false, until: null },
  };
}

/** The board with this on it; holds of what it does not have any more end. */
export function bringBack(state: WorkshopState, id: BoardId, content: BoardContent): Partial<WorkshopState> {
  return changeBoard(state, id, (before) => {
    const holds = filterHolds(before, (_, key) => indexOfKey(content.network, key) !== undefined);
    return { ...boardOf(id, content), holds };
  });
}
