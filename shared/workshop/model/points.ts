import type { Board } from './board.ts';
import { POINTS, type Point } from './data.ts';
import type { ParticipantId } from './participant.ts';
import { present } from './people.ts';
import type { WorkshopState } from './state.ts';

/** Points that each student may put on a board, however many they are. */
const LEAST_SHARE = 10;

/** Who put a point on a board; null where nobody knows. */
export type Author = ParticipantId | null;

type WithPoints = Pick<Board, 'points' | 'pointsBy'>;

/** Who put each of a board's points on it. */
export function authorsOf({ points, pointsBy }: WithPoints): readonly Author[] {
  return pointsBy ?? points.map(() => null);
}

/** How many points a board has of somebody. */
export function pointsOf(board: WithPoints, author: ParticipantId): number {
  return authorsOf(board).filter((by) => by === author).length;
}

/** How many points of a board each student may have: an equal part of them, and some in any case. */
export function shareOf(state: Pick<WorkshopState, 'participants'>): number {
  const students = present(state).filter(({ role }) => role === 'student').length;
  return Math.max(LEAST_SHARE, Math.floor(POINTS / Math.max(1, students)));
}

/** Whose the points are that take the place of a board's: one that was there stays whose it was. */
export function authorsOfNext(board: WithPoints, next: readonly Point[], by: Author): readonly Author[] {
  const before = new Map<string, Author[]>();
  const authors = authorsOf(board);
  board.points.forEach((point, index) => {
    const key = point.join();
    before.set(key, [...(before.get(key) ?? []), authors[index] ?? null]);
  });
  return next.map((point) => {
    const same = before.get(point.join());
    return same === undefined || same.length === 0 ? by : (same.shift() ?? null);
  });
}

/** A board's points but those at some places. */
export function withoutPoints(board: WithPoints, indices: readonly number[]): Required<WithPoints> {
  const stays = (_: unknown, index: number) => !indices.includes(index);
  return { points: board.points.filter(stays), pointsBy: authorsOf(board).filter(stays) };
}
