import { Copies } from '#shared/workshop/kernel/copies.ts';
import { emptyLedger, type Ledger, settle } from '#shared/workshop/kernel/ledger.ts';
import type { Draft, LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Pasts } from '#shared/workshop/kernel/past.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { recordPast } from '#shared/workshop/projections/past.ts';

/** What follows from a batch: all of it after the last entry, and the state after each. */
export interface Following {
  readonly states: readonly WorkshopState[];
  readonly last: Derived;
}

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
 * @param copies of several entries in a row: of what is in between, only states are to be kept
 */
export function derive(
  rules: Rules,
  from: Derived | null,
  entry: Draft & Partial<Pick<LogEntry, 'version'>>,
  copies = new Copies(),
): Derived {
  const before = from?.state ?? null;
  const state = rules.evolve(before, entry.event, entry.version);
  return {
    state,
    ledger: settle(rules, from?.ledger ?? emptyLedger, entry, copies),
    past: recordPast(rules, from?.past ?? {}, before, entry.event, state.version, copies),
  };
}
