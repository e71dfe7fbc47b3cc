import { indexOfKey, type ParameterKey } from '../../math/parameter-key.ts';
import type { EditRules } from '../kernel/definition.ts';
import type { Engine } from '../kernel/engine.ts';
import type { Happened } from '../kernel/log.ts';
import type { BoardId } from '../model/board.ts';
import { type Goal, type GoalName, goals } from '../model/goals.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';

/** One parameter that one person moved, from where to where. */
export interface Move {
  readonly by: ParticipantId | null;
  readonly parameter: ParameterKey;
  readonly from: number;
  readonly to: number;
}

/** One edit of a board and the loss after it: one gesture of one hand, one training, one change of the whole. */
export interface Edit {
  /** The version of its first event: what names it. */
  readonly first: number;
  /** The version of its latest event. */
  readonly version: number;
  readonly at: Timestamp;
  /** What was edited: `parameters`, `network`, …, as the event's definition says. */
  readonly kind: string;
  /** Whose it is, and whose all its moves are. */
  readonly by: ParticipantId | null;
  /** The first `limits.moves` of them. */
  readonly moves: readonly Move[];
  /** How many moves are not named. */
  readonly more: number;
  /**
   * The loss before the edit, null when there was none or it was not finite. What others changed while a gesture
   * went on counts as if it had been there before, so that `loss − before` is this hand's doing.
   */
  readonly before: number | null;
  /** The loss after it. */
  readonly loss: number | null;
  /** The hand has let go: what it moves next is another edit. */
  readonly ended?: true;
  /** Of training: which run it is of. */
  readonly run?: Timestamp;
  /** The goals that the board reached by it for the first time, and when. */
  readonly reached?: Reached;
}

export type Reached = Readonly<Partial<Record<GoalName, Timestamp>>>;

/**
 * The latest edits of a board by their latest event, the last one last (at most `limits.history`), and before
 * them those that reached a goal.
 */
export type History = readonly Edit[];

/** One event, the version that it led to, and the state that it led from. */
export interface Happening {
  readonly version: number;
  readonly event: Happened;
  readonly before: WorkshopState;
}

/** Sets by one hand this far apart (ms) are never one gesture; the same for undo (`past.ts`). */
export const SAME_GESTURE = 10_000;

type Rules = Pick<Engine, 'events'>;

/** What an event edits, if anything: which board, and how. */
export function editOf(
  { events }: Rules,
  event: Happened & { readonly board?: unknown },
): { readonly board: BoardId; readonly rules: EditRules<Happened> } | undefined {
  const rules: EditRules<Happened> | undefined = events.get(event.type)?.rules.edits;
  if (rules === undefined) return undefined;
  const board = rules.board === undefined ? event.board : rules.board(event);
  return typeof board === 'string' ? { board, rules } : undefined;
}

/**
 * The history after a batch of events, and the loss that was observed after the last of them. The same on the
 * server and on every client: it follows from the log and the observed loss alone.
 * @param observed undefined where the board is still being observed
 */
export function record(
  rules: Rules,
  history: History,
  board: BoardId,
  batch: readonly Happening[],
  observed: number | null | undefined,
): History {
  let loss = observed;
  const previous = history.at(-1)?.loss ?? null;
  const edits = [...history];
  const touched = new Set<number>();
  for (const { version, event, before } of batch) {
    const draft = draftOf(rules, board, before, event);
    if (draft === undefined) continue;
    const told = editOf(rules, event)?.rules.loss?.(event);
    // What was observed is of parameters that an entry without its own does not have.
    loss = told === undefined ? observed : told;
    const at = goesOn(edits, draft, version);
    const [known] = at < 0 ? [] : edits.splice(at, 1);
    // Where nothing goes on, what changes nothing is no edit.
    if (known === undefined && isVoid(draft)) continue;
    const edit = known === undefined ? begun(draft, version, previous) : continued(known, draft, version);
    edits.push(known === undefined || touched.has(edit.first) ? edit : withoutOthers(edit, previous));
    touched.add(edit.first);
  }
  if (touched.size === 0) return history;
  if (loss === undefined) {
    const old = new Set(history.map(({ first }) => first));
    // Of an edit that goes on, the latest loss that is known.
    return trimmed(edits.map((edit) => (old.has(edit.first) ? edit : { ...edit, loss: null })));
  }
  const reached = newlyReached(history, previous, loss);
  return trimmed(edits.map((edit) => (touched.has(edit.first) ? after(edit, loss, reached) : edit)));
}

/** The history once the board is observed as it has been since its latest batch. */
export function observedAt(history: History, loss: number | null): History {
  const last = history.at(-1);
  if (last === undefined) return history;
  const previous = history.findLast((edit) => edit.loss !== null)?.loss ?? last.before;
  const reached = newlyReached(history, previous, loss);
  // A batch shares one time, and no two batches do.
  return history.map((edit) => (edit.at === last.at ? after(edit, loss, reached) : edit));
}

/** A history with some of its edits as they are by now, and those that came after them. */
export function amended(history: History, edits: History): History {
  const names = new Set(edits.map(({ first }) => first));
  return trimmed([...history.filter(({ first }) => !names.has(first)), ...edits]);
}

/** The edits that changed something: a hand that went there and back again changed nothing. */
export function changesOf(history: History): History {
  return history.some(isVoid) ? history.filter((edit) => !isVoid(edit)) : history;
}

/** A goal that was reached: when, and by whom (null: by training). */
export interface Achievement {
  readonly at: Timestamp;
  readonly by: readonly (ParticipantId | null)[];
}

/** When and by whom a goal was first reached on a board, however the loss has gone since. */
export function achievementOf(history: History, goal: GoalName): Achievement | undefined {
  const first = history.filter(({ reached }) => reached?.[goal] !== undefined);
  const at = first[0]?.reached?.[goal];
  return at === undefined ? undefined : { at, by: [...new Set(first.map(({ by }) => by))] };
}

type Draft = Pick<Edit, 'at' | 'kind' | 'by' | 'moves' | 'more' | 'ended' | 'run'>;

function draftOf(rules: Rules, id: BoardId, before: WorkshopState, event: Happened): Draft | undefined {
  const edit = editOf(rules, event);
  if (edit?.board !== id) return undefined;
  const { at, by } = event;
  const { kind, sets, ends } = edit.rules;
  const board = lookup(before.boards, id);
  const moves = (sets?.(event) ?? []).map(([parameter, to]): Move => {
    const index = board && indexOfKey(board.network, parameter);
    const from = (index === undefined ? undefined : board?.parameters[index]) ?? 0;
    return { by, parameter, from, to };
  });
  const run = isTraining(kind) ? board?.run?.at : undefined;
  return {
    at,
    kind,
    by,
    moves: moves.slice(0, limits.moves),
    more: Math.max(0, moves.length - limits.moves),
    ...(ends?.(event) === true && { ended: true }),
    ...(run !== undefined && { run }),
  };
}

function isTraining(kind: string): boolean {
  return kind === 'trained' || kind === 'stopped';
}

function isVoid({ kind, moves, more }: Pick<Edit, 'kind' | 'moves' | 'more'>): boolean {
  return kind === 'parameters' && more === 0 && moves.every(({ from, to }) => from === to);
}

/** Where the edit is that goes on with `next`; −1 when it is another. No gesture reaches past a change of the whole. */
function goesOn(edits: History, next: Draft, version: number): number {
  const last = edits.at(-1);
  if (last !== undefined && isSameAct(last, next, version)) return edits.length - 1;
  const at = edits.findLastIndex((edit) => continues(edit, next));
  const past = edits.slice(at + 1).some(({ kind }) => kind !== 'parameters' && !isTraining(kind));
  return next.kind === 'parameters' && past ? -1 : at;
}

/** Whether an edit goes on with `next`: the same hand's gesture, the same training's run. */
function continues(edit: Edit, next: Draft): boolean {
  if (edit.kind === 'trained' && isTraining(next.kind)) return edit.run === next.run;
  if (edit.kind !== 'parameters' || next.kind !== 'parameters' || edit.ended) return false;
  return edit.by === next.by && next.at - edit.at <= SAME_GESTURE;
}

/** Several changes of the whole by one hand at one time, as one command makes them, are one. */
function isSameAct(last: Edit, next: Draft, version: number): boolean {
  const whole = ({ kind }: Draft) => kind !== 'parameters' && !isTraining(kind);
  return (
    whole(last) && whole(next) && last.by === next.by && last.at === next.at && last.version === version - 1
  );
}

function begun(draft: Draft, version: number, previous: number | null): Edit {
  const { ended, run, ...rest } = draft;
  return {
    first: version,
    ...rest,
    version,
    before: previous,
    loss: previous,
    ...(ended && { ended }),
    ...(run !== undefined && { run }),
  };
}

function continued(edit: Edit, { at, kind, moves: next, more, ended }: Draft, version: number): Edit {
  // A few at most: to look through them is less than to sort them by name.
  const moves = [...edit.moves];
  for (const move of next) {
    const place = moves.findIndex(({ parameter }) => parameter === move.parameter);
    const known = moves[place];
    // What somebody else moved meanwhile is taken from there on.
    const whole = known?.to === move.from ? { ...move, from: known.from } : move;
    if (known === undefined) moves.push(whole);
    else moves[place] = whole;
  }
  const named = moves.slice(0, limits.moves);
  return {
    ...edit,
    version,
    at,
    kind,
    moves: named,
    more: Math.max(edit.more, more + moves.length - named.length),
    ...(ended && { ended }),
  };
}

/** A gesture that goes on, less what others changed since it last did. */
function withoutOthers(edit: Edit, previous: number | null): Edit {
  if (edit.kind !== 'parameters') return edit;
  const { before, loss } = edit;
  if (before === null) return edit;
  return { ...edit, before: loss === null || previous === null ? previous : before + (previous - loss) };
}

function after(edit: Edit, loss: number | null, all: readonly (readonly [GoalName, Goal])[]): Edit {
  const mine = all.filter(([, { kinds }]) => kinds.includes(edit.kind));
  if (mine.length === 0) return { ...edit, loss };
  const reached = { ...edit.reached, ...Object.fromEntries(mine.map(([name]) => [name, edit.at])) };
  return { ...edit, loss, reached };
}

/** The goals that the loss has come under for the first time. */
function newlyReached(
  history: History,
  previous: number | null,
  loss: number | null,
): (readonly [GoalName, Goal])[] {
  if (loss === null) return [];
  return (Object.entries(goals) as [GoalName, Goal][]).filter(
    ([name, { under }]) =>
      loss < under &&
      (previous === null || previous >= under) &&
      history.every(({ reached }) => reached?.[name] === undefined),
  );
}

function trimmed(edits: History): History {
  const older = edits.slice(0, -limits.history).filter(({ reached }) => reached !== undefined);
  return [...older, ...edits.slice(-limits.history)];
}
