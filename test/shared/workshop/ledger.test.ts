import { describe, expect, it } from 'vitest';
import type { WorkshopEvent } from '#shared/workshop/features.ts';
import {
  emptyLedger,
  type Ledger,
  linkByCredential,
  participantByCredential,
  settle,
  standing,
} from '#shared/workshop/kernel/ledger.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { rules } from '#shared/workshop/rules.ts';
import { AT } from './given.ts';

const applied = (ledger: Ledger, by: string, ...commands: string[]) =>
  settle(rules, ledger, { event: { type: 'frozen', by, at: AT }, commands });

it('knows which commands are in the log, by participant and client (K5)', () => {
  const ledger = applied(emptyLedger, 'p1', 'clientAA:1', 'clientAA:3');
  expect(standing(ledger, 'p1', 'clientAA:1')).toBe('applied');
  expect(standing(ledger, 'p1', 'clientAA:3')).toBe('applied');
  expect(standing(ledger, 'p1', 'clientAA:2')).toBe('new');
  expect(standing(ledger, 'p1', 'clientBB:1')).toBe('new');
  expect(standing(ledger, 'p2', 'clientAA:1')).toBe('new');
});

it('refuses what is more than 128 numbers behind (K6)', () => {
  const ledger = applied(emptyLedger, 'p1', 'clientAA:200');
  expect(standing(ledger, 'p1', 'clientAA:72')).toBe('stale');
  expect(standing(ledger, 'p1', 'clientAA:73')).toBe('new');
});

it('keeps a bounded memory, whatever the number of commands and clients (K6)', () => {
  let ledger = emptyLedger;
  for (let n = 1; n <= 1_000; n++) ledger = applied(ledger, 'p1', `client${n % 40}AA:${n}`);
  expect(ledger.settled.p1).toHaveLength(40);
  expect(ledger.settled.p1?.filter(([, { high }]) => high <= 1_000)).toHaveLength(16);
  for (const [, window] of ledger.settled.p1 ?? []) expect(window.gaps.length).toBeLessThan(128);
});

it('knows each number of the window by itself, in whatever order they come (K5, K6)', () => {
  const settled = new Set<number>();
  let ledger = emptyLedger;
  let high = 0;
  for (let n = 0; n < 2_000; n++) {
    // Now and then far ahead, mostly about where they are.
    const seq = Math.max(1, high + ((n * 7_919) % 40) - 20 + (n % 97 === 0 ? 150 : 0));
    const stands = seq > high ? 'new' : seq <= high - 128 ? 'stale' : settled.has(seq) ? 'applied' : 'new';
    expect(standing(ledger, 'p1', `clientAA:${seq}`)).toBe(stands);
    if (stands !== 'new') continue;
    ledger = applied(ledger, 'p1', `clientAA:${seq}`);
    settled.add(seq);
    high = Math.max(high, seq);
  }
  expect(settled.size).toBeGreaterThan(500);
});

it('never takes a client that it knew for a new one, and takes no more than a thousand (K5, K6)', () => {
  let ledger = emptyLedger;
  for (let n = 1; n <= 1_000; n++) ledger = applied(ledger, 'p1', `client-${n}:1`);
  expect(standing(ledger, 'p1', 'client-1:1')).toBe('stale');
  expect(standing(ledger, 'p1', 'client-984:2')).toBe('stale');
  expect(standing(ledger, 'p1', 'client-985:1')).toBe('applied');
  expect(standing(ledger, 'p1', 'client-1000:2')).toBe('new');
  expect(standing(ledger, 'p1', 'client-1001:1')).toBe('crowded');
  expect(standing(ledger, 'p2', 'client-1001:1')).toBe('new');
});

it('finds a participant by the hash of their token, and nobody by an inherited name (C4)', () => {
  const event = { type: 'frozen', by: 'p7', at: AT } as const;
  const ledger = settle(rules, emptyLedger, { event, credential: 'hash' });
  expect(participantByCredential(ledger, 'hash')).toBe('p7');
  expect(participantByCredential(ledger, 'constructor')).toBeUndefined();
});

describe('a link', () => {
  const made: WorkshopEvent = {
    type: 'link-made',
    by: 'p1',
    at: AT,
    link: 'l1',
    kind: 'device',
    participant: 'p2',
    once: false,
    until: null,
  };
  const used: WorkshopEvent = { type: 'link-used', by: 'p2', at: AT, link: 'l1', participant: 'p2' };
  const ledger = [
    { event: made, credential: 'secret', commands: ['clientAA:1'] },
    { event: used, credential: 'token' },
  ].reduce((before, entry) => settle(rules, before, entry), emptyLedger);

  it('is found by the hash of its secret, and whoever came back by it by that of their token (L5)', () => {
    expect(linkByCredential(ledger, 'secret')).toBe('l1');
    expect(participantByCredential(ledger, 'token')).toBe('p2');
    expect(participantByCredential(ledger, 'secret')).toBeUndefined();
    expect(linkByCredential(ledger, 'token')).toBeUndefined();
    expect(standing(ledger, 'p1', 'clientAA:1')).toBe('applied');
  });

  it('takes with it, once it is revoked, every token that came by it, and no other (L6)', () => {
    const own = settle(rules, ledger, { event: { type: 'frozen', by: 'p2', at: AT }, credential: 'own' });
    const over = settle(rules, own, {
      event: { type: 'link-revoked', by: 'p1', at: AT, link: 'l1' } as Happened,
    });
    expect(linkByCredential(over, 'secret')).toBeUndefined();
    expect(participantByCredential(over, 'token')).toBeUndefined();
    expect(participantByCredential(over, 'own')).toBe('p2');
  });
});
