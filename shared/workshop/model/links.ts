import { lookup } from './lookup.ts';
import type { ParticipantId } from './participant.ts';
import type { Timestamp } from './timestamp.ts';

/** A link's id, never given twice; its secret is in no state and no log. */
export type LinkId = string;

/**
 * A way in that an instructor has made:
 * - `device` brings a participant (the instructor who made it, or a student) back in on another device
 * - `co-instructor` lets a newcomer in as an instructor
 * - `stage` lets a stage watch, also through a locked door
 */
export const linkKinds = ['device', 'co-instructor', 'stage'] as const;

export type LinkKind = (typeof linkKinds)[number];

export interface Link {
  readonly id: LinkId;
  readonly kind: LinkKind;
  /** Whom it brings back; null for a newcomer. */
  readonly participant: ParticipantId | null;
  /** It ends with its first use. */
  readonly once: boolean;
  readonly madeAt: Timestamp;
  /** When it ends by itself; null when it does not. */
  readonly until: Timestamp | null;
}

/** How long a link that ends with its first use waits for that (ms). */
export const ONCE = 15 * 60_000;

/** Whether a link has ended by itself. */
export function isOver({ until }: Link, at: Timestamp): boolean {
  return until !== null && until <= at;
}

/** The links once somebody has come in by one: a link for one use is used up. */
export function afterUse(links: Readonly<Record<LinkId, Link>>, id: LinkId): Readonly<Record<LinkId, Link>> {
  return lookup(links, id)?.once ? without(links, id) : links;
}

/** The links but one. */
export function without(links: Readonly<Record<LinkId, Link>>, id: LinkId): Readonly<Record<LinkId, Link>> {
  const { [id]: _, ...rest } = links;
  return rest;
}
