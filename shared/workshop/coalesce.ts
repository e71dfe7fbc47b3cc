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
  let run = 0;
  for (const draft of batch) {
    const { event } = draft;
    if (event.type !== 'parameters-set') {
      run = folded.push(draft);
      continue;
    }
    const at = folded.findLastIndex((earlier, index) => index >= run && sameHand(earlier.event, event));
    const free =
      at >= 0 && folded.slice(at + 1).every((later) => !overlaps(later.event as ParametersSet, event));
    if (free) folded[at] = fold(folded[at]!, draft);
    else folded.push(draft);
  }
  return folded;
}

function sameHand(a: WorkshopEvent, b: ParametersSet): boolean {
  return a.type === 'parameters-set' && a.by === b.by && a.board === b.board;
}

function overlaps(a: ParametersSet, b: ParametersSet): boolean {
  return a.board === b.board && a.values.some(([key]) => b.values.some(([other]) => other === key));
}

function fold(first: Draft, second: Draft): Draft {
  const [a, b] = [first.event as ParametersSet, second.event as ParametersSet];
  return {
    ...first,
    event: { ...b, values: [...new Map([...a.values, ...b.values])] },
    commands: [...(first.commands ?? []), ...(second.commands ?? [])],
  };
}
