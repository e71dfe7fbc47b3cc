import type { LinkId } from '../model/links.ts';
import { lookup } from '../model/lookup.ts';
import type { ParticipantId } from '../model/participant.ts';
import { Copies } from './copies.ts';
import type { Credit } from './definition.ts';
import type { Engine } from './engine.ts';
import type { CommandId, Draft } from './log.ts';

/** Which of one client's commands are in the log: an anti-replay window (as in RFC 4303, 3.4.3). */
interface Span {
  /** The highest number settled. */
  readonly high: number;
  /** The numbers within `WINDOW` of `high` that are not: mostly none, where the settled ones would be many. */
  readonly gaps: readonly number[];
}

/** What the server derives from the log beside the state, and no client ever sees. */
export interface Ledger {
  /** Windows by participant, then by client, the most recent client last. */
  readonly settled: Readonly<Record<ParticipantId, readonly (readonly [client: string, span: Span])[]>>;
  /** What each token or link's secret opens, by its hash. */
  readonly credentials: Readonly<Record<string, Credit>>;
}

export const emptyLedger: Ledger = { settled: {}, credentials: {} };

/** Commands this far behind a client's latest are refused: whether they were applied is no longer known. */
const WINDOW = 128;

/** Clients (page loads) of one participant that may still send. */
const CLIENTS = 16;

/** Clients of one participant at all: of those that may send no more, the mark alone is kept. */
const MARKS = 1_000;

/** The span of a client that may send no more: all that it could send is too old to tell. */
const OVER: Span = { high: Number.MAX_SAFE_INTEGER, gaps: [] };

/** The span of a client that has settled nothing. */
const NONE: Span = { high: -1, gaps: [] };

/** Whether a command may still be applied, already was, is too old to tell, or of one client too many. */
export function standing(
  ledger: Ledger,
  who: ParticipantId,
  id: CommandId,
): 'new' | 'applied' | 'stale' | 'crowded' {
  const { client, seq } = split(id);
  const windows = windowsOf(ledger, who);
  const span = windows.find(([name]) => name === client)?.[1];
  // One that is not known has never been: nobody is forgotten.
  if (span === undefined) return windows.length < MARKS ? 'new' : 'crowded';
  if (seq > span.high) return 'new';
  if (seq <= span.high - WINDOW) return 'stale';
  return span.gaps.includes(seq) ? 'new' : 'applied';
}

/**
 * The ledger after one more entry of the log.
 * @param copies of several entries in a row; the ledgers in between are not to be kept
 */
export function settle(
  { events }: Pick<Engine, 'events'>,
  ledger: Ledger,
  entry: Draft,
  copies = new Copies(),
): Ledger {
  const { event, commands, credential } = entry;
  const rules = events.get(event.type)?.rules;
  let { settled, credentials } = ledger;
  if (event.by !== null && commands !== undefined) {
    const windows = commands.reduce(settleOne, windowsOf(ledger, event.by));
    settled = copies.with(settled, event.by, windows);
  }
  const over = rules?.discredits?.(event);
  if (over !== undefined) {
    credentials = Object.fromEntries(Object.entries(credentials).filter(([, credit]) => !isBy(credit, over)));
  }
  if (credential !== undefined) {
    const credit = rules?.credits?.(event) ?? (event.by === null ? undefined : { participant: event.by });
    if (credit !== undefined) credentials = { ...credentials, [credential]: credit };
  }
  return settled === ledger.settled && credentials === ledger.credentials ? ledger : { settled, credentials };
}

/** Whether a credential is a link or came by it, or is any token of a participant. */
function isBy(
  credit: Credit,
  over: { readonly link: LinkId } | { readonly participant: ParticipantId },
): boolean {
  if ('participant' in over) return 'participant' in credit && credit.participant === over.participant;
  const { link } = over;
  return 'link' in credit ? credit.link === link : credit.via === link;
}

/** Whether a command of somebody's was ever accepted. */
export function hasActed(ledger: Ledger, who: ParticipantId): boolean {
  return Object.hasOwn(ledger.settled, who);
}

/** Whose token hashes to `credential`. */
export function participantByCredential(ledger: Ledger, credential: string): ParticipantId | undefined {
  const credit = lookup(ledger.credentials, credential);
  return credit !== undefined && 'participant' in credit ? credit.participant : undefined;
}

/** Which link's secret hashes to `credential`. */
export function linkByCredential(ledger: Ledger, credential: string): LinkId | undefined {
  const credit = lookup(ledger.credentials, credential);
  return credit !== undefined && 'link' in credit ? credit.link : undefined;
}

type Windows = Ledger['settled'][string];

function windowsOf(ledger: Ledger, who: ParticipantId): Windows {
  return Object.hasOwn(ledger.settled, who) ? (ledger.settled[who] ?? []) : [];
}

function settleOne(windows: Windows, id: CommandId): Windows {
  const { client, seq } = split(id);
  const latest = windows.at(-1);
  // Whoever sends goes on sending: there is nobody to put in order.
  if (latest?.[0] === client && !isOver(latest[1])) {
    return windows.with(-1, [client, settledIn(latest[1], seq)]);
  }
  const known = windows.find(([name]) => name === client)?.[1] ?? NONE;
  if (isOver(known)) return windows;
  const others = windows.filter(([name]) => name !== client);
  const over = others.filter(([, span]) => isOver(span));
  const sending = others.filter(([, span]) => !isOver(span));
  const evicted = sending.slice(0, -(CLIENTS - 1)).map(([name]) => [name, OVER] as const);
  return [...over, ...evicted, ...sending.slice(-(CLIENTS - 1)), [client, settledIn(known, seq)] as const];
}

/** A client's span once one more of its commands is settled. */
function settledIn({ high, gaps }: Span, seq: number): Span {
  if (seq <= high) return { high, gaps: gaps.filter((gap) => gap !== seq) };
  const kept = gaps.filter((gap) => gap > seq - WINDOW);
  for (let gap = Math.max(high, seq - WINDOW) + 1; gap < seq; gap++) kept.push(gap);
  return { high: seq, gaps: kept };
}

function isOver({ high }: Span): boolean {
  return high === OVER.high;
}

function split(id: CommandId): { client: string; seq: number } {
  const colon = id.lastIndexOf(':');
  return { client: id.slice(0, colon), seq: Number(id.slice(colon + 1)) };
}
