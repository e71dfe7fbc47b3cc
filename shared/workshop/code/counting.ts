import type { Happened } from '../kernel/log.ts';
import { runningOf } from '../model/activity.ts';
import { codeOf, tallyOf } from '../model/code.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { codeCounted } from './events.ts';

/** The event that tells everybody how many have passed what, where that has changed. */
export function tallied(state: WorkshopState, at: Timestamp): Happened[] {
  const running = runningOf(state);
  if (running === null) return [];
  const { tally, ...code } = codeOf(state);
  const now = tallyOf(code, running.id);
  const { activity, people, passed } = tally;
  const isSame = activity === now.activity && people === now.people && passed.join() === now.passed.join();
  return isSame || now.people === 0 ? [] : [codeCounted.of({ by: null, at }, now)];
}
