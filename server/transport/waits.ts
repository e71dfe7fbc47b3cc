import type { WaitedFor } from '#shared/protocol/server-messages.ts';
import { mayMove, maySee } from '#shared/workshop/model/access.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Wait } from '../workshops/presence.ts';

/**
 * What others wait for, by who holds it now. Whoever may not move the board waits for nothing on it, and a hand waits
 * for nothing of its own.
 */
export function waitsByHolder(
  state: WorkshopState,
  waits: readonly Wait[],
): ReadonlyMap<ParticipantId, readonly WaitedFor[]> {
  const byHolder = new Map<ParticipantId, WaitedFor[]>();
  for (const { who, board, parameter } of waits) {
    const holder = lookup(lookup(state.boards, board)?.holds ?? {}, parameter)?.by;
    const listing = lookup(state.listings, board);
    if (holder === undefined || holder === who || listing === undefined) continue;
    if (!maySee(state, who, listing) || !mayMove(listing, who, roleOf(state, who))) continue;
    const theirs = byHolder.get(holder) ?? [];
    byHolder.set(holder, theirs);
    const known = theirs.findIndex((one) => one.board === board && one.parameter === parameter);
    const by = theirs[known]?.by ?? [];
    if (by.includes(who)) continue;
    const one: WaitedFor = { board, parameter, by: [...by, who] };
    if (known < 0) theirs.push(one);
    else theirs[known] = one;
  }
  return byHolder;
}
