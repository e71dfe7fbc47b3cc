import type { BoardContent, BoardId, Start } from './board.ts';
import type { CodeExercise } from './code.ts';
import type { Grant } from './grants.ts';
import type { Observation } from './observation.ts';
import type { ParticipantId } from './participant.ts';
import type { Quantity } from './quantity.ts';
import type { Asking, Question, Words } from './question.ts';
import type { WorkshopState } from './state.ts';
import { isRight, lengthOf, type Task, type Tried } from './task.ts';
import type { Timestamp } from './timestamp.ts';

/** An activity's id: a public contract. */
export type ActivityId = string;

/** One step of an activity: what is read, and what is done meanwhile. */
export interface Step {
  readonly id: string;
  readonly title: Words;
  /** Paragraphs: one or two short ones. */
  readonly says: readonly Words[];
  /** For whoever asks for it. */
  readonly hint?: Words;
  /** The board that is looked at, by the activity's name for it; the first one when left out. */
  readonly board?: string;
  /** The question that is asked here, by its id; `defence` for the one without a single answer. */
  readonly asks?: string;
  /** The tasks that are tried here. */
  readonly tasks?: readonly string[];
}

/** A number of a board, live in a text where `{name}` stands. */
export interface Figure {
  readonly board: string;
  readonly reads: Quantity;
  readonly decimals: number;
}

/** A task as everybody may know it. */
export interface TaskPart {
  readonly id: string;
  readonly title: Words;
  readonly kind: Task['kind'];
  /** How many numbers a try has. */
  readonly length: number;
  /** Of a network: what it is tried on. */
  readonly start?: Start;
  /** Of pairs: what is looked for, by its place on the view, and what it may be matched with. */
  readonly items?: ReadonlyArray<{ readonly place: string; readonly says: Words }>;
  readonly others?: readonly Words[];
  /** Of numbers: what each of them is. */
  readonly asks?: readonly Words[];
}

/** What pages show of an activity. Its numbers and texts are in the log: editing a lesson changes no class. */
export interface ActivityText {
  readonly section: string;
  readonly minutes: number;
  readonly title: Words;
  readonly goal: Words;
  readonly steps: readonly Step[];
  readonly seen: readonly Words[];
  /** Of the glossary. */
  readonly words: readonly string[];
  readonly figures: Readonly<Record<string, Figure>>;
  readonly tasks: readonly TaskPart[];
  readonly questions: readonly Asking[];
  readonly goals: ReadonlyArray<{ readonly id: string; readonly says: Words }>;
  readonly code?: CodeExercise;
}

/** What of an activity is nobody's to see before it is time: the answers. */
export interface ActivityKey {
  readonly questions: readonly Question[];
  readonly tasks: readonly Task[];
}

/** A board of an activity, under the id that the workshop has given it. */
export interface PlacedBoard {
  /** The activity's name for it. */
  readonly id: string;
  readonly board: BoardId;
  readonly title: Words;
  /** What students may do on it that is the instructors' otherwise; the room's own grants do not count here. */
  readonly grants: readonly Grant[];
}

/** A board that an activity opens, as a workshop takes it. */
export interface OfferedBoard extends Omit<PlacedBoard, 'board'> {
  readonly content: BoardContent;
  /** Students may move its weights and biases, or do what they are granted. */
  readonly movable: boolean;
}

/** An activity as a server offers it. */
export interface Offer {
  readonly id: ActivityId;
  readonly text: ActivityText;
  readonly key: ActivityKey;
  readonly boards: readonly OfferedBoard[];
}

/** What a server sees of an activity under way. */
export interface Observed {
  /** By the activity's own names. */
  readonly boards: Readonly<
    Record<string, { readonly board: BoardContent; readonly observation: Observation }>
  >;
  /** Somebody's latest try at a task, of everybody, in the order of coming. */
  readonly tries: readonly Tried[];
}

/** A known wrong answer, and what is said of it. */
export interface Wrong {
  readonly id: string;
  readonly says: Words;
}

/** The activities that a server offers, and what it makes of what it sees. */
export interface Lessons {
  readonly all: readonly Offer[];
  find(id: ActivityId): Offer | undefined;
  /** The goals that are reached. */
  reached(id: ActivityId, observed: Observed): readonly string[];
  /** The known wrong answers that are on the boards. */
  wrongs(id: ActivityId, observed: Observed): readonly Wrong[];
  /** The known wrong answer that a try is. */
  wrongOf(id: ActivityId, tried: Tried): Wrong | undefined;
}

/** A goal that was reached, by whom (null: by training) and when. */
export interface ReachedGoal {
  readonly goal: string;
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
}

/** Somebody's try at a task. */
export interface Try extends Tried {
  readonly by: ParticipantId;
  readonly at: Timestamp;
  /** What is known of it where it is wrong: shown to them alone. */
  readonly wrong?: Wrong;
}

/** What is kept of an activity once it was opened. */
export interface Kept {
  readonly boards: readonly PlacedBoard[];
  readonly reached: readonly ReachedGoal[];
  /** Of each person and task: the latest right try, or else the latest. In the order of coming. */
  readonly tries: readonly Try[];
  /** By the task: how many tries had how many right. */
  readonly tally: Readonly<Record<string, readonly number[]>>;
}

/** An activity that is under way. */
export interface Running extends Kept {
  readonly id: ActivityId;
  readonly text: ActivityText;
  /** A view has none. */
  readonly key?: ActivityKey;
  /** From 0; as many as there are steps once what was seen is shown. */
  readonly step: number;
  readonly at: Timestamp;
  /** The known wrong answers that are on the boards now. */
  readonly noticed: readonly Wrong[];
}

export interface Activities {
  readonly running: Running | null;
  readonly kept: Readonly<Record<ActivityId, Kept>>;
}

const none: Activities = { running: null, kept: {} };

export function activitiesOf({ parts }: Pick<WorkshopState, 'parts'>): Activities {
  return (parts.activities as Activities | undefined) ?? none;
}

export function runningOf(state: Pick<WorkshopState, 'parts'>): Running | null {
  return activitiesOf(state).running;
}

/** The board of the step that an activity is at. */
export function boardOfStep({ boards, text, step }: Running): BoardId | undefined {
  const name = text.steps[Math.min(step, text.steps.length - 1)]?.board;
  return (boards.find(({ id }) => id === name) ?? boards[0])?.board;
}

export function taskPartOf(task: Task): TaskPart {
  const part = { id: task.id, title: task.title, kind: task.kind, length: lengthOf(task) };
  switch (task.kind) {
    case 'network':
      return { ...part, start: task.start };
    case 'pairs':
      return { ...part, items: task.items, others: task.others };
    case 'numbers':
      return { ...part, asks: task.asks };
  }
}

/** The tries with one more: it takes the place of its author's own, unless that was right and this is not. */
export function withTry(tries: readonly Try[], next: Try): readonly Try[] {
  const isSame = ({ by, task }: Try) => by === next.by && task === next.task;
  const known = tries.find(isSame);
  if (known !== undefined && isRight(known) && !isRight(next)) return tries;
  return [...tries.filter((one) => !isSame(one)), next];
}
