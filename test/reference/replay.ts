import { advance, batchesOf, type Workshop } from '#server/workshops/workshop.ts';
import type { Draft } from '#shared/workshop/kernel/log.ts';
import { lift, stored } from '#shared/workshop/kernel/upcast.ts';
import { rules } from '#shared/workshop/rules.ts';

/** One entry as a reference log has it: what a store keeps of it, and its version. */
export type KeptEntry = { readonly version: number } & Readonly<Record<string, unknown>>;

/** Entries as a store would keep them. */
export function keep(drafts: readonly Draft[]): KeptEntry[] {
  return drafts.map((draft, index) => ({
    version: index + 1,
    ...(JSON.parse(JSON.stringify(stored(rules, draft))) as object),
  }));
}

/** All that follows from a log. */
export function replay(kept: readonly KeptEntry[]) {
  const entries = kept.map((body) => lift(rules, { version: body.version, body }));
  const workshop = batchesOf(entries).reduce<Workshop | null>(
    (before, batch) => advance(rules, before, batch).workshop,
    null,
  );
  const { state, history, observations, ledger, past } = workshop!;
  return { state, history, observations, credentials: ledger.credentials, past };
}
