import { JOIN_CODE_ALPHABET, JOIN_CODE_LENGTH } from '#shared/protocol/join-code.ts';
import type { Random } from '../ports/random.ts';

/** The bytes below this are spread evenly over the alphabet; the rest are drawn again. */
const EVEN = 256 - (256 % JOIN_CODE_ALPHABET.length);

/** A join code nobody can guess; every code is equally likely. */
export function makeJoinCode(random: Random): string {
  let code = '';
  while (code.length < JOIN_CODE_LENGTH) {
    for (const byte of random.bytes(JOIN_CODE_LENGTH)) {
      if (byte < EVEN && code.length < JOIN_CODE_LENGTH) {
        code += JOIN_CODE_ALPHABET[byte % JOIN_CODE_ALPHABET.length];
      }
    }
  }
  return code;
}
