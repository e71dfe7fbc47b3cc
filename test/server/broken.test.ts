import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { SqliteStore } from '#server/adapters/sqlite.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { rules } from '#shared/workshop/rules.ts';
import { ManualClock } from './manual-clock.ts';
import { ask, Memory, opened, registryOf, roomOf, set } from './rooms.ts';
import { runProcess, startApp, temporaryFolder } from './start.ts';

/** What is asked of rules about an entry that is in the log: what follows from it, and whether it changes who sees what. */
type Asked = 'evolve' | 'sight';

/** Rules that can be told not to follow the log: what is decided goes well, what is in the log throws. */
function fragile(): {
  rules: Rules;
  throwing: (event: string, asked: Asked) => boolean;
  fail(when: (type: string, asked: Asked) => boolean): void;
} {
  let throwing: (type: string, asked: Asked) => boolean = () => false;
  return {
    throwing: (type, asked) => throwing(type, asked),
    fail: (when) => {
      throwing = when;
    },
    rules: {
      ...rules,
      evolve(state, event, version) {
        if (version !== undefined && throwing(event.type, 'evolve')) {
          throw new TypeError('it cannot be followed');
        }
        return rules.evolve(state, event, version);
      },
      changesSight(event) {
        if (throwing(event.type, 'sight')) throw new TypeError('it cannot be followed');
        return rules.changesSight(event);
      },
    },
  };
}

const once = () => {
  let left = 1;
  return () => left-- > 0;
};

const busy = { ok: false, rejection: { code: 'busy' } };

describe('a room that cannot follow what it has just appended', () => {
  test('answers, closes, and is there again from its log; what was appended is applied once (K5)', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const { rules, fail } = fragile();
    const registry = registryOf({ store, clock, rules });
    const { code, room } = await opened(registry);
    const memory = new Memory();
    room.attend(memory);
    fail(once());
    const command = { type: 'set-parameters', board: FIRST_BOARD, values: [['W1-0-0', 0.75]] };
    const answers = [
      ask(room, command, 'p1', 'client-xyz:7001'),
      ask(room, command, 'p1', 'client-xyz:7002'),
    ];
    await clock.advance(100);
    expect(await Promise.all(answers)).toEqual([busy, busy]);
    expect(memory.ends).toEqual([{ code: 'busy' }]);
    const again = await roomOf(registry, code);
    expect(again).not.toBe(room);
    expect(again.workshop.state.boards[FIRST_BOARD]!.parameters[0]).toBe(0.75);
    const { version } = again;
    const repeated = ask(again, command, 'p1', 'client-xyz:7001');
    const next = set(again, 0.5);
    await clock.advance(100);
    expect(await repeated).toMatchObject({ ok: true });
    expect(await next).toEqual({ ok: true, version: version + 1 });
  });

  test('answers as well when it is those who are told that throw', async () => {
    const clock = new ManualClock();
    const registry = registryOf({ store: new MemoryStore(), clock });
    const { code, room } = await opened(registry);
    room.attend({
      tick() {
        throw new TypeError('it cannot be shown');
      },
      observed() {},
      settled() {},
      closed() {},
    });
    const answer = set(room, 0.75);
    await clock.advance(100);
    expect(await answer).toEqual(busy);
    const again = set(await roomOf(registry, code), 0.5);
    await clock.advance(100);
    expect(await again).toMatchObject({ ok: true });
  });

  test('is not followed by others either: they begin anew, too', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const { rules, fail } = fragile();
    const [here, there] = [registryOf({ store, clock }), registryOf({ store, clock, rules })];
    const { code, room } = await opened(here);
    const other = await roomOf(there, code);
    fail(once());
    void set(room, 0.75);
    await clock.advance(100);
    expect(other.ended).toEqual({ code: 'busy' });
    expect((await roomOf(there, code)).workshop).toEqual(room.workshop);
  });

  test('whose log throws every time is closed with the sentence that says so, and is not tried for ever', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const { rules, fail } = fragile();
    const registry = registryOf({ store, clock, rules });
    const { code, room } = await opened(registry);
    const followed = once();
    fail((type, asked) => type === 'parameters-set' && (asked === 'evolve' || followed()));
    const answer = set(room, 0.75);
    await clock.advance(100);
    expect(await answer).toEqual(busy);
    expect(await registry.find(code)).toEqual({
      ok: false,
      rejection: { code: 'workshop-unreadable', params: { workshop: code } },
    });
  });

  test('sends its people away to come back, and they do (B1)', async () => {
    const { rules, fail } = fragile();
    const server = await startApp({ rules });
    const { code, instructorToken } = await server.open();
    const [instructor, student] = [server.client(), server.client()];
    await instructor.resume(code, instructorToken);
    await student.join(code, 'Ada');
    fail(once());
    const bye = student.next(['bye']);
    void instructor.set('W1-0-0', 0.75);
    expect((await bye)[1]).toEqual({ code: 'busy', retryable: true });
    const back = server.client();
    await back.resume(code, student.token);
    expect(back.state?.boards[FIRST_BOARD]?.parameters[0]).toBe(0.75);
    expect((await back.set('W1-0-0', 0.5))[0]).toBe('ack');
  });
});

describe('a snapshot', () => {
  test('that looks right and cannot be gone on from is replayed over', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const registry = registryOf({ store, clock });
    const { code, room } = await opened(registry);
    void set(room, 1);
    await clock.advance(100);
    await registry.close();
    const { version, body } = (await store.loadSnapshot(code))!;
    const again = registryOf({ store, clock });
    const next = set(await roomOf(again, code), 2);
    await clock.advance(100);
    await next;
    const whole = (await roomOf(again, code)).workshop;
    const { state, ledger } = body as { state: object; ledger: object };
    const broken = [
      { ...(body as object), state: { ...state, boards: { class: null } } },
      { ...(body as object), state: { version } },
      { ...(body as object), ledger: { ...ledger, settled: null } },
      { ...(body as object), history: { class: 7 } },
    ];
    for (const each of broken) {
      const copy = new MemoryStore();
      const entries = await store.read(code, 0);
      await copy.append(
        code,
        0,
        entries.map(({ body }) => ({ body, at: 1 })),
      );
      await copy.saveSnapshot(code, { version, body: each });
      expect((await roomOf(registryOf({ store: copy, clock }), code)).workshop).toEqual(whole);
    }
  });
});

describe('the file that workshops are kept in', () => {
  test('is written through to the disk at every commit (synchronous = FULL)', async () => {
    const store = new SqliteStore(join(temporaryFolder(), 'weightroom.db'));
    expect(store.synchronous).toBe(2);
    await store.close();
  });

  test('is looked at when the server starts: one that is damaged is named, in one line', async () => {
    const DATA_DIR = temporaryFolder();
    const path = join(DATA_DIR, 'weightroom.db');
    const store = new SqliteStore(path);
    const filling = 'x'.repeat(1_000);
    for (let n = 0; n < 20; n++) {
      const entries = Array.from({ length: 50 }, () => ({ body: { filling }, at: 1 }));
      await store.append(`W${n}`, 0, entries);
    }
    await store.close();
    const file = openSync(path, 'r+');
    // Pages in the middle, as a bad disk would have them.
    const { size } = statSync(path);
    for (let at = 0.3; at < 0.7; at += 0.02)
      writeSync(file, Buffer.alloc(512, 7), 0, 512, Math.floor((at * size) / 4096) * 4096);
    closeSync(file);
    const { code, log } = await runProcess({ DATA_DIR });
    expect(code).toBe(1);
    expect(log.trim().split('\n')).toHaveLength(1);
    expect(log).toMatch(/weightroom\.db: the file is damaged .* Put a copy of it back/);
  });

  test('that is no database at all is named, too', async () => {
    const DATA_DIR = temporaryFolder();
    const file = openSync(join(DATA_DIR, 'weightroom.db'), 'w');
    writeSync(file, 'not a database at all, but long enough to be taken for one'.repeat(100));
    closeSync(file);
    const { code, log } = await runProcess({ DATA_DIR });
    expect(code).toBe(1);
    expect(log).toMatch(/cannot open .* Put a copy of it back/);
  });

  test('readyz writes to it, and leaves nothing', async () => {
    const path = join(temporaryFolder(), 'weightroom.db');
    const store = new SqliteStore(path);
    const server = await startApp({ store });
    const written = statSync(`${path}-wal`).size;
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(written);
    expect(await store.list()).toEqual([]);
    const ready = store.ready.bind(store);
    let asked = 0;
    store.ready = () => {
      asked += 1;
      return ready();
    };
    await Promise.all(Array.from({ length: 20 }, () => fetch(`${server.url}/readyz`)));
    // Asking costs a write: many who ask at once share one.
    expect(asked).toBeLessThanOrEqual(1);
  });
});
