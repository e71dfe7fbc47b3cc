import { expect, it } from 'vitest';
import {
  emptyLedger,
  type Ledger,
  participantByCredential,
  settle,
  standing,
} from '#shared/workshop/ledger.ts';
import { AT } from './given.ts';

const applied = (ledger: Ledger, by: string, ...commands: string[]) =>
  settle(ledger, { version: 2, event: { type: 'frozen', by, at: AT }, commands });

it('K5: knows which commands are in the log, by participant and client', () => {
  const ledger = applied(emptyLedger, 'p1', 'clientAA:1', 'clientAA:3');
  expect(standing(ledger, 'p1', 'clientAA:1')).toBe('applied');
  expect(standing(ledger, 'p1', 'clientAA:3')).toBe('applied');
  expect(standing(ledger, 'p1', 'clientAA:2')).toBe('new');
  expect(standing(ledger, 'p1', 'clientBB:1')).toBe('new');
  expect(standing(ledger, 'p2', 'clientAA:1')).toBe('new');
});

it('K6: refuses what is more than 128 numbers behind', () => {
  const ledger = applied(emptyLedger, 'p1', 'clientAA:200');
  expect(standing(ledger, 'p1', 'clientAA:72')).toBe('stale');
  expect(standing(ledger, 'p1', 'clientAA:73')).toBe('new');
});

it('K6: keeps a bounded memory, whatever the number of commands and clients', () => {
  let ledger = emptyLedger;
  for (let n = 1; n <= 1_000; n++) ledger = applied(ledger, 'p1', `client${n % 40}AA:${n}`);
  expect(ledger.settled.p1).toHaveLength(16);
  for (const [, window] of ledger.settled.p1 ?? []) expect(window.recent.length).toBeLessThanOrEqual(128);
});

it('C4: finds a participant by the hash of their token, and nobody by an inherited name', () => {
  const event = { type: 'frozen', by: 'p7', at: AT } as const;
  const ledger = settle(emptyLedger, { version: 1, event, credential: 'hash' });
  expect(participantByCredential(ledger, 'hash')).toBe('p7');
  expect(participantByCredential(ledger, 'constructor')).toBeUndefined();
});
