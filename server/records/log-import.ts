import { outputCount, parameterCount } from '#shared/math/shape.ts';
import { isMakeable } from '#shared/workshop/data/commands.ts';
import type { Draft, LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import { lift } from '#shared/workshop/kernel/upcast.ts';
import { linkRevoked, tokenRenewed } from '#shared/workshop/links/events.ts';
import type { Board } from '#shared/workshop/model/board.ts';
import { POINTS } from '#shared/workshop/model/data.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { instructorsOf } from '#shared/workshop/model/people.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import { isNetwork } from '#shared/workshop/network/commands.ts';
import { workshopOpened } from '#shared/workshop/room/events.ts';
import type { Breath } from '../workshops/breath.ts';
import { LOG_EXPORT } from './log-export.ts';

/** Entries that an imported log may have. */
const ENTRIES = 200_000;

/** People who may have come and gone in it. */
const PEOPLE = 10 * limits.participants;

/** What a new workshop takes over: the entries of its log, the last of which makes good the token of its instructor. */
export type Imported =
  | { readonly ok: true; readonly drafts: readonly Draft[] }
  | { readonly ok: false; readonly rejection: Rejection };

export interface ImportContext {
  readonly rules: Rules;
  readonly epoch: string;
  readonly at: Timestamp;
  /** Of the token that its instructor gets. */
  readonly credential: string;
  readonly breath: Breath;
  /** Whether it has taken longer than any log that was exported here does. */
  readonly overdue: () => boolean;
}

/** Reads a log that was exported. What it comes to is checked, as anybody may have written it. */
export async function readLog(text: string, context: ImportContext): Promise<Imported> {
  const { rules, epoch, at, breath, overdue } = context;
  // Its head, its entries, and nothing behind the last line's end.
  const lines = text.split('\n', ENTRIES + 3);
  if (lines.length > ENTRIES + 2) return refused(ENTRIES + 2);
  if (!isHead(parsed(lines[0] ?? ''))) return refused(1);
  const drafts: Draft[] = [];
  const checked = new WeakSet<Board>();
  let state: WorkshopState | null = null;
  let last = 0;
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    if (breath.due) await breath.take();
    if (overdue()) return { ok: false, rejection: { code: 'busy' } };
    try {
      const entry = entryOf(rules, line, drafts.length + 1, epoch);
      const { event } = entry;
      const begins = event.type === workshopOpened.type;
      if (event.at < last || event.at > at || begins !== (state === null)) return refused(index + 1);
      last = event.at;
      state = rules.evolve(state, event, entry.version);
      if (!isBounded(state)) return refused(index + 1);
      if (!Object.values(state.boards).every((board) => isSound(board, checked))) return refused(index + 1);
      drafts.push({ event });
    } catch {
      // Whoever wrote it, it is no log of ours.
      return refused(index + 1);
    }
  }
  const [instructor] = state === null ? [] : instructorsOf(state);
  if (state === null || instructor === undefined) return refused(lines.length);
  return { ok: true, drafts: [...drafts, ...newKeys(state, instructor.id, context)] };
}

/** Its instructor has a new token, and the ways in that were are none any more. */
function newKeys({ links }: WorkshopState, who: string, { at, credential }: ImportContext): Draft[] {
  const context = { by: who, at };
  return [
    ...Object.keys(links).map((link) => ({ event: linkRevoked.of(context, { link }) })),
    { event: tokenRenewed.of(context, { participant: who }), credential },
  ];
}

function entryOf(rules: Rules, line: string, version: number, epoch: string): LogEntry {
  const body = parsed(line);
  if (body?.version !== version) throw new RangeError('a version is missing');
  const { event, format } = body;
  const own = version === 1 ? { ...(event as object), epoch } : event;
  const { event: lifted } = lift(rules, {
    version,
    body: { event: own, ...(format !== undefined && { format }) },
  });
  return { version, event: lifted };
}

/** Whether a workshop has no more in it than one can come to: each entry costs as much as there is. */
function isBounded({ listings, participants }: WorkshopState): boolean {
  return Object.keys(listings).length <= limits.boards && Object.keys(participants).length <= PEOPLE;
}

/** Whether a board is one that a room could have come to: nothing on it is too large, and all of it fits together. */
function isSound(board: Board, checked: WeakSet<Board>): boolean {
  if (checked.has(board)) return true;
  const { network, parameters, input, target, data, points } = board;
  const fits =
    isNetwork(network) &&
    parameters.length === parameterCount(network) &&
    input.length === network.inputs &&
    target.length === outputCount(network) &&
    points.length <= POINTS &&
    isMakeable(data);
  if (fits) checked.add(board);
  return fits;
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isHead(head: Record<string, unknown> | undefined): boolean {
  return head?.weightroom === LOG_EXPORT.weightroom && head.format === LOG_EXPORT.format;
}

function refused(line: number): Imported {
  return { ok: false, rejection: { code: 'import-invalid', params: { line } } };
}
