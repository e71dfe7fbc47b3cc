import { expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { Turns } from '#server/limits/turns.ts';
import type { NewEntry } from '#server/ports/event-store.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { startApp } from './start.ts';

const board = FIRST_BOARD;

/** A log of its own, as after a long training: `count` entries that each say where many parameters have got to. */
async function train(store: MemoryStore, code: string, parameters: number, count: number): Promise<void> {
  const [opening] = await store.read(code, 0);
  const { event } = opening!.body as { event: { at: number; board: { network: object } } };
  const network = {
    inputs: 64,
    layers: Array.from({ length: 4 }, () => ({ units: 64, activation: 'tanh' })),
  };
  const numbers = (length: number) => Array.from({ length }, (_, k) => Math.sin(k));
  const shared = { by: null, board, parameters: numbers(parameters) };
  const set = { ...shared, type: 'network-set', network, input: numbers(64), target: numbers(64) };
  const bodies = [
    set,
    ...Array.from({ length: count }, (_, n) => ({
      ...shared,
      type: 'trained',
      steps: n,
      epochs: n,
      loss: 1,
    })),
  ];
  const entries = bodies.map((body, n): NewEntry => {
    const at = event.at + n + 1;
    return { body: { event: { ...body, at } }, at };
  });
  const appended = await store.append(code, 1, entries);
  if (!appended.ok) throw new Error('somebody else wrote there');
}

test('opening a cold workshop with a long log stalls nobody', async () => {
  const store = new MemoryStore();
  const { open } = await startApp({ store: shared(store) });
  const { code } = await open();
  await train(store, code, 4 * (64 * 64 + 64), 150);

  const server = await startApp({ store: shared(store) });
  const other = await server.open();
  const stranger = server.client();
  await stranger.resume(other.code, other.instructorToken);
  let opened = false;
  const opening = fetch(`${server.url}/api/workshops/${code}`).then((response) => {
    opened = true;
    return response.status;
  });
  let answers = 0;
  while (!opened) {
    expect(await stranger.set('W1-0-0', answers / 1_000)).toMatchObject(['ack', {}]);
    answers += 1;
  }
  expect(await opening).toBe(200);
  // 50 MB are read meanwhile: at once, they would leave a turn or two.
  expect(answers).toBeGreaterThan(5);
});

test('while a cold workshop is read, a shutdown tells who waits for it to come back, and logs no error (B1)', async () => {
  const store = new HeldStore();
  const { code } = await (await startApp({ store: shared(store) })).open();
  const errors: string[] = [];
  const log = { info() {}, warn() {}, error: (_: object, message: string) => errors.push(message) };
  const server = await startApp({ store: shared(store), log });
  // Whoever asks so is answered, or cut off.
  const asked = fetch(`${server.url}/api/workshops/${code}`).catch(() => undefined);
  const visitor = server.client();
  await visitor.connected();
  visitor.socket.emit('hello', { protocol: PROTOCOL, workshop: code, viewer: true });
  await store.begun;
  const bye = visitor.next(['bye']);
  const closing = server.app.close();
  store.goOn();
  expect((await bye)[1]).toEqual({ code: 'shutting-down', retryable: true });
  await Promise.all([asked, closing]);
  expect(errors).toEqual([]);
});

test('those who open cold workshops take turns, and one address has only a few at once', async () => {
  const turns = new Turns(3, 2);
  const order: string[] = [];
  const taken = ['a1', 'a2', 'a3', 'a4', 'b1'].map(async (name) => {
    const giveBack = await turns.take(name.slice(0, 1));
    order.push(name);
    return giveBack;
  });
  const [first] = await Promise.all([taken[0]!, taken[1]!, taken[4]!]);
  expect(order).toEqual(['a1', 'a2', 'b1']);
  first();
  await taken[2];
  expect(order).toEqual(['a1', 'a2', 'b1', 'a3']);
});

/** A store that reads no log before it is told to. */
class HeldStore extends MemoryStore {
  readonly #begun = Promise.withResolvers<void>();
  readonly #held = Promise.withResolvers<void>();
  /** Resolves when somebody waits for a log. */
  readonly begun = this.#begun.promise;

  goOn(): void {
    this.#held.resolve();
  }

  override async loadSnapshot(workshop: string) {
    this.#begun.resolve();
    await this.#held.promise;
    return super.loadSnapshot(workshop);
  }
}

/** A store that several apps share: none of them closes it. */
function shared(store: MemoryStore): MemoryStore {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'close') return async () => {};
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
