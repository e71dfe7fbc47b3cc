import { beforeEach, describe, expect, test } from 'vitest';
import { type EventStore, type NewEntry, PAGE, type StoredEntry } from '#server/ports/event-store.ts';

/** An entry that says `name`; what it says does not matter to a store. */
export function entry(name: string, at = 1): NewEntry {
  return { body: { name }, at };
}

const entries = (...names: string[]): NewEntry[] => names.map((name) => entry(name));

const namesOf = (read: readonly StoredEntry[]): string[] =>
  read.map(({ body }) => (body as { readonly name: string }).name);

/** Everything after a version, page by page. */
async function readAll(store: EventStore, workshop: string, after = 0): Promise<StoredEntry[]> {
  const all: StoredEntry[] = [];
  for (;;) {
    const page = await store.read(workshop, all.at(-1)?.version ?? after);
    if (page.length === 0) return all;
    all.push(...page);
  }
}

/** Collects what a subscription delivers, and resolves once it has come to a version. */
class Listener {
  readonly heard: StoredEntry[] = [];
  readonly pages: number[] = [];
  #waiting: Array<{ readonly version: number; readonly resolve: () => void }> = [];

  readonly take = (page: readonly StoredEntry[]): void => {
    this.heard.push(...page);
    this.pages.push(page.length);
    this.#waiting = this.#waiting.filter(({ version, resolve }) => {
      const here = this.version >= version;
      if (here) resolve();
      return !here;
    });
  };

  get version(): number {
    return this.heard.at(-1)?.version ?? 0;
  }

  until(version: number): Promise<void> {
    if (this.version >= version) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ version, resolve }));
  }
}

/** What every event store does; each adapter runs it. */
export function eventStoreContract(adapter: string, open: () => EventStore | Promise<EventStore>): void {
  describe(`the ${adapter} store`, () => {
    let store: EventStore;
    beforeEach(async () => {
      store = await open();
      return () => store.close();
    });

    test('append(workshop, 0, entries) starts a log and gives versions from 1', async () => {
      expect(await store.append('A', 0, entries('a', 'b'))).toEqual({ ok: true, version: 2 });
      expect((await store.read('A', 0)).map(({ version }) => version)).toEqual([1, 2]);
    });

    test('append keeps the body of an entry whole, whatever it says', async () => {
      const body = {
        event: { type: 'x', at: 1 },
        format: 7,
        list: [null, true, 'é', ['']],
        nested: { a: {} },
      };
      await store.append('A', 0, [
        { body, at: 1 },
        ...['text', 3, null].map((other) => ({ body: other, at: 1 })),
      ]);
      expect(await store.read('A', 0)).toEqual([
        { version: 1, body },
        { version: 2, body: 'text' },
        { version: 3, body: 3 },
        { version: 4, body: null },
      ]);
    });

    test('append keeps every double exactly', async () => {
      const values = [0.1 + 0.2, 5e-324, -1e6, 1.7976931348623157e308];
      await store.append('A', 0, [{ body: { values }, at: 1 }]);
      expect(await store.read('A', 0)).toEqual([{ version: 1, body: { values } }]);
    });

    test('append refuses an expected version the log has passed, and returns exactly what is missing', async () => {
      await store.append('A', 0, entries('a', 'b', 'c'));
      const refused = await store.append('A', 1, entries('x'));
      expect(refused).toMatchObject({ ok: false, missing: [{ version: 2 }, { version: 3 }] });
      expect(refused.ok || namesOf(refused.missing)).toEqual(['b', 'c']);
      expect(namesOf(await store.read('A', 0))).toEqual(['a', 'b', 'c']);
    });

    test('append refuses an expected version the log has not reached, and nothing is missing', async () => {
      await store.append('A', 0, entries('a'));
      expect(await store.append('A', 5, entries('x'))).toEqual({ ok: false, missing: [] });
      expect(await store.append('B', 1, entries('x'))).toEqual({ ok: false, missing: [] });
    });

    test('of appends that expect the same version at once, one wins and the rest learn what it wrote', async () => {
      const results = await Promise.all(['x', 'y', 'z'].map((name) => store.append('A', 0, entries(name))));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const written = await store.read('A', 0);
      expect(written).toHaveLength(1);
      for (const result of results) if (!result.ok) expect(result.missing).toEqual(written);
    });

    test('appends to several workshops at once do not mix', async () => {
      await Promise.all(['A', 'B', 'C'].map((workshop) => store.append(workshop, 0, entries(workshop, 'z'))));
      for (const workshop of ['A', 'B', 'C']) {
        expect(namesOf(await store.read(workshop, 0))).toEqual([workshop, 'z']);
      }
    });

    test('a reader sees all of an append or none of it', async () => {
      const append = store.append('A', 0, entries('a', 'b', 'c'));
      expect([0, 3]).toContain((await store.read('A', 0)).length);
      await append;
      expect(await store.read('A', 0)).toHaveLength(3);
    });

    test('read(workshop, after) gives the entries after that version, oldest first', async () => {
      await store.append('A', 0, entries('a', 'b', 'c'));
      expect(namesOf(await store.read('A', 1))).toEqual(['b', 'c']);
      expect(await store.read('A', 3)).toEqual([]);
      expect(await store.read('nowhere', 0)).toEqual([]);
    });

    test('read gives a page: no more entries than asked for, nor than a page has, and the rest after it', async () => {
      const names = Array.from({ length: 2 * PAGE.entries + 5 }, (_, n) => `${n}`);
      await store.append('A', 0, entries(...names));
      expect(namesOf(await store.read('A', 2, 3))).toEqual(['2', '3', '4']);
      expect((await store.read('A', 0)).length).toBeLessThanOrEqual(PAGE.entries);
      expect((await store.read('A', 0, 10 * PAGE.entries)).length).toBeLessThanOrEqual(PAGE.entries);
      expect(namesOf(await readAll(store, 'A'))).toEqual(names);
    });

    test('a page has about so many bytes; an entry that is larger is a page of its own', async () => {
      const large = { body: { name: 'large', filling: 'x'.repeat(2 * PAGE.bytes) }, at: 1 };
      const half = { body: { name: 'half', filling: 'x'.repeat(0.6 * PAGE.bytes) }, at: 1 };
      await store.append('A', 0, [half, half, large, half]);
      for (let after = 0; after < 4; after++) expect(await store.read('A', after)).toHaveLength(1);
      expect(namesOf(await readAll(store, 'A'))).toEqual(['half', 'half', 'large', 'half']);
    });

    test('what an append misses comes by the page, too: the caller reads on', async () => {
      const names = Array.from({ length: PAGE.entries + 5 }, (_, n) => `${n}`);
      await store.append('A', 0, entries(...names));
      const refused = await store.append('A', 2, entries('x'));
      const missing = refused.ok ? [] : refused.missing;
      expect(missing[0]?.version).toBe(3);
      expect(missing.length).toBeLessThanOrEqual(PAGE.entries);
      const rest = await readAll(store, 'A', missing.at(-1)?.version);
      expect(namesOf([...missing, ...rest])).toEqual(names.slice(2));
    });

    test('what was read does not change with later appends', async () => {
      await store.append('A', 0, entries('a'));
      const read = await store.read('A', 0);
      await store.append('A', 1, entries('b'));
      expect(read).toHaveLength(1);
    });

    test('subscribe delivers what is there, then what comes, in order, without a gap and once', async () => {
      await store.append('A', 0, entries('a', 'b'));
      const listener = new Listener();
      const append = store.append('A', 2, entries('c'));
      const unsubscribe = await store.subscribe('A', 1, listener.take);
      await append;
      await store.append('A', 3, entries('d', 'e'));
      await store.append('B', 0, entries('other'));
      await listener.until(5);
      expect(namesOf(listener.heard)).toEqual(['b', 'c', 'd', 'e']);
      expect(listener.heard.map(({ version }) => version)).toEqual([2, 3, 4, 5]);
      unsubscribe();
      // Another's hearing of it shows that this one would have, too.
      const other = new Listener();
      await store.subscribe('A', 5, other.take);
      await store.append('A', 5, entries('f'));
      await other.until(6);
      expect(listener.heard).toHaveLength(4);
    });

    test('subscribe delivers a long log by the page, and misses nothing that is appended meanwhile', async () => {
      const names = Array.from({ length: 2 * PAGE.entries + 5 }, (_, n) => `${n}`);
      await store.append('A', 0, entries(...names));
      const listener = new Listener();
      const subscribed = store.subscribe('A', 0, listener.take);
      await store.append('A', names.length, entries('late'));
      await subscribed;
      await store.append('A', names.length + 1, entries('later'));
      await listener.until(names.length + 2);
      expect(namesOf(listener.heard)).toEqual([...names, 'late', 'later']);
      expect(Math.max(...listener.pages)).toBeLessThanOrEqual(PAGE.entries);
    });

    test('subscribe delivers values as a reader would read them, which are nobody else’s', async () => {
      const [first, second] = [new Listener(), new Listener()];
      await store.subscribe('A', 0, first.take);
      await store.subscribe('A', 0, second.take);
      const body = { name: 'a', left: undefined, list: [1] };
      await store.append('A', 0, [{ body, at: 1 }]);
      body.list.push(2);
      await Promise.all([first.until(1), second.until(1)]);
      for (const { heard } of [first, second]) {
        expect(heard).toStrictEqual(await store.read('A', 0));
        const [kept] = heard;
        expect(kept?.body).toStrictEqual({ name: 'a', list: [1] });
      }
    });

    test('subscribe serves several listeners of one log, each from its own version', async () => {
      await store.append('A', 0, entries('a'));
      const [first, second] = [new Listener(), new Listener()];
      await store.subscribe('A', 0, first.take);
      await store.subscribe('A', 1, second.take);
      await store.append('A', 1, entries('b'));
      await Promise.all([first.until(2), second.until(2)]);
      expect([namesOf(first.heard), namesOf(second.heard)]).toEqual([['a', 'b'], ['b']]);
    });

    test('a listener may stop listening to a log that was removed, and listen to its successor', async () => {
      await store.append('A', 0, entries('a'));
      const unsubscribe = await store.subscribe('A', 0, new Listener().take);
      await store.remove('A');
      unsubscribe();
      const listener = new Listener();
      await store.subscribe('A', 0, listener.take);
      await store.append('A', 0, entries('new'));
      await listener.until(1);
      expect(namesOf(listener.heard)).toEqual(['new']);
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
      await store.append('A', 0, [entry('a', 10), entry('b', 20)]);
      await store.append('B', 0, [entry('c', 30)]);
      const logs = [...(await store.list())].sort((a, b) => a.workshop.localeCompare(b.workshop));
      expect(logs).toEqual([
        { workshop: 'A', version: 2, updatedAt: 20, bytes: 24 },
        { workshop: 'B', version: 1, updatedAt: 30, bytes: 12 },
      ]);
    });

    test('remove forgets a log and its snapshot, and no other', async () => {
      await store.append('A', 0, entries('a'));
      await store.append('B', 0, entries('b'));
      await store.saveSnapshot('A', { version: 1, body: 1 });
      await store.remove('A');
      expect(await store.read('A', 0)).toEqual([]);
      expect(await store.loadSnapshot('A')).toBeUndefined();
      expect((await store.list()).map(({ workshop }) => workshop)).toEqual(['B']);
      expect(await store.append('A', 1, entries('late'))).toEqual({ ok: false, missing: [] });
      expect(await store.append('A', 0, entries('new'))).toEqual({ ok: true, version: 1 });
    });

    test('size gives what the entries of a log take as text, and replace writes others in their place', async () => {
      expect(await store.size('A')).toBe(0);
      await store.append('A', 0, entries('a', 'long'.repeat(100), 'c'));
      await store.append('B', 0, entries('b'));
      const whole = await store.size('A');
      expect(whole).toBe(12 + 411 + 12);
      const listener = new Listener();
      await store.subscribe('A', 3, listener.take);
      await store.replace('A', [
        { version: 2, body: { name: 'é' } },
        { version: 9, body: { name: 'nowhere' } },
      ]);
      expect(namesOf(await store.read('A', 0))).toEqual(['a', 'é', 'c']);
      expect(namesOf(await store.read('B', 0))).toEqual(['b']);
      expect(await store.size('A')).toBe(12 + 13 + 12);
      expect(await store.append('A', 3, entries('d'))).toEqual({ ok: true, version: 4 });
      await listener.until(4);
      expect(namesOf(listener.heard)).toEqual(['d']);
      const unwritable = { version: 3, body: 1n };
      await expect(store.replace('A', [{ version: 1, body: { name: 'x' } }, unwritable])).rejects.toThrow();
      expect(namesOf(await store.read('A', 0))).toEqual(['a', 'é', 'c', 'd']);
      await store.replace('nowhere', [{ version: 1, body: {} }]);
      expect(await store.read('nowhere', 0)).toEqual([]);
    });

    test('a name may be taken again while what was under it is still being removed', async () => {
      const names = Array.from({ length: 3_000 }, (_, n) => `${n}`);
      await store.append('A', 0, entries(...names));
      const removed = store.remove('A');
      expect(await store.read('A', 0)).toEqual([]);
      expect(await store.append('A', 0, entries('new'))).toEqual({ ok: true, version: 1 });
      await removed;
      expect(namesOf(await store.read('A', 0))).toEqual(['new']);
      expect(await store.size('A')).toBe(14);
    });

    test('names that mean something elsewhere are names like any other', async () => {
      for (const workshop of ['__proto__', 'constructor', "'; DROP TABLE entries; --"]) {
        await store.append(workshop, 0, entries(workshop));
        expect(namesOf(await store.read(workshop, 0))).toEqual([workshop]);
      }
    });

    test('close finishes the appends that wait; later calls reject', async () => {
      await store.ready();
      const append = store.append('A', 0, entries('a'));
      await store.close();
      expect(await append).toEqual({ ok: true, version: 1 });
      await expect(store.append('A', 1, entries('b'))).rejects.toThrow('closed');
      await expect(store.read('A', 0)).rejects.toThrow('closed');
      await expect(store.ready()).rejects.toThrow('closed');
    });
  });
}
