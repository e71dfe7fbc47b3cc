import { describe, expect, test } from 'vitest';
import type { Tick, Welcome } from '#shared/protocol/server-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { rules } from '#shared/workshop/rules.ts';
import { LazyClient } from './lazy-client.ts';
import { startApp } from './start.ts';

async function lateTicks(lazy: LazyClient, version: number): Promise<{ ticks: Tick[]; all: string[] }> {
  const ticks: Tick[] = [];
  const all: string[] = [];
  while (ticks.at(-1)?.version !== version) {
    for (const [name, body] of await lazy.take()) {
      all.push(name);
      if (name === 'tick') ticks.push(body as Tick);
    }
  }
  return { ticks, all };
}

describe('a connection that does not take its messages', () => {
  test('is never waited for, and catches up with one merged tick when it does (F1, F5)', async () => {
    const server = await startApp({}, { tickInterval: 1 });
    const { code } = await server.open();
    const quick = server.client();
    await quick.join(code, 'Ada');
    const lazy = await LazyClient.connect(server.url);
    await lazy.post(`42${JSON.stringify(['hello', { protocol: PROTOCOL, workshop: code, viewer: true }])}`);
    const welcome = (await lazy.take()).find(([name]) => name === 'welcome')?.[1] as Welcome;

    for (let n = 1; n <= 50; n++) expect((await quick.set('W1-0-0', n / 100))[0]).toBe('ack');
    const { ticks } = await lateTicks(lazy, quick.version);
    expect(ticks.length).toBeLessThan(6);
    const last = ticks.at(-1)!;
    expect(last.entries.length).toBeGreaterThan(40);
    // Whoever was skipped gets what a client cannot work out from the events alone.
    expect(last.history?.[FIRST_BOARD]?.at(-1)?.version).toBe(quick.version);
    expect(last.observations[FIRST_BOARD]).toEqual(quick.observations[FIRST_BOARD]);

    let state = welcome.snapshot!;
    for (const { from, entries, version } of ticks) {
      expect(from).toBe(state.version);
      state = entries.reduce((before, [at, event]) => rules.evolve(before, event, at), state);
      expect(version).toBe(state.version);
    }
    expect(state).toEqual(quick.state);
  });

  test('by polling from far away is not dropped, though something always waits for it (F8)', async () => {
    const plenty = { burst: 100_000, perSecond: 100_000 };
    const server = await startApp(
      {},
      {
        tickInterval: 1,
        messages: plenty,
        workshopMessages: plenty,
        backlog: { ceiling: 1e9, patience: 500 },
      },
    );
    const { code } = await server.open();
    const quick = server.client();
    await quick.join(code, 'Ada');
    const far = await LazyClient.connect(server.url);
    await far.post(`42${JSON.stringify(['hello', { protocol: PROTOCOL, workshop: code, viewer: true }])}`);
    await far.take();
    let busy = true;
    const moving = (async () => {
      for (let n = 0; busy; n++) await quick.set('W1-0-0', n);
    })();
    let version = 0;
    // Eight times as long as it may take nothing.
    for (const until = performance.now() + 4_000; performance.now() < until; ) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      for (const [name, body] of await far.take()) if (name === 'tick') ({ version } = body as Tick);
    }
    busy = false;
    await moving;
    expect((await lateTicks(far, quick.version)).ticks.at(-1)!.version).toBeGreaterThan(version);
  });

  test('over WebSocket neither, however long it takes nothing, and it comes to the newest state (F5)', async () => {
    const plenty = { burst: 100_000, perSecond: 100_000 };
    const server = await startApp({}, { tickInterval: 1, messages: plenty, workshopMessages: plenty });
    const { code, instructorToken } = await server.open();
    const [quick, stalled] = [server.client(), server.client()];
    // A student may not write as much.
    await quick.resume(code, instructorToken);
    await stalled.watch(code);
    const { ws } = stalled.socket.io.engine.transport as unknown as {
      ws: { _socket: { pause(): void; resume(): void } };
    };
    ws._socket.pause();
    // Far more than the kernel's buffers hold for a connection, so that the server has to keep it back.
    const name = (n: number) => `${'👨‍👩‍👧‍👦'.repeat(20)}${n}`;
    const rounds = 200;
    for (let n = 0; n < rounds; n++) {
      const renames = Array.from({ length: 60 }, (_, k) =>
        quick.command({ type: 'rename', participant: quick.you!, name: name(k) }),
      );
      for (const [answer] of await Promise.all(renames)) expect(answer).toBe('ack');
    }
    await quick.set('W1-0-0', 0.5);
    ws._socket.resume();
    await stalled.until(() => stalled.version === quick.version);
    expect(stalled.state).toEqual(quick.state);
    expect(stalled.received.filter(([name]) => name === 'tick').length).toBeLessThan(rounds);
    await quick.set('W1-0-0', 0.25);
    await stalled.until(() => stalled.version === quick.version);
  });

  test('gets its own answers only after the tick they follow (F6)', async () => {
    const server = await startApp({}, { tickInterval: 1 });
    const { code } = await server.open();
    const quick = server.client();
    await quick.join(code, 'Ada');
    const lazy = await LazyClient.connect(server.url);
    const hello = { protocol: PROTOCOL, workshop: code, token: 'A'.repeat(43), name: 'Grace' };
    await lazy.post(`42${JSON.stringify(['hello', hello])}`);
    await lazy.take();
    for (let n = 1; n <= 10; n++) await quick.set('W1-0-0', n / 100);
    const command = {
      id: 'client-abc:1',
      type: 'set-parameters',
      board: FIRST_BOARD,
      values: [['b1-0', 0.5]],
    };
    await lazy.post(`42${JSON.stringify(['command', command])}`);
    await quick.until(() => quick.state?.boards[FIRST_BOARD]?.parameters[6] === 0.5);
    const { all } = await lateTicks(lazy, quick.version);
    while (!all.includes('ack')) for (const [name] of await lazy.take()) all.push(name);
    expect(all.lastIndexOf('tick')).toBeLessThan(all.indexOf('ack'));
  });
});
