import * as z from 'zod/mini';
import { accept, because } from '../kernel/decision.ts';
import { command } from '../kernel/definition.ts';
import { anytime, instructors, own } from '../kernel/permissions.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { identifier } from '../kernel/schemas.ts';
import { subjects } from '../model/hands.ts';
import { lookup } from '../model/lookup.ts';
import type { WorkshopState } from '../model/state.ts';
import { callOf } from './call.ts';
import { handLowered, handRaised } from './events.ts';

/** Raises one's hand, for a question, because one is stuck, or to show something. */
export const raiseHand = command(
  'raise-hand',
  { about: z.nullable(z.enum(subjects)) },
  {
    permission: anytime,
    decide: (_state, { about }, context) => accept(handRaised.of(context, { about })),
    pending: { replacedBy: (_earlier, later) => later.type === 'raise-hand' },
  },
);

/** Takes a hand down: one's own, or (an instructor) anybody's. */
export const lowerHand = command(
  'lower-hand',
  { participant: identifier },
  {
    permission: own,
    codes: ['unknown-participant'],
    refuses: (state, { participant }) => refuseAbsent(state, participant),
    decide: (_state, { participant }, context) => accept(handLowered.of(context, { participant })),
  },
);

/** Calls somebody, whose hand goes down; whoever the same instructor called before is done. */
export const callHand = command(
  'call-hand',
  { participant: identifier },
  {
    permission: instructors,
    codes: ['unknown-participant'],
    refuses: (state, { participant }) => refuseAbsent(state, participant),
    decide: (_state, { participant }, context) => accept(...callOf(participant, context)),
  },
);

function refuseAbsent(state: WorkshopState, id: string | undefined): Rejection | undefined {
  if (id === undefined) return undefined;
  return lookup(state.participants, id)?.status === 'present' ? undefined : because('unknown-participant');
}
