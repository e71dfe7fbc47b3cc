import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCommand, decodeHello, decodeOpenWorkshop, idOf } from '#shared/protocol/client-messages.ts';
import { rules } from '#shared/workshop/rules.ts';
import { bodies } from '../workshop/bodies.ts';

const id = 'abcdefgh:1';
const refused = (message: unknown) => {
  const decoded = decodeCommand(rules, message);
  return decoded.ok ? decoded : decoded.rejection.code;
};

describe('a command', () => {
  it.each(Object.entries(bodies))('%s decodes to itself', (type, body) => {
    const message = { id, type, ...body };
    expect(decodeCommand(rules, message)).toEqual({ ok: true, value: message });
  });

  it.each(Object.entries(bodies))('%s with a field it does not have is malformed (K2)', (type, body) => {
    for (const extra of ['by', 'at', 'role', 'version', '__proto__', 'constructor']) {
      if (Object.hasOwn(body, extra)) continue;
      const message = JSON.parse(JSON.stringify({ id, type, ...body }).replace('{', `{"${extra}":{"x":1},`));
      expect(refused(message)).toBe('malformed');
    }
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it.each([null, 'NaN', '1', {}, [], true, undefined, Number.NaN, Number.POSITIVE_INFINITY])(
    'the value %j is not a finite number (K7)',
    (value) => {
      expect(refused({ id, type: 'set-parameters', board: 'class', values: [['W1-0-0', value]] })).toBe(
        'value-not-finite',
      );
      expect(refused({ id, type: 'set-input', board: 'class', input: [value, 1] })).toBe('value-not-finite');
    },
  );

  it.each([
    '',
    'abc:1',
    'abcdefgh:0',
    'abcdefgh:01',
    'abcdefgh:1.5',
    'abcdefgh',
    `${'a'.repeat(33)}:1`,
    7,
    null,
  ])('has no id like %j (K1)', (bad) => {
    expect(refused({ id: bad, type: 'freeze' })).toBe('malformed');
    expect(idOf({ id: bad })).toBeNull();
  });

  it('sets between 1 and 512 parameters (K17)', () => {
    const values = (count: number) => Array.from({ length: count }, () => ['W1-0-0', 1]);
    const message = (count: number) => ({
      id,
      type: 'set-parameters',
      board: 'class',
      values: values(count),
    });
    expect(refused(message(0))).toBe('malformed');
    expect(refused(message(513))).toBe('malformed');
    expect(decodeCommand(rules, message(512)).ok).toBe(true);
  });

  it('is never anything else, and reading it never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (message) => {
        expect(decodeCommand(rules, message)).toMatchObject({ ok: false });
        expect(decodeHello(message)).toMatchObject({ ok: false });
        expect(idOf(message)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe('a hello', () => {
  const hello = { protocol: 2, workshop: 'K7M4QX' };

  it('carries a token of 43 base64url characters or none', () => {
    expect(decodeHello({ ...hello, token: 'A'.repeat(43), name: 'A' }).ok).toBe(true);
    for (const token of ['', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`, 5]) {
      expect(decodeHello({ ...hello, token })).toMatchObject({ rejection: { code: 'malformed' } });
    }
  });

  it('names the boards to have open, at most eight, and a link by its secret (H12, L5)', () => {
    const open = Array.from({ length: 8 }, (_, n) => `b${n}`);
    expect(decodeHello({ ...hello, open, summaries: true, link: 'abcd-EFGH' }).ok).toBe(true);
    for (const more of [
      { open: [...open, 'b9'] },
      { open: 'class' },
      { open: [1] },
      { open: ['x'.repeat(33)] },
      { summaries: false },
      { link: 'short' },
      { link: 'not a secret' },
    ]) {
      expect(decodeHello({ ...hello, ...more })).toMatchObject({ rejection: { code: 'malformed' } });
    }
  });

  it.each([-1, 1.5, '3', null, Number.NaN])('is malformed with lastVersion %j', (lastVersion) => {
    expect(decodeHello({ ...hello, lastVersion })).toMatchObject({ rejection: { code: 'malformed' } });
  });
});

it('opening a workshop takes a title, a name, a known language and a passphrase, and nothing else (P4)', () => {
  expect(decodeOpenWorkshop({})).toEqual({ ok: true, value: {} });
  expect(decodeOpenWorkshop({ title: 'T', name: 'Lee', locale: 'ko', passphrase: 'p' }).ok).toBe(true);
  for (const body of [
    null,
    [],
    { locale: 'fr' },
    { title: 5 },
    { role: 'instructor' },
    { title: 'x'.repeat(401) },
  ]) {
    expect(decodeOpenWorkshop(body)).toMatchObject({ rejection: { code: 'malformed' } });
  }
});
