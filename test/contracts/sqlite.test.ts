import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { SqliteStore } from '#server/adapters/sqlite.ts';
import { SqliteThread } from '#server/adapters/sqlite-thread.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import { entry, eventStoreContract } from './event-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'weightroom-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newPath = () => join(folder, `${++files}`, 'weightroom.db');

/** The store in this thread, and in one of its own. */
const stores: Readonly<Record<string, (path: string) => Promise<EventStore>>> = {
  sqlite: async (path) => new SqliteStore(path),
  'threaded sqlite': (path) => SqliteThread.open(path),
};

for (const [name, open] of Object.entries(stores)) eventStoreContract(name, () => open(newPath()));

describe.each(Object.entries(stores))('the %s store, on disk', (_, open) => {
  test('has everything again after it was closed and opened', async () => {
    const path = newPath();
    const before = await open(path);
    await before.append('A', 0, [entry('a'), entry('b')]);
    await before.saveSnapshot('A', { version: 1, body: { half: 0.5 } });
    const written = await before.read('A', 0);
    await before.close();
    const after = await open(path);
    expect(await after.read('A', 0)).toEqual(written);
    expect(await after.loadSnapshot('A')).toEqual({ version: 1, body: { half: 0.5 } });
    expect(await after.append('A', 2, [entry('c')])).toEqual({ ok: true, version: 3 });
    await after.close();
  });

  test('is one process’s at a time', async () => {
    const path = newPath();
    const first = await open(path);
    await expect(open(path)).rejects.toThrow('locked');
    await first.close();
    await (await open(path)).close();
  });

  test('refuses a file that a later Weightroom wrote, and leaves it alone', async () => {
    const path = newPath();
    await (await open(path)).close();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    await expect(open(path)).rejects.toThrow('later Weightroom');
  });

  test('an append that cannot be written rejects, and nothing of its transaction stays', async () => {
    const store = await open(newPath());
    await store.append('A', 0, [entry('a')]);
    // JSON cannot hold a BigInt, so writing the second of the two fails half-way.
    const unwritable = { body: 1n, at: 1 };
    await expect(store.append('A', 1, [entry('b'), unwritable])).rejects.toThrow();
    expect(await store.read('A', 0)).toHaveLength(1);
    expect(await store.append('A', 1, [entry('c')])).toEqual({ ok: true, version: 2 });
    await store.close();
  });

  test('keeps nothing of what was written anew or removed, in any of its files', async () => {
    const path = newPath();
    const store = await open(path);
    const long = (word: string) => ({ body: `${word} `.repeat(2_000), at: 1 });
    await store.append('A', 0, [long('SentinelEntry'), entry('a')]);
    await store.append('B', 0, [long('SentinelRemoved')]);
    await store.saveSnapshot('A', { version: 1, body: long('SentinelSnapshot').body });
    await store.saveSnapshot('A', { version: 2, body: 'nothing' });
    await store.remove('B');
    await store.replace('A', [{ version: 1, body: 'nothing' }]);
    const left = () =>
      readdirSync(dirname(path)).map((name) => readFileSync(join(dirname(path), name), 'latin1'));
    expect(left().filter((text) => text.includes('Sentinel'))).toEqual([]);
    await store.close();
    expect(left().filter((text) => text.includes('Sentinel'))).toEqual([]);
  });

  test('takes a large log off the disk little by little, goes on after a crash, and gives the space back', async () => {
    const path = newPath();
    const store = await open(path);
    for (let n = 0; n < 12; n++) {
      const page = Array.from({ length: 5_000 }, () => entry('x'.repeat(100)));
      await store.append('A', n * 5_000, page);
    }
    await store.append('B', 0, [entry('b')]);
    let turns = 0;
    let turning = true;
    const turn = () => {
      turns += 1;
      if (turning) setImmediate(turn);
    };
    setImmediate(turn);
    await store.remove('A');
    turning = false;
    // Between two slices others have their turn.
    expect(turns).toBeGreaterThan(10);
    await store.close();
    expect(statSync(path).size).toBeLessThan(200_000);

    const again = await open(path);
    await again.append(
      'A',
      0,
      Array.from({ length: 5_000 }, () => entry('x'.repeat(100))),
    );
    await again.close();
    const db = new DatabaseSync(path);
    // As a process leaves it that ends in the middle.
    db.exec(`DELETE FROM workshops WHERE workshop = 'A'`);
    db.close();
    // A store that is closed goes on with it when it opens again; how far one gets is the machine's.
    for (let tries = 0; tries < 50 && statSync(path).size >= 200_000; tries++) {
      const after = await open(path);
      expect(await after.read('A', 0)).toEqual([]);
      for (let turns = 0; turns < 100; turns++) {
        await new Promise(setImmediate);
        await after.list();
      }
      await after.close();
    }
    expect(statSync(path).size).toBeLessThan(200_000);
  });

  test('opens a file of the schema before, and knows what its logs take', async () => {
    const path = newPath();
    mkdirSync(dirname(path));
    copyFileSync(join(import.meta.dirname, '../reference/data-1/weightroom.db'), path);
    const store = await open(path);
    for (const { workshop, bytes } of await store.list()) {
      let sum = 0;
      for (let from = 0; ; ) {
        const page = await store.read(workshop, from);
        if (page.length === 0) break;
        for (const { body } of page) sum += Buffer.byteLength(JSON.stringify(body));
        from = page.at(-1)!.version;
      }
      expect(bytes).toBe(sum);
    }
    await store.close();
  });

  test('gives an entry that is damaged as the text that it is, and every other as it was', async () => {
    const path = newPath();
    const before = await open(path);
    await before.append('A', 0, [entry('a'), entry('b')]);
    await before.close();
    const db = new DatabaseSync(path);
    db.exec(`UPDATE entries SET body = '{"name":' WHERE version = 1`);
    db.close();
    const after = await open(path);
    expect(await after.read('A', 0)).toEqual([
      { version: 1, body: '{"name":' },
      { version: 2, body: { name: 'b' } },
    ]);
    await after.close();
  });
});

describe('the store in a thread of its own', () => {
  test('a disk that takes 50 ms to sync makes an append later, and nothing else in the process', async () => {
    const store = await SqliteThread.open(newPath(), { commitDelay: 50 });
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const began = performance.now();
    for (let n = 0; n < 10; n++) await store.append('A', n, [entry('a')]);
    delay.disable();
    expect(performance.now() - began).toBeGreaterThan(10 * 50);
    // In this thread the loop would stand still for each of the ten; a machine that is busy may hold it up once.
    expect(delay.percentile(90) / 1e6).toBeLessThan(40);
    await store.close();
  });

  test('what is asked for while it commits shares the next commit', async () => {
    const store = await SqliteThread.open(newPath(), { commitDelay: 50 });
    const began = performance.now();
    const names = Array.from({ length: 60 }, (_, n) => `W${n}`);
    await Promise.all(names.map((name) => store.append(name, 0, [entry('a')])));
    // One after the other they would take three seconds.
    expect(performance.now() - began).toBeLessThan(1_500);
    await store.close();
  });

  test('so does whatever else is written: snapshots, and entries in place of others', async () => {
    const path = newPath();
    const store = await SqliteThread.open(path, { commitDelay: 50 });
    const names = Array.from({ length: 20 }, (_, n) => `W${n}`);
    await Promise.all(names.map((name) => store.append(name, 0, [entry('a')])));
    const began = performance.now();
    await Promise.all(
      names.flatMap((name) => [
        store.append(name, 1, [entry('b')]),
        store.replace(name, [{ version: 1, body: {} }]),
        store.saveSnapshot(name, { version: 2, body: name }),
      ]),
    );
    expect(performance.now() - began).toBeLessThan(1_500);
    await store.close();
    const again = await SqliteThread.open(path);
    for (const name of names) {
      const entries = await again.read(name, 0);
      expect(entries.map(({ body }) => body)).toEqual([{}, { name: 'b' }]);
      expect(await again.loadSnapshot(name)).toEqual({ version: 2, body: name });
    }
    await again.close();
  });

  test('a log that is removed goes little by little: whoever appends to another is not kept waiting', async () => {
    const store = await SqliteThread.open(newPath());
    for (let n = 0; n < 12; n++) {
      const page = Array.from({ length: 5_000 }, () => entry('x'.repeat(100)));
      await store.append('A', n * 5_000, page);
    }
    let removed = false;
    const removing = store.remove('A').then(() => {
      removed = true;
    });
    let appended = 0;
    for (; !removed; appended++) await store.append('B', appended, [entry('b')]);
    expect(appended).toBeGreaterThan(5);
    await removing;
    expect(await store.read('A', 0)).toEqual([]);
    expect(await store.size('A')).toBe(0);
    await store.close();
  });

  test('what is asked for and not answered when it closes is refused, or done', async () => {
    const store = await SqliteThread.open(newPath());
    await store.append(
      'A',
      0,
      Array.from({ length: 20_000 }, () => entry('x'.repeat(100))),
    );
    const removing = store.remove('A');
    const appending = store.append('B', 0, [entry('b')]);
    await store.close();
    expect(await appending).toEqual({ ok: true, version: 1 });
    await removing;
    await expect(store.size('A')).rejects.toThrow('closed');
  });
});
