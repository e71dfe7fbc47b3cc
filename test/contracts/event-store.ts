import { beforeEach, describe, expect, test } from 'vitest';
import type { EventStore } from '#server/ports/event-store.ts';
import type { Draft } from '#shared/workshop/coalesce.ts';
import type { LogEntry } from '#shared/workshop/log.ts';

/** The entry that renames p1 to `name`; what it says does not matter to a store. */
export function draft(name: string, at = 1): Draft {
  return { event: { type: 'participant-renamed', by: 'p1', at, participant: 'p1', name } };
}

const drafts = (...names: string[]): Draft[] => names.map((name) => draft(name));

const namesOf = (entries: readonly LogEntry[]): string[] =>
  entries.map(({ event }) => (event.type === 'participant-renamed' ? event.name : event.type));

/** What every event store does; each adapter runs it. */
export function eventStoreContract(adapter: string, open: () => EventStore | Promise<EventStore>): void {
  describe(`the ${adapter} store`, () => {
    let store: EventStore;
    beforeEach(async () => {
      store = await open();
      return () => store.close();
    });

    test('append(workshop, 0, drafts) starts a log and gives versions from 1', async () => {
      expect(await store.append('A', 0, drafts('a', 'b'))).toEqual({ ok: true, version: 2 });
      expect((await store.read('A', 0)).map(({ version }) => version)).toEqual([1, 2]);
    });

    test('append keeps an entry whole: event, command ids and credential', async () => {
      const entry = { ...draft('a'), commands: ['client-1:1'], credential: 'hash' };
      await store.append('A', 0, [entry]);
      expect(await store.read('A', 0)).toEqual([{ ...entry, version: 1 }]);
    });

    test('append keeps every double exactly', async () => {
      const values = [
        ['W1-0-0', 0.1 + 0.2],
        ['W1-0-1', 5e-324],
        ['b1-0', -1e6],
      ] as const;
      await store.append('A', 0, [
        { event: { type: 'parameters-set', by: 'p1', at: 1, board: 'class', values } },
      ]);
      const [entry] = await store.read('A', 0);
      expect(entry?.event).toMatchObject({ values });
    });

    test('append refuses an expected version the log has passed, and returns exactly what is missing', async () => {
      await store.append('A', 0, drafts('a', 'b', 'c'));
      const refused = await store.append('A', 1, drafts('x'));
      expect(refused).toMatchObject({ ok: false, missing: [{ version: 2 }, { version: 3 }] });
      expect(refused.ok || namesOf(refused.missing)).toEqual(['b', 'c']);
      expect(namesOf(await store.read('A', 0))).toEqual(['a', 'b', 'c']);
    });

    test('append refuses an expected version the log has not reached, and nothing is missing', async () => {
      await store.append('A', 0, drafts('a'));
      expect(await store.append('A', 5, drafts('x'))).toEqual({ ok: false, missing: [] });
      expect(await store.append('B', 1, drafts('x'))).toEqual({ ok: false, missing: [] });
    });

    test('of appends that expect the same version at once, one wins and the rest learn what it wrote', async () => {
      const results = await Promise.all(['x', 'y', 'z'].map((name) => store.append('A', 0, drafts(name))));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const written = await store.read('A', 0);
      expect(written).toHaveLength(1);
      for (const result of results) if (!result.ok) expect(result.missing).toEqual(written);
    });

    test('appends to several workshops at once do not mix', async () => {
      await Promise.all(['A', 'B', 'C'].map((workshop) => store.append(workshop, 0, drafts(workshop, 'z'))));
      for (const workshop of ['A', 'B', 'C']) {
        expect(namesOf(await store.read(workshop, 0))).toEqual([workshop, 'z']);
      }
    });

    test('a reader sees all of an append or none of it', async () => {
      const append = store.append('A', 0, drafts('a', 'b', 'c'));
      expect([0, 3]).toContain((await store.read('A', 0)).length);
      await append;
      expect(await store.read('A', 0)).toHaveLength(3);
    });

    test('read(workshop, after) gives the entries after that version, oldest first', async () => {
      await store.append('A', 0, drafts('a', 'b', 'c'));
      expect(namesOf(await store.read('A', 1))).toEqual(['b', 'c']);
      expect(await store.read('A', 3)).toEqual([]);
      expect(await store.read('nowhere', 0)).toEqual([]);
    });

    test('what was read does not change with later appends', async () => {
      await store.append('A', 0, drafts('a'));
      const read = await store.read('A', 0);
      await store.append('A', 1, drafts('b'));
      expect(read).toHaveLength(1);
    });

    test('subscribe delivers what is there, then what comes, in order, without a gap and once', async () => {
      await store.append('A', 0, drafts('a', 'b'));
      const heard: LogEntry[] = [];
      const appends = store.append('A', 2, drafts('c'));
      const unsubscribe = await store.subscribe('A', 1, (entries) => heard.push(...entries));
      await appends;
      await store.append('A', 3, drafts('d', 'e'));
      await store.append('B', 0, drafts('other'));
      expect(namesOf(heard)).toEqual(['b', 'c', 'd', 'e']);
      expect(heard.map(({ version }) => version)).toEqual([2, 3, 4, 5]);
      unsubscribe();
      await store.append('A', 5, drafts('f'));
      expect(heard).toHaveLength(4);
    });

    test('subscribe serves several listeners of one log, each from its own version', async () => {
      await store.append('A', 0, drafts('a'));
      const first: LogEntry[] = [];
      const second: LogEntry[] = [];
      await store.subscribe('A', 0, (entries) => first.push(...entries));
      await store.subscribe('A', 1, (entries) => second.push(...entries));
      await store.append('A', 1, drafts('b'));
      expect([namesOf(first), namesOf(second)]).toEqual([['a', 'b'], ['b']]);
    });

    test('a snapshot replaces the one before it, but never a later one', async () => {
      expect(await store.loadSnapshot('A')).toBeUndefined();
      await store.saveSnapshot('A', { version: 2, body: { state: [0.1 + 0.2, 'é'] } });
      expect(await store.loadSnapshot('A')).toEqual({ version: 2, body: { state: [0.1 + 0.2, 'é'] } });
      await store.saveSnapshot('A', { version: 5, body: 'later' });
      await store.saveSnapshot('A', { version: 3, body: 'late' });
      expect(await store.loadSnapshot('A')).toEqual({ version: 5, body: 'later' });
    });

    test('list gives every log, its version and when its last entry happened', async () => {
      await store.append('A', 0, [draft('a', 10), draft('b', 20)]);
      await store.append('B', 0, [draft('c', 30)]);
      const logs = [...(await store.list())].sort((a, b) => a.workshop.localeCompare(b.workshop));
      expect(logs).toEqual([
        { workshop: 'A', version: 2, updatedAt: 20 },
        { workshop: 'B', version: 1, updatedAt: 30 },
      ]);
    });

    test('remove forgets a log and its snapshot, and no other', async () => {
      await store.append('A', 0, drafts('a'));
      await store.append('B', 0, drafts('b'));
      await store.saveSnapshot('A', { version: 1, body: 1 });
      await store.remove('A');
      expect(await store.read('A', 0)).toEqual([]);
      expect(await store.loadSnapshot('A')).toBeUndefined();
      expect((await store.list()).map(({ workshop }) => workshop)).toEqual(['B']);
      expect(await store.append('A', 1, drafts('late'))).toEqual({ ok: false, missing: [] });
      expect(await store.append('A', 0, drafts('new'))).toEqual({ ok: true, version: 1 });
    });

    test('names that mean something elsewhere are names like any other', async () => {
      for (const workshop of ['__proto__', 'constructor', "'; DROP TABLE entries; --"]) {
        await store.append(workshop, 0, drafts(workshop));
        expect(namesOf(await store.read(workshop, 0))).toEqual([workshop]);
      }
    });

    test('close finishes the appends that wait; later calls reject', async () => {
      await store.ready();
      const append = store.append('A', 0, drafts('a'));
      await store.close();
      expect(await append).toEqual({ ok: true, version: 1 });
      await expect(store.append('A', 1, drafts('b'))).rejects.toThrow('closed');
      await expect(store.read('A', 0)).rejects.toThrow('closed');
      await expect(store.ready()).rejects.toThrow('closed');
    });
  });
}
