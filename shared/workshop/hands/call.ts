import type { Context } from '../kernel/definition.ts';
import type { Happened } from '../kernel/log.ts';
import { handsOf } from '../model/hands.ts';
import type { ParticipantId } from '../model/participant.ts';
import { handCalled, handLowered } from './events.ts';

/** An instructor calls somebody, and whoever they called before is done. */
export function callOf(participant: ParticipantId, context: Context): readonly Happened[] {
  const before = Object.entries(handsOf(context.state).called).flatMap(([who, { by }]) =>
    by === context.by && who !== participant ? [who] : [],
  );
  return [
    ...before.map((who) => handLowered.of(context, { participant: who })),
    handCalled.of(context, { participant }),
  ];
}
