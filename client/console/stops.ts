import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import type { Edit, History } from '#shared/workshop/projections/history.ts';

/** The points of a board's past that a timeline stops at, the oldest first: its start, and each of its changes. */
export interface Stops {
  readonly edits: History;
  /** Which of them is shown. */
  readonly index: number;
}

/** @param version the version that is shown; the latest when left out */
export function stopsOf(edits: History, version?: number): Stops {
  const last = edits.length - 1;
  const at = version === undefined ? last : edits.findLastIndex((edit) => edit.version <= version);
  return { edits, index: Math.max(0, at) };
}

/** How many of them are changes: the start is none. */
export function countOf(edits: History): number {
  return edits.length - (edits[0]?.kind === 'opened' ? 1 : 0);
}

/** Which change a stop is, from 1; 0 is the start. */
export function numberOf(edits: History, index: number): number {
  return index + (edits[0]?.kind === 'opened' ? 0 : 1);
}

/** The edit that a version shows. */
export function editAt(edits: History, version: number): Edit | undefined {
  return edits.findLast((edit) => edit.version <= version);
}

/** Places in time from 0 to 1; evenly spread where they all happened at once. */
export function placesOf(edits: History): readonly number[] {
  const [first, last] = [edits[0]?.at ?? 0, edits.at(-1)?.at ?? 0];
  if (last <= first) return edits.map((_, index) => index / Math.max(1, edits.length - 1));
  return edits.map(({ at }) => (at - first) / (last - first));
}

/** The stop nearest to a place. */
export function nearest(places: readonly number[], place: number): number {
  let best = 0;
  for (const [index, one] of places.entries()) {
    if (Math.abs(one - place) <= Math.abs(places[best]! - place)) best = index;
  }
  return best;
}

/** Steps of a clock's axis (s). */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600];

/** The ticks of the time since the first stop: at most ten. */
export function clockTicks(from: Timestamp, to: Timestamp): readonly { place: number; text: string }[] {
  const span = (to - from) / 1_000;
  if (span <= 0) return [];
  const step = STEPS.find((one) => span / one <= 10) ?? Math.ceil(span / 36_000) * 3_600;
  const count = Math.floor(span / step) + 1;
  return Array.from({ length: count }, (_, n) => ({ place: (n * step) / span, text: clock(n * step) }));
}

function clock(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const rest = String(Math.floor(seconds % 60)).padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}
