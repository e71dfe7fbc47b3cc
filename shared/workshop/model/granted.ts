import { activitiesOf } from './activity.ts';
import type { BoardId } from './board.ts';
import type { Grant } from './grants.ts';
import type { WorkshopState } from './state.ts';

/** What students are granted on a board: on one that an activity has opened, what that says; else what the room does. */
export function grantsOn(
  state: Pick<WorkshopState, 'parts' | 'grants'>,
  board: BoardId | undefined,
): readonly Grant[] {
  const { running, kept } = activitiesOf(state);
  for (const { boards } of [...(running === null ? [] : [running]), ...Object.values(kept)]) {
    const placed = boards.find((one) => one.board === board);
    if (placed !== undefined) return placed.grants;
  }
  return state.grants;
}
