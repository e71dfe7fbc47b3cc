import * as z from 'zod/mini';
import { event } from '../kernel/definition.ts';
import { boardId, parameterKey } from '../kernel/schemas.ts';
import { room, withStaff } from '../kernel/scope.ts';
import { isNoPace, type Pace, paceOf, paces, placeOf } from '../model/pace.ts';
import { withPart } from '../model/part.ts';
import type { WorkshopState } from '../model/state.ts';

/** How the class goes on; who looked around follows again. */
export const paceSet = event(
  'pace-set',
  { pace: z.enum(paces), range: z.nullable(z.tuple([z.int(), z.int()])) },
  {
    scope: room,
    evolve: (state, { by, at, pace, range }) =>
      changePace(state, () => ({ pace, range, by, at, around: {} })),
  },
);

/** Where the instructor is by now. */
export const led = event(
  'led',
  {
    board: boardId,
    mode: z.nullable(z.string()),
    parameter: z.nullable(parameterKey),
    layer: z.nullable(z.int()),
  },
  {
    scope: room,
    // An instructor who goes through several weights in one moment is where they went last.
    folds: { hand: () => 'lead', places: () => ['lead'], fold: (_first, second) => second },
    evolve: (state, { type: _, ...lead }) =>
      changePace(state, () => ({ lead: { ...lead, ...placeOf(state) } })),
  },
);

/** Everybody is called to where the instructor is. */
export const gathered = event(
  'gathered',
  {},
  { scope: room, evolve: (state, { at }) => changePace(state, () => ({ gathered: at, around: {} })) },
);

/** Somebody looks around by themselves, or follows again. */
export const lookedAround = event(
  'looked-around',
  { on: z.boolean() },
  {
    scope: ({ by }) => withStaff(by),
    evolve: (state, { by, at, on }) =>
      changePace(state, ({ around }) => {
        const { [by ?? '']: _, ...others } = around;
        return { around: on ? { ...others, [by ?? '']: at } : others };
      }),
  },
);

function changePace(
  state: WorkshopState,
  change: (pace: Pace) => Partial<Pace>,
): Pick<WorkshopState, 'parts'> {
  const before = paceOf(state);
  return withPart(state, 'pace', { ...before, ...change(before) }, isNoPace);
}
