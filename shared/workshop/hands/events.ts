import * as z from 'zod/mini';
import { event } from '../kernel/definition.ts';
import { participantId } from '../kernel/schemas.ts';
import { withStaff } from '../kernel/scope.ts';
import { type Hands, handsOf, isNoHands, subjects } from '../model/hands.ts';
import { lookup } from '../model/lookup.ts';
import { withPart } from '../model/part.ts';
import type { WorkshopState } from '../model/state.ts';

/** Somebody's hand is up; who raises it again for something else keeps their place in the queue. */
export const handRaised = event(
  'hand-raised',
  { about: z.nullable(z.enum(subjects)) },
  {
    scope: ({ by }) => withStaff(by),
    evolve: (state, { by, at, about }) =>
      changeHands(state, ({ raised, called }) => {
        const who = by ?? '';
        const since = lookup(raised, who)?.at ?? at;
        return { raised: { ...raised, [who]: { about, at: since } }, called: without(called, who) };
      }),
  },
);

/** It is down again. */
export const handLowered = event(
  'hand-lowered',
  { participant: participantId },
  {
    scope: ({ participant }) => withStaff(participant),
    evolve: (state, { participant }) =>
      changeHands(state, ({ raised, called }) => ({
        raised: without(raised, participant),
        called: without(called, participant),
      })),
  },
);

/** An instructor calls somebody. */
export const handCalled = event(
  'hand-called',
  { participant: participantId },
  {
    scope: ({ participant }) => withStaff(participant),
    evolve: (state, { by, at, participant }) =>
      changeHands(state, ({ raised, called }) => ({
        raised: without(raised, participant),
        called: { ...called, [participant]: { by, at } },
      })),
  },
);

function without<T>(of: Readonly<Record<string, T>>, who: string): Readonly<Record<string, T>> {
  const { [who]: _, ...others } = of;
  return others;
}

function changeHands(state: WorkshopState, change: (hands: Hands) => Hands): Pick<WorkshopState, 'parts'> {
  return withPart(state, 'hands', change(handsOf(state)), isNoHands);
}
