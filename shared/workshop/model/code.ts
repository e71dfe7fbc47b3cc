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
  /** The activity that it is of, as with all of these. */
  readonly activity: string;
  /** For each function, then for the hidden tests. */
  readonly passed: readonly boolean[];
  /** Its author lets the class see it. */
  readonly shared: boolean;
  /** Of others' reports, an instructor has that of those who share it. */
  readonly source?: string;
}

/** A solution that an instructor has chosen for everybody to see. */
export interface ShownCode {
  readonly activity: string;
  readonly by: ParticipantId;
  readonly source: string;
}

/** How many have reported, and how many of them have passed what. */
export interface CodeTally {
  readonly activity: string;
  readonly people: number;
  readonly passed: readonly number[];
}

export interface Code {
  /** Everybody's own, with its source; a view has the viewer's. */
  readonly own: Readonly<Record<ParticipantId, CodeReport>>;
  /** Everybody's, for the instructors. */
  readonly reports: Readonly<Record<ParticipantId, CodeReport>>;
  /** How many have reported, and how many of them have passed what; as was last counted for everybody. */
  readonly tally: CodeTally;
  readonly shown: ShownCode | null;
  /** Python is to be loaded before it is needed. */
  readonly warm: boolean;
  /** Whose browser has it, and whose cannot; for the instructors. */
  readonly browsers: Readonly<Record<ParticipantId, boolean>>;
}

export const noCode: Code = {
  own: {},
  reports: {},
  tally: { activity: '', people: 0, passed: [] },
  shown: null,
  warm: false,
  browsers: {},
};

export function codeOf({ parts }: Pick<WorkshopState, 'parts'>): Code {
  return (parts.code as Code | undefined) ?? noCode;
}

/** A part that says nothing is left out, in a state and in every view of one. */
export function isNoCode({ own, reports, tally, shown, warm, browsers }: Code): boolean {
  const isEmpty = (record: object) => Object.keys(record).length === 0;
  return [own, reports, browsers].every(isEmpty) && tally.activity === '' && shown === null && !warm;
}

/** How many have reported of an activity, and how many of them have passed what. */
export function tallyOf({ reports }: Pick<Code, 'reports'>, activity: string): CodeTally {
  const all = Object.values(reports).filter((one) => one.activity === activity);
  const length = Math.max(0, ...all.map(({ passed }) => passed.length));
  const passed = Array.from({ length }, (_, k) => all.filter((one) => one.passed[k] === true).length);
  return { activity, people: all.length, passed };
}

/** As much of it as is of one activity. */
export function codeIn(code: Code, activity: string): Code {
  const isOf = (one: { readonly activity: string }) => one.activity === activity;
  const those = (of: Code['own']) => Object.fromEntries(Object.entries(of).filter(([, one]) => isOf(one)));
  return {
    ...code,
    own: those(code.own),
    reports: those(code.reports),
    tally: isOf(code.tally) ? code.tally : noCode.tally,
    shown: code.shown !== null && isOf(code.shown) ? code.shown : null,
  };
}
