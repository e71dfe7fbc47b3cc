import * as z from 'zod/mini';
import { accept } from '../kernel/decision.ts';
import { command } from '../kernel/definition.ts';
import type { Happened } from '../kernel/log.ts';
import { instructors } from '../kernel/permissions.ts';
import { limits } from '../model/limits.ts';
import { present } from '../model/people.ts';
import type { WorkshopState } from '../model/state.ts';
import { freeVariant, sameName } from '../model/text.ts';
import { renamed } from '../people/events.ts';
import { anonymousSet } from './events.ts';

/** Has students and stages see pseudonyms, or names again. */
export const setAnonymous = command(
  'set-anonymous',
  { on: z.boolean() },
  {
    permission: instructors,
    decide: (state, { on }, context) =>
      accept(...(on ? [] : toldApart(state, context)), anonymousSet.of(context, { on })),
  },
);

/** While names were hidden two people may have taken the same one: the later one gets a free variant. */
function toldApart(state: WorkshopState, context: Pick<Happened, 'by' | 'at'>): Happened[] {
  const taken: string[] = [];
  return present(state).flatMap(({ id, name }) => {
    const clashes = taken.some((other) => sameName(other, name));
    const free = clashes ? freeVariant(name, taken, limits.nameGraphemes) : name;
    taken.push(free);
    return clashes ? [renamed.of(context, { participant: id, name: free })] : [];
  });
}
