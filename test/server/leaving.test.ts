import { expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { MemoryBus } from '#server/adapters/memory-bus.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { makeToken, type TestClient } from './client.ts';
import { LazyClient } from './lazy-client.ts';
import { startApp } from './start.ts';

/** How soon (ms) whoever closes their page is in no list of who is here. */
const SOON = 1_000;

/** A class on two servers of one store: who teaches is on the one, and a stage on the other. */
async function twoServers() {
  const [store, bus] = [new MemoryStore(), new MemoryBus()];
  const [here, there] = [await startApp({ store, bus }), await startApp({ store, bus })];
  const { code, instructorToken } = await here.open();
  const [instructor, stage] = [here.client(), there.client()];
  await instructor.resume(code, instructorToken);
  await stage.watch(code);
  return { servers: [here, there] as const, code, everyone: [instructor, stage] };
}

/** How long (ms) it takes until everybody is told that somebody is here, or no more. */
async function told(everyone: readonly TestClient[], who: string, here: boolean): Promise<number> {
  const began = performance.now();
  await Promise.all(everyone.map((each) => each.until(() => each.online.includes(who) === here)));
  return performance.now() - began;
}

test('whoever closes a WebSocket is gone within a second, on every server (H19)', async () => {
  const { servers, code, everyone } = await twoServers();
  for (const [n, server] of servers.entries()) {
    const student = server.client();
    const { you } = await student.join(code, `Ada ${n}`);
    await told(everyone, you!, true);
    student.close();
    expect(await told(everyone, you!, false)).toBeLessThan(SOON);
  }
});

test('so is whoever polls and posts the packet that closes it, whether a request of theirs waits or not (H19)', async () => {
  const { servers, code, everyone } = await twoServers();
  for (const [n, server] of servers.entries()) {
    for (const waits of [true, false]) {
      const student = await LazyClient.connect(server.url);
      const hello = { protocol: PROTOCOL, workshop: code, token: makeToken(), name: `Bo ${n} ${waits}` };
      await student.post(`42${JSON.stringify(['hello', hello])}`);
      const [, welcome] = (await student.take()).find(([name]) => name === 'welcome')!;
      const { you } = welcome as { readonly you: string };
      await told(everyone, you, true);
      const last = waits ? student.take() : undefined;
      await student.post('1');
      expect(await told(everyone, you, false)).toBeLessThan(SOON);
      await last;
    }
  }
});
