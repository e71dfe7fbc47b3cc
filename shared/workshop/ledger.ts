import type { CommandId, LogEntry } from './log.ts';
import type { ParticipantId } from './state.ts';

/** Which of one client's commands are in the log: an anti-replay window (as in RFC 4303, 3.4.3). */
interface Span {
  /** The highest number settled. */
  readonly high: number;
  /** The numbers settled within `WINDOW` of `high`. */
  readonly recent: readonly number[];
}

/** What the server derives from the log beside the state, and no client ever sees. */
export interface Ledger {
  /** Windows by participant, then by client, the most recent client last. */
  readonly settled: Readonly<Record<ParticipantId, readonly (readonly [client: string, span: Span])[]>>;
  /** Participant by the hash of their token. */
  readonly credentials: Readonly<Record<string, ParticipantId>>;
}

export const emptyLedger: Ledger = { settled: {}, credentials: {} };

/** Commands this far behind a client's latest are refused: whether they were applied is no longer known. */
const WINDOW = 128;

/** Clients (page loads) remembered for one participant. */
const CLIENTS = 16;

/** Whether a command may still be applied, already was, or is too old to tell. */
export function standing(ledger: Ledger, who: ParticipantId, id: CommandId): 'new' | 'applied' | 'stale' {
  const { client, seq } = split(id);
  const span = windowsOf(ledger, who).find(([name]) => name === client)?.[1];
  if (span === undefined || seq > span.high) return 'new';
  if (seq <= span.high - WINDOW) return 'stale';
  return span.recent.includes(seq) ? 'applied' : 'new';
}

/** The ledger after one more entry of the log. */
export function settle(ledger: Ledger, { event, commands, credential }: LogEntry): Ledger {
  let { settled, credentials } = ledger;
  if (event.by !== null && commands !== undefined) {
    const windows = commands.reduce(settleOne, windowsOf(ledger, event.by));
    settled = { ...settled, [event.by]: windows };
  }
  if (credential !== undefined && event.by !== null) {
    credentials = { ...credentials, [credential]: event.by };
  }
  return { settled, credentials };
}

/** Whose token hashes to `credential`. */
export function participantByCredential(ledger: Ledger, credential: string): ParticipantId | undefined {
  return Object.hasOwn(ledger.credentials, credential) ? ledger.credentials[credential] : undefined;
}

type Windows = Ledger['settled'][string];

function windowsOf(ledger: Ledger, who: ParticipantId): Windows {
  return Object.hasOwn(ledger.settled, who) ? (ledger.settled[who] ?? []) : [];
}

function settleOne(windows: Windows, id: CommandId): Windows {
  const { client, seq } = split(id);
  const known = windows.find(([name]) => name === client)?.[1] ?? { high: 0, recent: [] };
  const high = Math.max(known.high, seq);
  const recent = [...known.recent, seq].filter((settled) => settled > high - WINDOW);
  return [...windows.filter(([name]) => name !== client), [client, { high, recent }] as const].slice(
    -CLIENTS,
  );
}

function split(id: CommandId): { client: string; seq: number } {
  const colon = id.lastIndexOf(':');
  return { client: id.slice(0, colon), seq: Number(id.slice(colon + 1)) };
}
