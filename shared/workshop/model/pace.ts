import { runningOf } from './activity.ts';
import type { BoardId } from './board.ts';
import type { ParticipantId } from './participant.ts';
import type { WorkshopState } from './state.ts';
import type { Timestamp } from './timestamp.ts';

/** Everybody is where the instructor is, between two steps of the activity, or where they like. */
export const paces = ['follow', 'range', 'free'] as const;
export type PaceName = (typeof paces)[number];

/** Where an instructor is, for those who follow. */
export interface Lead {
  readonly board: BoardId;
  /** What is worked on, by its name in addresses; null where it does not matter. */
  readonly mode: string | null;
  /** A weight, a bias or a layer (from 1) to look at. */
  readonly parameter: string | null;
  readonly layer: number | null;
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
  /** The activity and its step then: where the class has gone on since, it leads nowhere any more. */
  readonly activity: string | null;
  readonly step: number;
}

export interface Pace {
  readonly pace: PaceName;
  /** Of `range`: the steps of the activity that students go between, both included. */
  readonly range: readonly [from: number, to: number] | null;
  readonly lead: Lead | null;
  /** Who said so, and when; null before anybody has. */
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
  /** When an instructor last called everybody back; 0 before that. */
  readonly gathered: Timestamp;
  /** Those who look around by themselves, since when. A view has the viewer; the instructors see all. */
  readonly around: Readonly<Record<ParticipantId, Timestamp>>;
}

const start: Pace = { pace: 'follow', range: null, lead: null, by: null, at: 0, gathered: 0, around: {} };

export function paceOf({ parts }: Pick<WorkshopState, 'parts'>): Pace {
  return (parts.pace as Pace | undefined) ?? start;
}

export function isNoPace({ by, lead, gathered, around }: Pace): boolean {
  return by === null && lead === null && gathered === 0 && Object.keys(around).length === 0;
}

/** Where those who follow are led; null while nobody leads, or the class has gone on to another step since. */
export function leadOf(state: Pick<WorkshopState, 'parts'>): Lead | null {
  const { pace, lead } = paceOf(state);
  if (pace !== 'follow' || lead === null) return null;
  const { activity, step } = placeOf(state);
  return lead.activity === activity && lead.step === step ? lead : null;
}

/** The activity and the step that the class is at. */
export function placeOf(state: Pick<WorkshopState, 'parts'>): Pick<Lead, 'activity' | 'step'> {
  const running = runningOf(state);
  return { activity: running?.id ?? null, step: running?.step ?? 0 };
}

/** Whether somebody follows, as far as they have said. */
export function follows(state: Pick<WorkshopState, 'parts'>, who: ParticipantId | null): boolean {
  const { pace, around } = paceOf(state);
  return pace === 'follow' && (who === null || !Object.hasOwn(around, who));
}

/** The steps of the activity under way that a student goes between by themselves; undefined where they do not. */
export function stepsOf(
  state: Pick<WorkshopState, 'parts'>,
): readonly [from: number, to: number] | undefined {
  const running = runningOf(state);
  const { pace, range } = paceOf(state);
  if (running === null || pace === 'follow') return undefined;
  const last = running.text.steps.length;
  if (pace === 'free') return [0, last];
  return range === null ? undefined : [Math.min(range[0], last), Math.min(range[1], last)];
}
