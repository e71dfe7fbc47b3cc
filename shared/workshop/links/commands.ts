import * as z from 'zod/mini';
import { accept, because, refuse } from '../kernel/decision.ts';
import { command } from '../kernel/definition.ts';
import { instructors } from '../kernel/permissions.ts';
import { identifier } from '../kernel/schemas.ts';
import { limits } from '../model/limits.ts';
import { isOver, type Link, type LinkId, linkKinds, ONCE } from '../model/links.ts';
import { lookup } from '../model/lookup.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { linkMade, linkRevoked } from './events.ts';

/** SHA-256 of a secret, base64url. */
export const hash = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/**
 * Makes a way in. Whoever makes it draws its secret and keeps it; the workshop only learns the secret's hash.
 * `device` brings `participant` back in on another device, `co-instructor` lets newcomers in as instructors,
 * `stage` lets a stage watch, also through a locked door.
 */
export const makeLink = command(
  'make-link',
  {
    kind: z.enum(linkKinds),
    /** Whom a device is for. */
    participant: z.exactOptional(identifier),
    /** It ends with its first use, or after a quarter of an hour. */
    once: z.exactOptional(z.literal(true)),
    hash,
  },
  {
    permission: instructors,
    cost: 5,
    codes: ['too-many-links', 'unknown-participant'],
    credential: ({ hash }) => hash,
    refuses(state, { kind, participant, once }, who) {
      // Whoever watches comes back by the same link, and by how many screens is not for a link to say.
      if (kind === 'stage' && once) return because('malformed');
      if (kind !== 'device' && participant !== undefined) return because('malformed');
      if (kind !== 'device' || participant === undefined || participant === who.id) return undefined;
      const person = lookup(state.participants, participant);
      if (person?.status !== 'present') return because('unknown-participant');
      // Nobody lets themselves in as another instructor.
      return person.role === 'instructor' ? because('not-allowed') : undefined;
    },
    decide({ links }, { kind, participant, once = false }, context) {
      const open = Object.values(links).filter((link) => !isOver(link, context.at));
      if (open.length >= limits.links) return refuse('too-many-links', { limit: limits.links });
      const device = kind === 'device' ? (participant ?? context.by) : null;
      return accept(
        linkMade.of(context, {
          link: freeId(links, context.at),
          kind,
          participant: device,
          once,
          until: once ? context.at + ONCE : null,
        }),
      );
    },
  },
);

/** Takes a way in back; who came in by it cannot come back by it. */
export const revokeLink = command(
  'revoke-link',
  { link: identifier },
  {
    permission: instructors,
    codes: ['unknown-link'],
    refuses: ({ links }, { link }) =>
      link !== undefined && lookup(links, link) === undefined ? because('unknown-link') : undefined,
    decide: (_state, { link }, context) => accept(linkRevoked.of(context, { link })),
  },
);

/**
 * An id that no link has had: every batch of the log has a time of its own. A version would not do, since a batch
 * is folded after it is decided.
 */
function freeId(links: Readonly<Record<LinkId, Link>>, at: Timestamp): LinkId {
  const id = `l${at.toString(36)}`;
  let free = id;
  for (let n = 2; Object.hasOwn(links, free); n++) free = `${id}-${n}`;
  return free;
}
