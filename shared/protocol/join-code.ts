/** Letters and digits nobody mistakes for another when read from a projector (no 0 O, 1 I L, U). */
export const JOIN_CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters of a join code. */
export const JOIN_CODE_LENGTH = 6;

const JOIN_CODE = new RegExp(`^[${JOIN_CODE_ALPHABET}]{${JOIN_CODE_LENGTH}}$`);

/**
 * A join code as typed, in its one written form: NFKC (full-width letters), upper case, without spaces
 * and hyphens; undefined when it cannot be a code.
 */
export function parseJoinCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
  return JOIN_CODE.test(code) ? code : undefined;
}
