import { lookup } from './lookup.ts';
import type { ParticipantId } from './participant.ts';
import type { WorkshopState } from './state.ts';
import type { Timestamp } from './timestamp.ts';

/** Minutes, both included, in which somebody was here. */
export type Stay = readonly [from: number, to: number];

/** Who was here when, to the minute. Instructors alone hold it. */
export interface Attendance {
  /** When minute 0 was. */
  readonly since: Timestamp;
  /** The latest minute that was noted. */
  readonly minute: number;
  /** Who was here in that minute. */
  readonly here: readonly ParticipantId[];
  /** When everybody was, the earliest first; the shortest gaps are closed where there are more than `STAYS`. */
  readonly stays: Readonly<Record<ParticipantId, readonly Stay[]>>;
  /** The latest minute in which somebody did something. */
  readonly acted: Readonly<Record<ParticipantId, number>>;
}

/** Stays that are kept of one person. */
export const STAYS = 32;

/** Somebody who is here and has done nothing for so many minutes is quiet. */
export const QUIET = 3;

export function attendanceOf({ parts }: Pick<WorkshopState, 'parts'>): Attendance | undefined {
  return parts.attendance as Attendance | undefined;
}

/** How many minutes somebody was here. */
export function minutesOf(attendance: Attendance | undefined, who: ParticipantId): number {
  return staysOf(attendance, who).reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

export function staysOf(attendance: Attendance | undefined, who: ParticipantId): readonly Stay[] {
  return attendance === undefined ? [] : (lookup(attendance.stays, who) ?? []);
}

/** For how many minutes somebody who is here has done nothing; 0 where that is nothing to speak of. */
export function quietFor(attendance: Attendance | undefined, who: ParticipantId): number {
  const since = staysOf(attendance, who).at(-1)?.[0];
  if (attendance === undefined || since === undefined) return 0;
  const minutes = attendance.minute - Math.max(lookup(attendance.acted, who) ?? 0, since);
  return minutes >= QUIET ? minutes : 0;
}

/** Somebody's stays with one more minute. */
export function stayed(stays: readonly Stay[], minute: number): readonly Stay[] {
  const last = stays.at(-1);
  if (last !== undefined && last[1] >= minute - 1) {
    return [...stays.slice(0, -1), [last[0], Math.max(last[1], minute)]];
  }
  const all: Stay[] = [...stays, [minute, minute]];
  if (all.length <= STAYS) return all;
  const gaps = all.slice(1).map(([from], index) => from - all[index]![1]);
  const shortest = gaps.indexOf(Math.min(...gaps));
  return [...all.slice(0, shortest), [all[shortest]![0], all[shortest + 1]![1]], ...all.slice(shortest + 2)];
}
