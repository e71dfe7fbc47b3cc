import { describe, expect, test } from 'vitest';
import { makeJoinCode } from '#server/auth/join-codes.ts';
import { credentialOf, makeToken, sameSecret } from '#server/auth/tokens.ts';
import { systemRandom } from '#server/ports/random.ts';
import { token } from '#shared/protocol/client-messages.ts';
import { JOIN_CODE_ALPHABET, parseJoinCode } from '#shared/protocol/join-code.ts';

describe('join codes', () => {
  test('are six characters, each letter of the alphabet equally likely', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 5_000; n++) {
      const code = makeJoinCode(systemRandom);
      expect(parseJoinCode(code)).toBe(code);
      for (const letter of code) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect([...counts.keys()].sort().join('')).toBe([...JOIN_CODE_ALPHABET].sort().join(''));
    // 1,000 of each are expected; six standard deviations are 187.
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(187);
  });

  test('are read however they are typed: case, spaces, hyphens and full-width letters do not matter (C1)', () => {
    for (const typed of [
      'ABC234',
      'abc234',
      ' abc-234 ',
      'A B C 2 3 4',
      'ＡＢＣ２３４',
      'abc–234',
      'ABC\u00a0234',
    ]) {
      expect(parseJoinCode(typed)).toBe('ABC234');
    }
  });

  test('with a letter or a length they cannot have are none', () => {
    for (const typed of [
      '',
      'ABC23',
      'ABC2345',
      'ABC23O',
      'ABC230',
      'ABC231',
      'ABCI23',
      'ABC23l',
      '가나다라마바',
    ]) {
      expect(parseJoinCode(typed)).toBeUndefined();
    }
  });
});

describe('tokens', () => {
  test('are 32 random bytes, and no two are the same (C2)', () => {
    const tokens = Array.from({ length: 100 }, () => makeToken(systemRandom));
    expect(new Set(tokens).size).toBe(100);
    for (const made of tokens) expect(token.safeParse(made).success).toBe(true);
  });

  test('are kept as their SHA-256, from which nobody gets them back (C4)', () => {
    expect(credentialOf('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });

  test('secrets are compared whole, whatever their length', () => {
    expect(sameSecret('열려라', '열려라')).toBe(true);
    for (const other of ['', '열려', '열려라 ', 'x']) expect(sameSecret('열려라', other)).toBe(false);
  });
});
