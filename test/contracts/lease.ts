import { beforeEach, describe, expect, test } from 'vitest';
import type { Leases } from '#server/ports/lease.ts';

/** Leases, and how to let time pass for them (ms). */
export interface LeasesUnderTest {
  readonly leases: Leases;
  readonly pass: (ms: number) => Promise<void>;
}

/** What every adapter of leases does; each runs it. */
export function leaseContract(adapter: string, open: () => LeasesUnderTest): void {
  describe(`the ${adapter} leases`, () => {
    let leases: Leases;
    let pass: LeasesUnderTest['pass'];
    beforeEach(() => {
      ({ leases, pass } = open());
    });

    test('acquire(name, holder, ttl) gives a lease to one, and to nobody else while they have it', async () => {
      expect(await leases.holder('a')).toBeUndefined();
      const lease = await leases.acquire('a', 'x', 1_000);
      expect(lease).toEqual({ token: expect.any(Number) });
      expect(await leases.acquire('a', 'y', 1_000)).toBeUndefined();
      expect(await leases.acquire('a', 'x', 1_000)).toBeUndefined();
      expect(await leases.holder('a')).toEqual({ holder: 'x', ...lease });
    });

    test('of many who ask at once, one gets it', async () => {
      const asked = ['x', 'y', 'z'].map((holder) => leases.acquire('a', holder, 1_000));
      expect((await Promise.all(asked)).filter((lease) => lease !== undefined)).toHaveLength(1);
    });

    test('leases of several names do not know of each other', async () => {
      for (const name of ['a', 'b', '__proto__']) {
        expect(await leases.acquire(name, 'x', 1_000)).toBeDefined();
      }
    });

    test('a lease ends with its time, and another may have it', async () => {
      const first = await leases.acquire('a', 'x', 1_000);
      await pass(999);
      expect(await leases.acquire('a', 'y', 1_000)).toBeUndefined();
      await pass(1);
      expect(await leases.holder('a')).toBeUndefined();
      expect(await leases.acquire('a', 'y', 1_000)).toBeDefined();
      expect(await leases.renew('a', first!, 1_000)).toBe(false);
      expect(await leases.holder('a')).toMatchObject({ holder: 'y' });
    });

    test('renew keeps it for as long again from now', async () => {
      const lease = await leases.acquire('a', 'x', 1_000);
      await pass(900);
      expect(await leases.renew('a', lease!, 1_000)).toBe(true);
      await pass(900);
      expect(await leases.holder('a')).toMatchObject({ holder: 'x', ...lease });
      await pass(100);
      expect(await leases.renew('a', lease!, 1_000)).toBe(false);
      expect(await leases.holder('a')).toBeUndefined();
    });

    test('release gives it back at once; that of somebody whose time was over takes it from nobody', async () => {
      const first = await leases.acquire('a', 'x', 1_000);
      await leases.release('a', first!);
      expect(await leases.holder('a')).toBeUndefined();
      await leases.acquire('a', 'y', 1_000);
      await leases.release('a', first!);
      expect(await leases.holder('a')).toMatchObject({ holder: 'y' });
    });

    test('each taking has a larger token than any before it, so that what comes late is known as late', async () => {
      const tokens: number[] = [];
      for (const how of ['released', 'lapsed', 'released', 'last']) {
        const lease = await leases.acquire('a', how, 1_000);
        tokens.push(lease!.token);
        if (how === 'released') await leases.release('a', lease!);
        else await pass(1_000);
      }
      expect(tokens).toEqual([...tokens].sort((a, b) => a - b));
      expect(new Set(tokens).size).toBe(4);
    });
  });
}
