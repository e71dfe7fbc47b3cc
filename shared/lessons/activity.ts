import type { ParameterKey } from '../math/parameter-key.ts';
import type { Figure, Observed, Step } from '../workshop/model/activity.ts';
import type { Start } from '../workshop/model/board.ts';
import type { CodeExercise } from '../workshop/model/code.ts';
import type { Grant } from '../workshop/model/grants.ts';
import type { Change, Defence, Question, Words } from '../workshop/model/question.ts';
import type { Task, Tried } from '../workshop/model/task.ts';
import type { TrainingSettings } from '../workshop/model/training.ts';
import type { GlossaryWord } from './glossary.ts';

export type { Figure, Observed, Step } from '../workshop/model/activity.ts';
export type { Start } from '../workshop/model/board.ts';
export type { Quantity, Reading, Variant } from '../workshop/model/quantity.ts';
export type { Asked, Change, Defence, Question, Slip, Words } from '../workshop/model/question.ts';
export type { Task, Tried } from '../workshop/model/task.ts';

/** A board that an activity opens; where it was open before, the class goes on with what was on it. */
export interface ActivityBoard {
  /** Its name within the activity; the workshop gives it an id of its own. */
  readonly id: string;
  /** At most 40 characters. */
  readonly title: Words;
  readonly start: Start;
  /** How it is trained, where not as any board is. */
  readonly training?: Partial<TrainingSettings>;
  readonly edits: BoardEdits;
}

/** What students may change on a board; the instructors may change all of it. */
export interface BoardEdits {
  /** Weights and biases: all, none, or these alone (the others are locked). */
  readonly parameters: 'all' | 'none' | readonly ParameterKey[];
  /** Its network and loss, its data, its training: only what is named here, whatever the room's grants are. */
  readonly grants: readonly Grant[];
}

export interface Goal {
  readonly id: string;
  readonly says: Words;
  /** Pure; asked whenever a board or a try has changed. Once reached, a goal stays so. */
  readonly reached: (observed: Observed) => boolean;
}

/** A known wrong answer on a board or at a task, and what is said of it. */
export type WrongAnswer = {
  readonly id: string;
  readonly says: Words;
  /** What leads to it from the start, for the tests. */
  readonly example: readonly Deed[];
} & (
  | { readonly on: 'task'; readonly task: string; readonly recognises: (tried: Tried) => boolean }
  | { readonly on: 'board'; readonly recognises: (observed: Observed) => boolean }
);

/** One thing that a solution does. */
export type Deed =
  | { readonly board: string; readonly change: Change }
  | { readonly task: string; readonly values: readonly number[] };

/**
 * What a class does for some minutes. All but its functions is data, and goes into the log when it is opened, so that
 * editing a lesson never changes a running class.
 *
 * In every text, `$…$` is a formula (LaTeX, after the live numbers are filled in), and `{name}` a number of `figures`.
 * An activity with a view of its own has it in `client/activities/ID`; otherwise its boards are its view.
 */
export interface Activity {
  /** A public contract. */
  readonly id: string;
  /** The lecture's section, as `1.6`. */
  readonly section: string;
  /** The other sections that a class does with it. */
  readonly alsoCovers?: readonly string[];
  readonly minutes: number;
  readonly boards: readonly [ActivityBoard, ...ActivityBoard[]];
  readonly title: Words;
  /** What is to be reached, in a sentence. */
  readonly goal: Words;
  readonly steps: readonly [Step, ...Step[]];
  /** What you just saw: shown at the end. */
  readonly seen: readonly Words[];
  readonly words: readonly GlossaryWord[];
  readonly figures?: Readonly<Record<string, Figure>>;
  readonly tasks?: readonly Task[];
  readonly questions: readonly Question[];
  /** What is written in code. */
  readonly code?: CodeExercise;
  readonly goals: readonly [Goal, ...Goal[]];
  readonly wrongs: readonly WrongAnswer[];
  /** What reaches every goal from the start. */
  readonly solution: readonly Deed[];
  /** A design choice with no single answer. */
  readonly defence: Defence;
}
