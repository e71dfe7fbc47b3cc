import { attendanceOf, minutesOf, quietFor, type Stay, staysOf } from '#shared/workshop/model/attendance.ts';
import { handsOf } from '#shared/workshop/model/hands.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import { present } from '#shared/workshop/model/people.ts';
import { hasAnswered, openQuestion, type Prediction } from '#shared/workshop/model/prediction.ts';
import { pseudonymOf } from '#shared/workshop/model/pseudonyms.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';

/** How somebody is doing, what needs an instructor first. */
export type PersonState = 'stuck' | 'hand' | 'moving' | 'away' | 'quiet' | 'here';

/** What a list of people may be narrowed to. */
export const filters = ['all', 'hand', 'stuck', 'quiet', 'away', 'late', 'slow'] as const;
export type Filter = (typeof filters)[number];

/** Somebody in the room, as whoever teaches sees them. */
export interface Person {
  readonly person: Participant;
  /** What the class calls them while names are hidden. */
  readonly pseudonym: string;
  readonly state: PersonState;
  /** For how many minutes they have done nothing. */
  readonly quiet: number;
  readonly late: boolean;
  /** They have no WebSocket. */
  readonly slow: boolean;
  /** The boards that are theirs by name. */
  readonly boards: readonly string[];
  readonly minutes: number;
  readonly stays: readonly Stay[];
  /** Of the question that takes answers now: whether theirs is there, or still to come; undefined of whoever is away. */
  readonly answer?: AnswerState | undefined;
}

export type AnswerState = 'answered' | 'awaited';

/** Whoever came so many minutes after the class had begun is late. */
const LATE = 5;

/** Everybody in the room but the instructors, in the order of joining. */
export function studentsOf(
  workshop: WorkshopState,
  online: readonly ParticipantId[],
  pollers: readonly ParticipantId[],
): Person[] {
  const attendance = attendanceOf(workshop);
  const connected = new Set(online);
  const slow = new Set(pollers);
  const moving = new Set(
    Object.values(workshop.boards).flatMap(({ holds }) => Object.values(holds).map(({ by }) => by)),
  );
  const { raised } = handsOf(workshop);
  const question = openQuestion(workshop);
  return present(workshop)
    .filter(({ role }) => role === 'student')
    .map((person) => {
      const { id } = person;
      const here = connected.has(id);
      const quiet = here ? quietFor(attendance, id) : 0;
      const stays = staysOf(attendance, id);
      return {
        person,
        pseudonym: pseudonymOf(workshop, id),
        state: stateOf({ here, quiet, moving: moving.has(id), about: lookup(raised, id)?.about }),
        quiet,
        late: (stays[0]?.[0] ?? 0) >= LATE,
        slow: here && slow.has(id),
        boards: boardsOf(workshop, id),
        minutes: minutesOf(attendance, id),
        stays,
        ...(question !== undefined && { answer: answerOf(question, id, here) }),
      };
    });
}

function stateOf(of: {
  readonly here: boolean;
  readonly quiet: number;
  readonly moving: boolean;
  readonly about: string | null | undefined;
}): PersonState {
  if (of.about === 'stuck') return 'stuck';
  if (of.about !== undefined) return 'hand';
  if (!of.here) return 'away';
  if (of.moving) return 'moving';
  return of.quiet > 0 ? 'quiet' : 'here';
}

function answerOf(question: Prediction, id: ParticipantId, here: boolean): AnswerState | undefined {
  if (hasAnswered(question, id)) return 'answered';
  return here ? 'awaited' : undefined;
}

function boardsOf({ listings }: WorkshopState, id: ParticipantId): string[] {
  return Object.values(listings).flatMap(({ status, members, title }) =>
    status === 'open' && members.includes(id) && title !== null ? [title] : [],
  );
}

export function fits({ state, late, slow }: Person, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (filter === 'late') return late;
  if (filter === 'slow') return slow;
  // Who is stuck has a hand up as well.
  if (filter === 'hand') return state === 'hand' || state === 'stuck';
  return state === filter;
}
