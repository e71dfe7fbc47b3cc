import type { ParticipantId } from './participant.ts';
import type { WorkshopState } from './state.ts';
import type { Timestamp } from './timestamp.ts';

/** The point of the past that everybody is shown. */
export interface Timeline {
  /** Everybody sees the boards as they were at this version of the log. */
  readonly version: number;
  /** Who chose it, and when. */
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
}

/** The point of the past that is shown; null while everybody sees now. */
export function timelineOf({ parts }: Pick<WorkshopState, 'parts'>): Timeline | null {
  return (parts.timeline as Timeline | null | undefined) ?? null;
}
