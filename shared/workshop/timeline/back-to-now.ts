import type { Context } from '../kernel/definition.ts';
import type { Happened } from '../kernel/log.ts';
import type { WorkshopState } from '../model/state.ts';
import { timelineOf } from '../model/timeline.ts';
import { timelineClosed } from './events.ts';

/** What brings everybody back to now: nothing where they are. */
export function backToNow(state: WorkshopState, context: Pick<Context, 'by' | 'at'>): Happened[] {
  return timelineOf(state) === null ? [] : [timelineClosed.of(context, {})];
}
