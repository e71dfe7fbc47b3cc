import { emptyLedger, type Ledger, settle } from '#shared/workshop/kernel/ledger.ts';
import type { Draft } from '#shared/workshop/kernel/log.ts';
import type { Pasts } from '#shared/workshop/kernel/past.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { recordPast } from '#shared/workshop/projections/past.ts';

/** What follows from a log alone, whatever its boards are observed to make. */
export interface Derived {
  readonly state: WorkshopState;
  readonly ledger: Ledger;
  /** What can be taken back. */
  readonly past: Pasts;
}

/**
 * What follows from one more entry.
 * @param from null before the first
 */
export function derive(rules: Rules, from: Derived | null, entry: Draft): Derived {
  const before = from?.state ?? null;
  const state = rules.evolve(before, entry.event);
  return {
    state,
    ledger: settle(rules, from?.ledger ?? emptyLedger, entry),
    past: recordPast(rules, from?.past ?? {}, before, entry.event, state.version),
  };
}
