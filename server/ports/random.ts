import { randomBytes } from 'node:crypto';

/** Randomness nobody can guess: join codes, tokens and epochs come from here. */
export interface Random {
  /** `count` random bytes. */
  bytes(count: number): Uint8Array;
}

/** The machine's cryptographic generator. */
export const systemRandom: Random = { bytes: (count) => randomBytes(count) };
