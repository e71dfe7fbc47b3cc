import { JOIN_CODE_ALPHABET } from '#shared/protocol/join-code.ts';
import type { LinkKind } from '#shared/workshop/model/links.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { base64url, randomText } from './base64url.ts';
import { TYPED } from './link-address.ts';
import { sha256 } from './sha256.ts';

/** A new link's secret; a short one, in letters nobody mistakes for another, where somebody may have to type it. */
export function newSecret(short: boolean): string {
  return short ? Array.from({ length: TYPED }, letter).join('') : randomText(32);
}

/** What the workshop learns of a secret: its SHA-256, base64url. */
export function hashOf(secret: string): string {
  return base64url(sha256(new TextEncoder().encode(secret)));
}

/** What makes one link like another. */
export interface LinkShape {
  readonly kind: LinkKind;
  readonly participant: ParticipantId | null;
  readonly once: boolean;
}

/** A letter of the alphabet, each as likely as any other. */
function letter(): string {
  const most = 256 - (256 % JOIN_CODE_ALPHABET.length);
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < most) return JOIN_CODE_ALPHABET[byte % JOIN_CODE_ALPHABET.length]!;
  }
}
