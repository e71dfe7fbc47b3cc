import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCommand, decodeHello, decodeOpenWorkshop, idOf } from '#shared/protocol/client-messages.ts';
import type { permissions } from '#shared/workshop/permissions.ts';

const id = 'abcdefgh:1';
const refused = (message: unknown) => {
  const decoded = decodeCommand(message);
  return decoded.ok ? decoded : decoded.rejection.code;
};

describe('a command', () => {
  const bodies: Record<keyof typeof permissions, object> = {
    leave: {},
    rename: { participant: 'p2', name: 'A' },
    'set-parameters': { board: 'class', values: [['W1-0-0', 0.5]] },
    'set-input': { board: 'class', input: [1, 0.5] },
    'set-target': { board: 'class', target: [0, 1] },
    hold: { board: 'class', parameter: 'W1-0-0' },
    release: { board: 'class', parameter: 'W1-0-0' },
    'reset-board': { board: 'class' },
    'set-network': {
      board: 'class',
      network: { inputs: 2, layers: [{ units: 1, activation: 'leaky-relu', alpha: 0.1 }] },
      from: [null],
    },
    initialize: { board: 'class', initializer: 'xavier' },
    'set-loss': { board: 'class', loss: 'cross-entropy' },
    'set-data': { board: 'class', data: { kind: 'set', name: 'moons', samples: 100, noise: 0.1, seed: 3 } },
    'show-sample': { board: 'class', sample: 0 },
    'set-points': { board: 'class', points: [[0.5, -0.5, 1]] },
    'add-point': { board: 'class', point: [0, 0, 0] },
    'lock-parameters': { board: 'class', parameters: ['W1-0-0'] },
    'unlock-parameters': { board: 'class', parameters: ['W1-0-0'] },
    'configure-training': { board: 'class', settings: { optimizer: 'adam', learningRate: 0.01 } },
    train: { board: 'class', steps: 10 },
    'pause-training': { board: 'class' },
    grant: { grant: 'training' },
    revoke: { grant: 'training' },
    freeze: {},
    unfreeze: {},
    'lock-room': {},
    'unlock-room': {},
    remove: { participant: 'p2' },
    'hand-over': { to: 'p2' },
    end: {},
  };

  it.each(Object.entries(bodies))('%s decodes to itself', (type, body) => {
    const message = { id, type, ...body };
    expect(decodeCommand(message)).toEqual({ ok: true, value: message });
  });

  it.each(Object.entries(bodies))('K2: %s with a field it does not have is malformed', (type, body) => {
    for (const extra of ['by', 'at', 'role', 'version', '__proto__', 'constructor']) {
      const message = JSON.parse(JSON.stringify({ id, type, ...body }).replace('{', `{"${extra}":{"x":1},`));
      expect(refused(message)).toBe('malformed');
    }
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it.each([null, 'NaN', '1', {}, [], true, undefined, Number.NaN, Number.POSITIVE_INFINITY])(
    'K7: the value %j is not a finite number',
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
  ])('K1: has no id like %j', (bad) => {
    expect(refused({ id: bad, type: 'freeze' })).toBe('malformed');
    expect(idOf({ id: bad })).toBeNull();
  });

  it('sets between 1 and 512 parameters', () => {
    const values = (count: number) => Array.from({ length: count }, () => ['W1-0-0', 1]);
    const message = (count: number) => ({
      id,
      type: 'set-parameters',
      board: 'class',
      values: values(count),
    });
    expect(refused(message(0))).toBe('malformed');
    expect(refused(message(513))).toBe('malformed');
    expect(decodeCommand(message(512)).ok).toBe(true);
  });

  it('is never anything else, and reading it never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (message) => {
        expect(decodeCommand(message)).toMatchObject({ ok: false });
        expect(decodeHello(message)).toMatchObject({ ok: false });
        expect(idOf(message)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe('a hello', () => {
  const hello = { protocol: 1, workshop: 'K7M4QX' };

  it('carries a token of 43 base64url characters or none', () => {
    expect(decodeHello({ ...hello, token: 'A'.repeat(43), name: 'A' }).ok).toBe(true);
    for (const token of ['', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`, 5]) {
      expect(decodeHello({ ...hello, token })).toMatchObject({ rejection: { code: 'malformed' } });
    }
  });

  it.each([-1, 1.5, '3', null, Number.NaN])('is malformed with lastVersion %j', (lastVersion) => {
    expect(decodeHello({ ...hello, lastVersion })).toMatchObject({ rejection: { code: 'malformed' } });
  });
});

it('opening a workshop takes a title, a known language and a passphrase, and nothing else', () => {
  expect(decodeOpenWorkshop({})).toEqual({ ok: true, value: {} });
  expect(decodeOpenWorkshop({ title: 'T', locale: 'ko', passphrase: 'p' }).ok).toBe(true);
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
