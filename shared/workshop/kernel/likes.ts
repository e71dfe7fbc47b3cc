import type { AnyCommand } from './definition.ts';

/** Whether a later command is of the same kind on the same board. */
export function isLike(earlier: AnyCommand, later: AnyCommand): boolean {
  return later.type === earlier.type && later.board === earlier.board;
}

/** For commands that say all there is to say of their kind: of several that wait, the last one will do. */
export const lastCounts = { replacedBy: isLike } as const;
