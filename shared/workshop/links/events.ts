import * as z from 'zod/mini';
import { event } from '../kernel/definition.ts';
import { participantId } from '../kernel/schemas.ts';
import { staff } from '../kernel/scope.ts';
import { afterUse, isOver, type Link, linkKinds, without } from '../model/links.ts';

const linkId = z.string();

/** A way in was made; the hash of its secret is the entry's credential. */
export const linkMade = event(
  'link-made',
  {
    link: linkId,
    kind: z.enum(linkKinds),
    participant: z.nullable(participantId),
    once: z.boolean(),
    until: z.nullable(z.number()),
  },
  {
    scope: staff,
    credits: ({ link }) => ({ link }),
    evolve: ({ links }, { at, link, kind, participant, once, until }) => {
      const made: Link = { id: link, kind, participant, once, madeAt: at, until };
      const open = Object.entries(links).filter(([, other]) => !isOver(other, at));
      return { links: { ...Object.fromEntries(open), [link]: made } };
    },
  },
);

/** A way in was taken back: nobody comes in by it any more, nor anybody back who came in by it. */
export const linkRevoked = event(
  'link-revoked',
  { link: linkId },
  {
    scope: staff,
    discredits: ({ link }) => ({ link }),
    evolve: ({ links }, { link }) => ({ links: without(links, link) }),
  },
);

/** Somebody came back by a link; the hash of their new token is the entry's credential. */
export const linkUsed = event(
  'link-used',
  { link: linkId, participant: participantId },
  {
    scope: staff,
    credits: ({ link, participant }) => ({ participant, via: link }),
    evolve: ({ links }, { link }) => ({ links: afterUse(links, link) }),
  },
);

/** Somebody has another token from now on, and no other; the hash of it is the entry's credential. */
export const tokenRenewed = event(
  'token-renewed',
  { participant: participantId },
  {
    scope: staff,
    credits: ({ participant }) => ({ participant }),
    discredits: ({ participant }) => ({ participant }),
    evolve: () => ({}),
  },
);
