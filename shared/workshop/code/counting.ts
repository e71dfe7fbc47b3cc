import type { Happened } from '../kernel/log.ts';
import { codeOf, tallyOf } from '../model/code.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { codeCounted } from './events.ts';

/** The event that tells everybody how many have passed what, where that has changed. */
export function tallied(state: WorkshopState, at: Timestamp): Happened[] {
  const code = codeOf(state);
  const { people, passed } = tallyOf(code);
  const isSame = people === code.tally.people && passed.join() === code.tally.passed.join();
  return isSame ? [] : [codeCounted.of({ by: null, at }, { activity: code.activity, people, passed })];
}
