import { describe, expect, test } from 'vitest';
import { dataOf } from '#shared/workshop/model/data.ts';
import { BoardTraining } from '../../server/workshops/caretakers/board-training.ts';
import { withValues, xorBoard } from '../gallery/views.ts';

describe('progress that is offered to the log', () => {
  test('keeps what a hand set before its entry was made, followed by then or not', () => {
    for (const followed of [false, true]) {
      const board = xorBoard(0);
      const training = new BoardTraining(board, dataOf(board)!);
      training.step();
      const progress = training.offer()!;
      const moved = withValues(board, { 'W1-0-0': 7.5 });
      const index = moved.parameters.indexOf(7.5);
      if (followed) training.follow(moved);
      const entry = training.merged(progress, moved);
      expect(entry.parameters[index]).toBe(7.5);
      expect(entry.parameters.toSpliced(index, 1)).toEqual(progress.parameters.toSpliced(index, 1));
      expect(entry).not.toHaveProperty('from');
    }
  });
});
