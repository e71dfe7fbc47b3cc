import { indexOfKey } from '../../math/parameter-key.ts';
import type { Board } from '../model/board.ts';
import { costOf, HEAVY, observe } from '../model/observation.ts';
import type { Edit, History } from './history.ts';

/** The change by hand after which the loss was up most, of those that still stand. */
export interface Worst {
  readonly edit: Edit;
  /** By how much the loss went up. */
  readonly rise: number;
  /** The loss of the board without it; null where it would be no number, or takes too long to say. */
  readonly without: number | null;
  /** Whether it is worth taking back, and why not. */
  readonly verdict: 'helps' | 'no-better' | 'too-large';
}

/** Changes of the whole board that a hand makes. */
const whole: ReadonlySet<string> = new Set([
  'network',
  'initialized',
  'loss',
  'data',
  'reset',
  'brought-back',
]);

/**
 * The change of a board that is worth taking back, with the loss that there would be without it: computed by replaying
 * the board without it, as `undo` would leave it (SPEC U3). Undefined where nothing that stands raised the loss.
 * @param now the loss of the board as it is
 */
export function worstOf(history: History, board: Board, now: number | null): Worst | undefined {
  const raised = history
    .filter(({ kind, by }) => by !== null && (kind === 'parameters' || whole.has(kind)))
    .map((edit) => ({ edit, rise: riseOf(edit) }))
    .filter(({ rise }) => rise > 0)
    .sort((a, b) => b.rise - a.rise || b.edit.version - a.edit.version);
  for (const { edit, rise } of raised) {
    const without = withoutEdit(history, board, edit);
    if (without === undefined) continue;
    const helps = without === 'too-large' || (without !== null && (now === null || isLess(without, now)));
    return {
      edit,
      rise,
      without: without === 'too-large' ? null : without,
      verdict: without === 'too-large' ? without : helps ? 'helps' : 'no-better',
    };
  }
  return undefined;
}

/** A loss that became no number went up most. */
function riseOf({ before, loss }: Edit): number {
  if (before === null) return 0;
  return loss === null ? Number.POSITIVE_INFINITY : loss - before;
}

/** Less by more than rounding. */
function isLess(a: number, b: number): boolean {
  return b - a > 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** The loss without an edit; undefined where nothing of it can be taken back any more. */
function withoutEdit(history: History, board: Board, edit: Edit): number | null | 'too-large' | undefined {
  const since = history.filter(({ version }) => version > edit.version);
  if (whole.has(edit.kind)) return since.length === 0 ? edit.before : undefined;
  // What was done before the board as a whole changed, or was trained, stays.
  if (since.some(({ kind, moves }) => kind !== 'parameters' && moves.length === 0)) return undefined;
  const moved = new Set(since.flatMap(({ moves }) => moves.map(({ parameter }) => parameter)));
  const parameters = board.parameters.slice();
  let changed = false;
  for (const { parameter, from, to } of edit.moves) {
    const index = indexOfKey(board.network, parameter);
    if (index === undefined || moved.has(parameter) || parameters[index] !== to || from === to) continue;
    parameters[index] = from;
    changed = true;
  }
  if (!changed) return undefined;
  if (edit.more > 0 || costOf(board) >= HEAVY) return 'too-large';
  return observe({ ...board, parameters }).loss;
}
