import * as z from 'zod/mini';
import { event } from '../kernel/definition.ts';
import { boardId, identifier, parameterKey, participantId } from '../kernel/schemas.ts';
import { room } from '../kernel/scope.ts';
import { type Attention, attentionOf, isNoAttention } from '../model/attention.ts';
import { withPart } from '../model/part.ts';
import type { WorkshopState } from '../model/state.ts';

/** Every screen shows this; null: each what it showed before. */
export const spotlighted = event(
  'spotlighted',
  {
    on: z.nullable(
      z.strictObject({
        board: boardId,
        parameter: z.nullable(parameterKey),
        participant: z.nullable(participantId),
        answer: z.exactOptional(z.strictObject({ prediction: identifier, line: z.string() })),
        before: z.enum(['everyone', 'members']),
      }),
    ),
  },
  {
    scope: room,
    evolve: (state, { by, at, on }) =>
      changeAttention(state, () => ({ spotlight: on === null ? null : { ...on, by, at } })),
  },
);

/** A clock runs down on every screen from now on; another one is over. */
export const timerStarted = event(
  'timer-started',
  { seconds: z.int() },
  {
    scope: room,
    evolve: (state, { by, at, seconds }) => changeAttention(state, () => ({ timer: { seconds, by, at } })),
  },
);

export const timerStopped = event(
  'timer-stopped',
  {},
  { scope: room, evolve: (state) => changeAttention(state, () => ({ timer: null })) },
);

function changeAttention(
  state: WorkshopState,
  change: (attention: Attention) => Partial<Attention>,
): Pick<WorkshopState, 'parts'> {
  const before = attentionOf(state);
  return withPart(state, 'attention', { ...before, ...change(before) }, isNoAttention);
}
