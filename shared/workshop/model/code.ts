import type { ParticipantId } from './participant.ts';
import type { Words } from './question.ts';
import type { WorkshopState } from './state.ts';

/** An array of one dimension, or one of rows. */
export type NumberArray = readonly number[] | ReadonlyArray<readonly number[]>;

/** A call of a function that somebody writes, and what it has to give. */
export interface CodeTest {
  readonly id: string;
  readonly says: Words;
  /** The name of the function. */
  readonly calls: string;
  readonly passes: readonly NumberArray[];
  readonly gives: number;
  /** What known slips come to. */
  readonly slips: ReadonlyArray<{ readonly slip: string; readonly leads: number }>;
}

/** Functions to be written in Python, each in a browser of its own: nothing of it ever runs on a server. */
export interface CodeExercise {
  readonly file: string;
  /** What stands in the editor at first. */
  readonly start: Words;
  /** The functions, in order; what a report says of each is whether it passes all of its visible tests. */
  readonly functions: readonly string[];
  readonly visible: readonly CodeTest[];
  /** Tried once all the visible ones pass. */
  readonly hidden: readonly CodeTest[];
  /** How far a result may be from what is wanted, as a share of 1 + |wanted|. */
  readonly tolerance: number;
  readonly slips: ReadonlyArray<{ readonly id: string; readonly says: Words }>;
  /** What the tests give is tried as the activity's tasks of numbers, so that the server judges it. */
  readonly tries: ReadonlyArray<{ readonly task: string; readonly tests: readonly string[] }>;
}

/** What a call of somebody's function came to. */
export type CodeResult =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'array'; readonly shape: readonly number[] }
  | { readonly kind: 'none' | 'missing' }
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'error'; readonly name: string; readonly message: string; readonly line: number | null };

/** Whether a result is what a test wants, and which known slip it is where not. */
export function judgeCode(
  { gives, slips }: Pick<CodeTest, 'gives' | 'slips'>,
  result: CodeResult,
  tolerance: number,
): { readonly passed: boolean; readonly slip?: string } {
  if (result.kind !== 'number') return { passed: false };
  const isNear = (wanted: number) => Math.abs(result.value - wanted) <= tolerance * (1 + Math.abs(wanted));
  if (isNear(gives)) return { passed: true };
  const slip = slips.find(({ leads }) => isNear(leads))?.slip;
  return { passed: false, ...(slip !== undefined && { slip }) };
}

/** What somebody's browser says of their code. Nobody checks it: it is for looking at. */
export interface CodeReport {
  /** For each function, then for the hidden tests. */
  readonly passed: readonly boolean[];
  /** Its author lets the class see it. */
  readonly shared: boolean;
  /** Of others' reports, an instructor has that of those who share it. */
  readonly source?: string;
}

/** A solution that an instructor has chosen for everybody to see. */
export interface ShownCode {
  readonly by: ParticipantId;
  readonly source: string;
}

export interface Code {
  /** The activity that the reports are of. */
  readonly activity: string;
  /** Everybody's own, with its source; a view has the viewer's. */
  readonly own: Readonly<Record<ParticipantId, CodeReport>>;
  /** Everybody's, for the instructors. */
  readonly reports: Readonly<Record<ParticipantId, CodeReport>>;
  /** How many have reported, and how many of them have passed what; as was last counted for everybody. */
  readonly tally: { readonly people: number; readonly passed: readonly number[] };
  readonly shown: ShownCode | null;
  /** Python is to be loaded before it is needed. */
  readonly warm: boolean;
  /** Whose browser has it, and whose cannot; for the instructors. */
  readonly browsers: Readonly<Record<ParticipantId, boolean>>;
}

const none: Code = {
  activity: '',
  own: {},
  reports: {},
  tally: { people: 0, passed: [] },
  shown: null,
  warm: false,
  browsers: {},
};

export function codeOf({ parts }: Pick<WorkshopState, 'parts'>): Code {
  return (parts.code as Code | undefined) ?? none;
}

/** How many have reported, and how many of them have passed what. */
export function tallyOf({ reports }: Pick<Code, 'reports'>): Code['tally'] {
  const all = Object.values(reports);
  const length = Math.max(0, ...all.map(({ passed }) => passed.length));
  const passed = Array.from({ length }, (_, k) => all.filter((one) => one.passed[k] === true).length);
  return { people: all.length, passed };
}
