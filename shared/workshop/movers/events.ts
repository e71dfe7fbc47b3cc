import * as z from 'zod/mini';
import type { ParameterKey } from '../../math/parameter-key.ts';
import { changeBoard, filterHolds } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { boardId, keys, participantId } from '../kernel/schemas.ts';
import { onListing, room, staff } from '../kernel/scope.ts';
import type { BoardId, Hold } from '../model/board.ts';
import { isNoMovers, type Movers, moversOf, policies } from '../model/movers.ts';
import { withPart } from '../model/part.ts';
import { roleOf } from '../model/people.ts';
import type { WorkshopState } from '../model/state.ts';
import { refuseMoving } from './rules.ts';

/** Who moves from now on; those who do not any more let go. */
export const moversSet = event(
  'movers-set',
  { policy: z.enum(policies), people: z.array(participantId) },
  {
    scope: room,
    evolve(state, { by, at, policy, people }) {
      const change = changeMovers(state, () => ({ policy, chosen: people, by, at }));
      const next = { ...state, ...change };
      const boards = Object.entries(state.boards).map(([id, board]) => [
        id,
        { ...board, holds: filterHolds(board, (hold, key) => mayKeep(next, id, hold, key)) },
      ]);
      return { ...change, boards: Object.fromEntries(boards) };
    },
  },
);

/** Some parameters are one student's to move; null: nobody's in particular any more. */
export const parametersHanded = event(
  'parameters-handed',
  { board: boardId, parameters: keys, to: z.nullable(participantId) },
  {
    scope: onListing,
    evolve(state, { by, at, board, parameters, to }) {
      const change = changeMovers(state, ({ handed }) => {
        const { [board]: before = {}, ...others } = handed;
        const named = new Set(parameters);
        const kept = Object.entries(before).filter(([key]) => !named.has(key));
        const given =
          to === null || by === null ? [] : parameters.map((key) => [key, { to, by, at }] as const);
        const on = Object.fromEntries([...kept, ...given]);
        return { handed: Object.keys(on).length === 0 ? others : { ...others, [board]: on } };
      });
      const next = { ...state, ...change };
      return {
        ...change,
        ...changeBoard(state, board, (before) => ({
          holds: filterHolds(before, (hold, key) => mayKeep(next, board, hold, key)),
        })),
      };
    },
  },
);

/** Somebody was picked at random; `anew` where all had been once, and it begins again. */
export const volunteerPicked = event(
  'volunteer-picked',
  { participant: participantId, anew: z.boolean() },
  {
    scope: staff,
    evolve: (state, { participant, anew }) =>
      changeMovers(state, ({ picked }) => ({ picked: anew ? [participant] : [...picked, participant] })),
  },
);

/** Whether what somebody has in hand is still theirs to move. */
function mayKeep(state: WorkshopState, board: BoardId, { by }: Hold, parameter: ParameterKey): boolean {
  const asker = { id: by, instructs: roleOf(state, by) === 'instructor', state };
  return refuseMoving(state, board, asker, [parameter]) === undefined;
}

function changeMovers(
  state: WorkshopState,
  change: (movers: Movers) => Partial<Movers>,
): Pick<WorkshopState, 'parts'> {
  const before = moversOf(state);
  return withPart(state, 'movers', { ...before, ...change(before) }, isNoMovers);
}
