import type { WorkshopEvent } from './events.ts';
import type { LogEntry } from './log.ts';

/** A log entry that has no version yet. */
export type Draft = Omit<LogEntry, 'version'>;

type ParametersSet = Extract<WorkshopEvent, { type: 'parameters-set' }>;

/**
 * One batch with each author's runs of `parameters-set` on a board folded into one entry that keeps the
 * last value per parameter and every command id. Anything else in between ends a run, and so does another
 * author's touch of the same parameter, so that the batch leads to the same state.
 */
export function coalesce(batch: readonly Draft[]): Draft[] {
  const folded: Draft[] = [];
  /** For each hand on a board, where its latest entry of this run is; for each parameter, where it was set last. */
  let entries = new Map<string, number>();
  let touched = new Map<string, number>();
  for (const draft of batch) {
    const { event } = draft;
    if (event.type !== 'parameters-set') {
      folded.push(draft);
      entries = new Map();
      touched = new Map();
      continue;
    }
    const hand = `${event.by} ${event.board}`;
    const at = entries.get(hand);
    const places = event.values.map(([parameter]) => `${event.board} ${parameter}`);
    const free = at !== undefined && places.every((place) => (touched.get(place) ?? -1) <= at);
    const index = free ? at : folded.push(draft) - 1;
    if (free) folded[at] = fold(folded[at]!, draft);
    entries.set(hand, index);
    for (const place of places) touched.set(place, index);
  }
  return folded;
}

function fold(first: Draft, second: Draft): Draft {
  const [a, b] = [first.event as ParametersSet, second.event as ParametersSet];
  return {
    ...first,
    event: { ...b, values: [...new Map([...a.values, ...b.values])] },
    commands: [...(first.commands ?? []), ...(second.commands ?? [])],
  };
}
