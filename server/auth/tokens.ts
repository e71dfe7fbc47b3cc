import { createHash, timingSafeEqual } from 'node:crypto';
import type { Random } from '../ports/random.ts';

/** A new token: 32 random bytes, base64url. */
export function makeToken(random: Random): string {
  return Buffer.from(random.bytes(32)).toString('base64url');
}

/** What is kept of a token: its SHA-256, base64url. */
export function credentialOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** What is kept of the address that somebody came to a workshop from: of no use for any other. */
export function originOf(epoch: string, address: string): string {
  return createHash('sha256').update(`${epoch} ${address}`).digest('base64url');
}

/** Whether two secrets are the same, in a time that tells nothing about either. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}
