import type { WorkshopEvent } from './events.ts';

/** `client:seq`: a client's random mark and its own count of commands, from 1. */
export type CommandId = string;

/** One entry of a workshop's log: the event, and what only the server keeps beside it. */
export interface LogEntry {
  /** 1 for the first entry, then without a gap. */
  readonly version: number;
  readonly event: WorkshopEvent;
  /** The commands of `event.by` that this event settles; they are never applied again. */
  readonly commands?: readonly CommandId[];
  /** SHA-256 (base64url) of the token of the participant that this event brings in. */
  readonly credential?: string;
}
