import type { FoldRules } from './definition.ts';
import type { Engine } from './engine.ts';
import type { Draft, Happened } from './log.ts';

/**
 * One batch with each hand's runs of events that fold (as `parameters-set` does) made one entry that has what
 * all of them came to, and every command id. Any other event in between ends a run, and so does another hand's
 * touch of the same places, so that the batch leads to the same state, and the same can be taken back.
 */
export function coalesce({ events }: Pick<Engine, 'events'>, batch: readonly Draft[]): Draft[] {
  // Where nobody has two, nothing folds.
  if (new Set(batch.map(({ event }) => event.by)).size === batch.length) return [...batch];
  const folded: Draft[] = [];
  /** For each hand, where its latest entry of this run is; for each place, where it was touched last. */
  let hands = new Map<string, number>();
  let touched = new Map<string, number>();
  for (const draft of batch) {
    const { event } = draft;
    const rules = events.get(event.type)?.rules;
    const folds: FoldRules<Happened> | undefined = rules?.folds;
    if (folds === undefined) {
      folded.push(draft);
      hands = new Map();
      touched = new Map();
      continue;
    }
    const hand = `${event.type} ${event.by} ${folds.hand(event)}`;
    const places = folds.places(event);
    const at = hands.get(hand);
    // What ends a gesture stays where it is, and nothing is put before it.
    const ends = rules?.edits?.ends?.(event) === true;
    const stays = ends && at !== folded.length - 1;
    const all = at === undefined ? [] : [...folds.places(folded[at]!.event), ...places];
    const free = at !== undefined && !stays && all.every((place) => (touched.get(place) ?? -1) <= at);
    const both = free ? join(folds, folded[at]!, draft) : undefined;
    const index = both === undefined ? folded.push(draft) - 1 : at!;
    if (both !== undefined) folded[index] = both;
    if (ends) {
      hands = new Map();
      touched = new Map();
      continue;
    }
    hands.set(hand, index);
    for (const place of places) touched.set(place, index);
  }
  return folded;
}

function join({ fold }: FoldRules<Happened>, first: Draft, second: Draft): Draft | undefined {
  if (first.credential !== undefined || second.credential !== undefined) return undefined;
  const event = fold(first.event, second.event);
  const commands = [...(first.commands ?? []), ...(second.commands ?? [])];
  return event && { ...first, event, commands };
}
