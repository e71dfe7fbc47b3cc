import type { ParticipantId } from '../model/participant.ts';
import type { Timestamp } from '../model/timestamp.ts';

/** `client:seq`: a client's random mark and its own count of commands, from 1. */
export type CommandId = string;

/** What every event has: its name, who made it (null: the workshop itself, as when a hold runs out), and when. */
export interface Happened {
  readonly type: string;
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
}

/** A log entry that has no version yet: the event, and what only the server keeps beside it. */
export interface Draft {
  readonly event: Happened;
  /** The commands of `event.by` that this event settles; they are never applied again. */
  readonly commands?: readonly CommandId[];
  /** SHA-256 (base64url) of a token or a link's secret that this event makes valid. */
  readonly credential?: string;
}

/** One entry of a workshop's log. */
export interface LogEntry extends Draft {
  /** 1 for the first entry, then without a gap. */
  readonly version: number;
}
