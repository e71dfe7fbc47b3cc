import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { SqliteStore } from '#server/adapters/sqlite.ts';
import { entry, eventStoreContract } from './event-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'weightroom-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newPath = () => join(folder, `${++files}`, 'weightroom.db');

eventStoreContract('sqlite', () => new SqliteStore(newPath()));

describe('the sqlite store, on disk', () => {
  test('has everything again after it was closed and opened', async () => {
    const path = newPath();
    const before = new SqliteStore(path);
    await before.append('A', 0, [entry('a'), entry('b')]);
    await before.saveSnapshot('A', { version: 1, body: { half: 0.5 } });
    const written = await before.read('A', 0);
    await before.close();
    const after = new SqliteStore(path);
    expect(await after.read('A', 0)).toEqual(written);
    expect(await after.loadSnapshot('A')).toEqual({ version: 1, body: { half: 0.5 } });
    expect(await after.append('A', 2, [entry('c')])).toEqual({ ok: true, version: 3 });
    await after.close();
  });

  test('is one process’s at a time', async () => {
    const path = newPath();
    const first = new SqliteStore(path);
    expect(() => new SqliteStore(path)).toThrow('locked');
    await first.close();
    await new SqliteStore(path).close();
  });

  test('refuses a file that a later Weightroom wrote, and leaves it alone', () => {
    const path = newPath();
    new SqliteStore(path).close();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(() => new SqliteStore(path)).toThrow('later Weightroom');
  });

  test('an append that cannot be written rejects, and nothing of its transaction stays', async () => {
    const store = new SqliteStore(newPath());
    await store.append('A', 0, [entry('a')]);
    // JSON cannot hold a BigInt, so writing the second of the two fails half-way.
    const unwritable = { body: 1n, at: 1 };
    await expect(store.append('A', 1, [entry('b'), unwritable])).rejects.toThrow();
    expect(await store.read('A', 0)).toHaveLength(1);
    expect(await store.append('A', 1, [entry('c')])).toEqual({ ok: true, version: 2 });
    await store.close();
  });

  test('gives an entry that is damaged as the text that it is, and every other as it was', async () => {
    const path = newPath();
    const before = new SqliteStore(path);
    await before.append('A', 0, [entry('a'), entry('b')]);
    await before.close();
    const db = new DatabaseSync(path);
    db.exec(`UPDATE entries SET body = '{"name":' WHERE version = 1`);
    db.close();
    const after = new SqliteStore(path);
    expect(await after.read('A', 0)).toEqual([
      { version: 1, body: '{"name":' },
      { version: 2, body: { name: 'b' } },
    ]);
    await after.close();
  });
});
