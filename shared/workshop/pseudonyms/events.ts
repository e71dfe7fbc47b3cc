import * as z from 'zod/mini';
import { event } from '../kernel/definition.ts';
import { participantId } from '../kernel/schemas.ts';
import { room } from '../kernel/scope.ts';
import { lookup } from '../model/lookup.ts';
import { pseudonymsOf } from '../model/pseudonyms.ts';
import type { WorkshopState } from '../model/state.ts';

/** Students and stages see pseudonyms from now on, or names again. */
export const anonymousSet = event(
  'anonymous-set',
  { on: z.boolean() },
  {
    scope: room,
    changesSight: true,
    evolve: (state, { by, at, on }) => changePart(state, { on, by, at }),
  },
);

/** The names of these people are gone for good: they are called by their pseudonyms. */
export const namesErased = event(
  'names-erased',
  { names: z.array(z.tuple([participantId, z.string()])) },
  {
    scope: room,
    changesSight: true,
    personal: ({ names }) => names.map(([id]) => id),
    evolve(state, { at, names }) {
      const renamed = names.flatMap(([id, name]) => {
        const person = lookup(state.participants, id);
        return person === undefined ? [] : [[id, { ...person, name }] as const];
      });
      return {
        participants: { ...state.participants, ...Object.fromEntries(renamed) },
        ...changePart(state, { erased: at }),
      };
    },
  },
);

/** The log has none of the names any more that were erased then. */
export const logCleared = event(
  'log-cleared',
  { erased: z.number() },
  { scope: room, evolve: (state, { erased }) => changePart(state, { cleared: erased }) },
);

function changePart(
  state: WorkshopState,
  change: Partial<ReturnType<typeof pseudonymsOf>>,
): Pick<WorkshopState, 'parts'> {
  return { parts: { ...state.parts, pseudonyms: { ...pseudonymsOf(state), ...change } } };
}
