import { type CodeExercise, type CodeResult, type CodeTest, judgeCode } from '#shared/workshop/model/code.ts';
import type { Words } from '#shared/workshop/model/question.ts';
import { tell } from '../../i18n/t.ts';
import type { CodeError, Outcome } from '../../workers/python/protocol.ts';
import { advice } from './text.ts';

/** A test with what came of it; of none yet, no result. */
export interface Judged {
  readonly test: CodeTest;
  readonly result: CodeResult | undefined;
  readonly passed: boolean;
  readonly slip: Words | undefined;
}

/** What a run says of an exercise. */
export interface Verdict {
  readonly visible: readonly Judged[];
  readonly hidden: readonly Judged[];
  /** The hidden tests are open: all the visible ones pass. */
  readonly open: boolean;
  readonly passed: number;
  readonly total: number;
}

export function verdictOf(exercise: CodeExercise, outcome: Outcome | undefined): Verdict {
  const { visible, hidden, tolerance, slips } = exercise;
  const judged = [...visible, ...hidden].map((test, index): Judged => {
    const result = outcome?.results[index];
    if (result === undefined) return { test, result, passed: false, slip: undefined };
    const { passed, slip } = judgeCode(test, result, tolerance);
    return { test, result, passed, slip: slips.find(({ id }) => id === slip)?.says };
  });
  const seen = judged.slice(0, visible.length);
  const open = seen.every(({ passed }) => passed);
  const shown = open ? judged : seen;
  return {
    visible: seen,
    hidden: judged.slice(visible.length),
    open,
    passed: shown.filter(({ passed }) => passed).length,
    total: shown.length,
  };
}

/** For each function whether all of its visible tests pass, then whether the hidden ones do. */
export function passedOf({ functions }: CodeExercise, { visible, hidden, open }: Verdict): boolean[] {
  const all = (tests: readonly Judged[]) => tests.every(({ passed }) => passed);
  const each = functions.map((name) => all(visible.filter(({ test }) => test.calls === name)));
  return [...each, open && all(hidden)];
}

/** The numbers that a task of the activity is tried with, where every test that it takes gave one. */
export function triesOf({ tries }: CodeExercise, { visible }: Verdict): Array<[string, number[]]> {
  return tries.flatMap(({ task, tests }): Array<[string, number[]]> => {
    const values = tests.flatMap((id) => {
      const result = visible.find(({ test }) => test.id === id)?.result;
      const isFit = result?.kind === 'number' && Math.abs(result.value) <= 1e6;
      return isFit ? [result.value] : [];
    });
    return values.length === tests.length ? [[task, values]] : [];
  });
}

/** What to do about what stopped the code, or about the first test that does not pass; undefined where all of them do. */
export function adviceOn(
  { visible, hidden, open }: Verdict,
  error: CodeError | null | undefined,
): { says: string; line: number | null } | undefined {
  if (error != null) return { says: plainError(error), line: error.line };
  const failed = (open ? hidden : visible).filter(({ passed }) => !passed);
  // What was begun with tells more than what was not.
  const one = failed.find(({ result, test }) => !isUntouched(result, test)) ?? failed[0];
  if (one?.result === undefined) return undefined;
  const line = one.result.kind === 'error' ? one.result.line : null;
  return { says: one.slip === undefined ? plainly(one.test, one.result) : tell(one.slip), line };
}

function isUntouched(result: CodeResult | undefined, { gives }: CodeTest): boolean {
  return result?.kind === 'number' && result.value === 0 && gives !== 0;
}

function plainly({ calls, gives }: CodeTest, result: CodeResult): string {
  switch (result.kind) {
    case 'missing':
    case 'none':
      return tell(advice[result.kind], { calls });
    case 'array':
      return tell(advice.array, { calls, shape: result.shape.join(', ') });
    case 'other':
      return tell(advice.other, { calls, name: result.name });
    case 'error':
      return plainError(result);
    case 'number':
      if (Number.isNaN(result.value)) return tell(advice.nan);
      if (!Number.isFinite(result.value)) return tell(advice.inf);
      return tell(advice.unknown, { calls, gives: shownNumber(gives) });
  }
}

function plainError({ name, message, line }: CodeError): string {
  return line === null ? tell(advice.stray, { name, message }) : tell(advice.error, { name, message, line });
}

/** A result as it is shown in a table; texts of somebody's own making are never in it. */
export function shownResult(result: CodeResult | undefined): string {
  switch (result?.kind) {
    case undefined:
      return '—';
    case 'number':
      return shownNumber(result.value);
    case 'array':
      return `(${result.shape.join(', ')})`;
    case 'none':
      return 'None';
    case 'missing':
      return '—';
    case 'other':
      return result.name;
    case 'error':
      return result.name;
  }
}

/** Four decimals, as the book has them. */
export function shownNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '−inf';
  const text = Math.abs(value) >= 1e6 ? value.toExponential(3) : value.toFixed(4);
  return Number(text) === 0 ? '0.0000' : text.replace('-', '−');
}
