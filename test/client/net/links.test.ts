import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkAddress, parseSecret } from '#client/net/link-address.ts';
import { hashOf, newSecret } from '#client/net/link-secrets.ts';
import { sha256 } from '#client/net/sha256.ts';
import { JOIN_CODE_ALPHABET } from '#shared/protocol/join-code.ts';

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

describe('sha256', () => {
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('gives the digest that the standard gives for %j', (text, digest) => {
    expect(hex(sha256(new TextEncoder().encode(text)))).toBe(digest);
  });

  test('agrees with the browser’s own on any message', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (message) => {
        const own = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(message)));
        expect(hex(sha256(message))).toBe(hex(own));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a link’s secret', () => {
  test('is 32 random bytes, or 8 letters that nobody mistakes where it may have to be typed', () => {
    expect(newSecret(false)).toMatch(/^[\w-]{43}$/);
    expect(newSecret(false)).not.toBe(newSecret(false));
    for (let n = 0; n < 50; n++) expect(newSecret(true)).toMatch(new RegExp(`^[${JOIN_CODE_ALPHABET}]{8}$`));
  });

  test('is known to the workshop by its hash alone, in base64url', () => {
    expect(hashOf('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });

  test('is read as it was meant when it is typed, and left alone when it came from an address', () => {
    expect(parseSecret(' k7m4-qxab ')).toBe('K7M4QXAB');
    expect(parseSecret('Zm9vYmFyZm9vYmFy')).toBe('Zm9vYmFyZm9vYmFy');
  });

  test('leads an instructor to the console and a student to the way in', () => {
    expect(linkAddress('http://a.b', 'K7M4QX', 's', true)).toBe('http://a.b/w/K7M4QX/host#link=s');
    expect(linkAddress('http://a.b', 'K7M4QX', 's', false)).toBe('http://a.b/join/K7M4QX#link=s');
  });
});
