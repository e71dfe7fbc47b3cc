import { activityClosed, activityOpened, activityStepped } from '../activities/events.ts';
import type { Happened, LogEntry } from '../kernel/log.ts';
import { activitiesOf } from '../model/activity.ts';
import { attendanceOf, minutesOf, type Stay, staysOf } from '../model/attendance.ts';
import type { BoardId } from '../model/board.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import { planOf } from '../model/plan.ts';
import type { Histogram } from '../model/prediction.ts';
import { pseudonymOf } from '../model/pseudonyms.ts';
import type { Words } from '../model/question.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';
import type { CurvePoint } from '../model/training.ts';
import { askedAgain, predictionClosed, predictionOpened, predictionRevealed } from '../predictions/events.ts';
import { workshopEnded, workshopOpened, workshopReopened } from '../room/events.ts';
import type { Edit, History } from './history.ts';

/** An activity, from its opening until it was closed or another one was opened. */
export interface DoneActivity {
  readonly activity: string;
  readonly title: Words;
  readonly from: Timestamp;
  /** Null while it goes on. */
  readonly to: Timestamp | null;
  /** What the class's plan, or else its lesson, has for it (minutes). */
  readonly planned: number;
  /** The furthest step that was come to (from 1), of how many. */
  readonly step: number;
  readonly steps: number;
}

/** How a round of a question came out; `right` is null where there was no reveal, or nothing is right. */
export interface AskedRound {
  readonly count: number;
  readonly right: number | null;
  readonly histogram: Histogram;
}

/** A question as it was asked once: asked anew later, it is another one here. */
export interface AskedQuestion {
  readonly id: string;
  readonly at: Timestamp;
  /** Which of the activities it was part of; null for none. */
  readonly during: number | null;
  readonly asks: Words;
  readonly kind: string;
  readonly revealed: boolean;
  readonly rounds: readonly AskedRound[];
}

/** What a log says of what a class did, one entry after the other. */
export interface Deeds {
  readonly openedAt: Timestamp;
  readonly endedAt: Timestamp | null;
  /** How long it was open in all (ms), until the latest entry. */
  readonly open: number;
  readonly latest: Timestamp;
  readonly activities: readonly DoneActivity[];
  readonly questions: readonly AskedQuestion[];
}

export const noDeeds: Deeds = {
  openedAt: 0,
  endedAt: null,
  open: 0,
  latest: 0,
  activities: [],
  questions: [],
};

/** The deeds with one more entry of the log. */
export function withDeed(deeds: Deeds, { event }: Pick<LogEntry, 'event'>): Deeds {
  const passed = deeds.endedAt === null && deeds.latest > 0 ? event.at - deeds.latest : 0;
  const later: Deeds = { ...deeds, open: deeds.open + passed, latest: event.at };
  if (is(event, workshopOpened)) return { ...later, openedAt: event.at };
  if (is(event, workshopEnded)) return { ...closed(later, event.at), endedAt: event.at };
  if (is(event, workshopReopened)) return { ...later, endedAt: null };
  if (is(event, activityOpened)) {
    const { activity, text, at } = event;
    const opened: DoneActivity = {
      activity,
      title: text.title,
      from: at,
      to: null,
      planned: text.minutes,
      step: 1,
      steps: text.steps.length,
    };
    return { ...later, activities: [...closed(later, at).activities, opened] };
  }
  if (is(event, activityStepped)) {
    return { ...later, activities: current(later, ({ step }) => ({ step: Math.max(step, event.step + 1) })) };
  }
  if (is(event, activityClosed)) return closed(later, event.at);
  return { ...later, questions: asked(later, event) };
}

function asked({ activities, questions }: Deeds, event: Happened): readonly AskedQuestion[] {
  if (is(event, predictionOpened)) {
    const { prediction, asking, at } = event;
    const during = activities.at(-1)?.to === null ? activities.length - 1 : null;
    const kind = asking.answer.kind;
    return [
      ...questions,
      { id: prediction, at, during, asks: asking.asks, kind, revealed: false, rounds: [noRound] },
    ];
  }
  if (is(event, askedAgain)) {
    return change(questions, event.prediction, ({ rounds }) => ({ rounds: [...rounds, noRound] }));
  }
  if (is(event, predictionClosed)) {
    return change(questions, event.prediction, ({ rounds }) => ({
      rounds: rounds.with(-1, { ...rounds.at(-1)!, count: event.count }),
    }));
  }
  if (is(event, predictionRevealed)) {
    const { truth, rounds } = event.reveal;
    return change(questions, event.prediction, () => ({
      revealed: true,
      rounds: rounds.map(({ count, histogram, right }) => ({
        count,
        histogram,
        right: truth === null ? null : right,
      })),
    }));
  }
  return questions;
}

const noRound: AskedRound = { count: 0, right: null, histogram: [] };

function change(
  questions: readonly AskedQuestion[],
  id: string,
  to: (question: AskedQuestion) => Partial<AskedQuestion>,
): readonly AskedQuestion[] {
  return questions.map((question) => (question.id === id ? { ...question, ...to(question) } : question));
}

function current(
  { activities }: Deeds,
  to: (activity: DoneActivity) => Partial<DoneActivity>,
): readonly DoneActivity[] {
  return activities.map((activity) => (activity.to === null ? { ...activity, ...to(activity) } : activity));
}

function closed(deeds: Deeds, at: Timestamp): Deeds {
  return { ...deeds, activities: current(deeds, () => ({ to: at })) };
}

function is<Event extends Happened>(
  event: Happened,
  definition: { readonly type: string; of(context: never, body: never): Event },
): event is Event {
  return event.type === definition.type;
}

// ---- the report

/** A change of a board and the loss that it came to. */
export type LossStep = Pick<Edit, 'version' | 'at' | 'kind' | 'by' | 'loss'>;

/** How the loss of a board went: by hand, one change after the other, and by the machine. */
export interface BoardReport {
  readonly board: BoardId;
  readonly title: string | null;
  /** Of a board of an activity. */
  readonly called: Words | null;
  /** The latest changes; what a training did is one. */
  readonly changes: readonly LossStep[];
  /** How many of them were made by hands. */
  readonly byHand: number;
  readonly curve: readonly CurvePoint[];
}

/** Somebody, and when they were here. */
export interface PersonReport extends Pick<Participant, 'id' | 'name' | 'role' | 'status' | 'colour'> {
  readonly pseudonym: string;
  readonly minutes: number;
  readonly stays: readonly Stay[];
}

/** What a class did, for its instructors: during it, and after its end. */
export interface Report extends Omit<Deeds, 'latest'> {
  readonly title: string | null;
  readonly locale: WorkshopState['locale'];
  readonly status: WorkshopState['status'];
  readonly version: number;
  readonly boards: readonly BoardReport[];
  readonly people: readonly PersonReport[];
  /** When minute 0 of `stays` was, and the latest minute; null where nobody was ever noted. */
  readonly attendance: { readonly since: Timestamp; readonly minute: number } | null;
  /** Names are pseudonyms, here and in `people`. */
  readonly anonymous: boolean;
}

/** @param anonymous students are called by their pseudonyms */
export function reportOf(
  state: WorkshopState,
  { latest: _, ...deeds }: Deeds,
  histories: Readonly<Record<BoardId, History>>,
  anonymous: boolean,
): Report {
  const attendance = attendanceOf(state);
  const { title, locale, status, version } = state;
  const planned = minutesPlanned(state);
  return {
    ...deeds,
    activities: deeds.activities.map((one) => ({
      ...one,
      planned: planned.get(one.activity) ?? one.planned,
    })),
    ...{ title, locale, status, version, anonymous },
    boards: boardsOf(state, histories),
    people: peopleOf(state, anonymous),
    attendance: attendance === undefined ? null : { since: attendance.since, minute: attendance.minute },
  };
}

/** What the plan gives each activity, where the class has one. */
function minutesPlanned(state: WorkshopState): ReadonlyMap<string, number> {
  return new Map(
    planOf(state).items.flatMap((item) =>
      item.kind === 'activity' ? [[item.activity, item.minutes] as const] : [],
    ),
  );
}

function peopleOf(state: WorkshopState, anonymous: boolean): PersonReport[] {
  const attendance = attendanceOf(state);
  return Object.values(state.participants)
    .filter(({ status }) => status !== 'waiting' && status !== 'refused')
    .map(({ id, name, role, status, colour }) => {
      const pseudonym = pseudonymOf(state, id);
      return {
        ...{ id, role, status, colour, pseudonym },
        name: anonymous && role === 'student' ? pseudonym : name,
        minutes: minutesOf(attendance, id),
        stays: staysOf(attendance, id),
      };
    });
}

function boardsOf(state: WorkshopState, histories: Readonly<Record<BoardId, History>>): BoardReport[] {
  const names = boardNames(state);
  return Object.values(state.listings).map(({ id, title }) => {
    const changes = (histories[id] ?? []).map(({ version, at, kind, by, loss }) => ({
      ...{ version, at, kind, by, loss },
    }));
    return {
      board: id,
      title,
      called: names.get(id) ?? null,
      changes,
      byHand: changes.filter(({ kind }) => kind === 'parameters').length,
      curve: state.boards[id]?.training.curve ?? [],
    };
  });
}

/** What the boards of activities are called. */
function boardNames({ parts }: Pick<WorkshopState, 'parts'>): ReadonlyMap<BoardId, Words> {
  const { running, kept } = activitiesOf({ parts });
  const all = [...Object.values(kept), ...(running === null ? [] : [running])];
  return new Map(all.flatMap(({ boards }) => boards.map(({ board, title }) => [board, title] as const)));
}

/** Everybody's name by their id, for whatever is said of them beside a report's people. */
export function namesIn({ people }: Pick<Report, 'people'>): ReadonlyMap<ParticipantId, string> {
  return new Map(people.map(({ id, name }) => [id, name]));
}
