import { expect, onTestFinished, test, vi } from 'vitest';
import { Session } from '#client/net/session.ts';
import { MemoryStore } from '#server/adapters/memory.ts';
import { GRACE } from '#server/workshops/ages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { Command } from '#shared/workshop/features.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { makeToken } from './client.ts';
import { ManualClock } from './manual-clock.ts';
import { linkTo, MemoryStorage } from './session-link.ts';
import { startApp } from './start.ts';

/** Lets time pass until something has come of it. */
async function inTime<T>(clock: ManualClock, awaited: Promise<T>): Promise<T> {
  let settled = false;
  const done = () => {
    settled = true;
  };
  awaited.then(done, done);
  while (!settled) await clock.advance(1);
  return awaited;
}

const point: Command = { type: 'add-point', board: FIRST_BOARD, point: [0.5, 0.5, 1] };

test('a command of a page from long ago is not done twice, however many pages there were since (K5, K6)', async () => {
  const store = new MemoryStore();
  // It outlives the first of the two servers.
  store.close = async () => {};
  const server = await startApp({ store });
  const { code, instructorToken } = await server.open();
  const instructor = server.client();
  await instructor.resume(code, instructorToken);
  const points = () => instructor.state?.boards[FIRST_BOARD]?.points.length;
  expect((await instructor.command(point, 'the-first:1'))[0]).toBe('ack');
  expect((await instructor.command(point, 'the-first:1'))[0]).toBe('ack');
  for (let n = 0; n < 17; n++) expect((await instructor.command(point, `page-${100 + n}:1`))[0]).toBe('ack');
  expect(points()).toBe(18);
  for (const id of ['the-first:1', 'the-first:2', 'page-100:1']) {
    expect(await instructor.command(point, id)).toMatchObject(['reject', { code: 'stale-command' }]);
  }
  expect(points()).toBe(18);

  const second = await startApp({ store });
  const back = second.client();
  await back.resume(code, instructorToken);
  expect(await back.command(point, 'the-first:1')).toMatchObject(['reject', { code: 'stale-command' }]);
  expect((await back.command(point, 'page-116:1'))[0]).toBe('ack');
  expect((await back.command(point, 'page-117:1'))[0]).toBe('ack');
  expect(back.state?.boards[FIRST_BOARD]?.points).toHaveLength(19);
});

test('who was refused has no more than a minute to find a place, as anybody else (B1)', async () => {
  const clock = new ManualClock();
  const server = await startApp({ clock });
  const { code } = await server.open();
  const client = server.client();
  const hello = { protocol: PROTOCOL, workshop: code, token: client.token, name: ' ' };
  const answer = await inTime(clock, client.sayHello(hello));
  expect(answer).toMatchObject(['reject', { code: 'name-empty' }]);
  const bye = client.next(['bye']);
  await clock.advance(60_000);
  expect(await bye).toMatchObject(['bye', { code: 'hello-expected', retryable: true }]);
});

test('a class that was quiet for longer than a workshop lasts, and drops together, comes back (H3)', async () => {
  const clock = new ManualClock();
  const server = await startApp({ clock }, { workshopTtl: 3_600_000 });
  const { code, instructorToken } = await server.open();
  const instructor = server.client();
  await instructor.resume(code, instructorToken);
  const found = await server.app.registry.find(code);
  if (!found.ok) throw new Error(found.rejection.code);
  await clock.advance(5_000_000);
  const empty = new Promise<void>((resolve) => {
    found.room.watch(() => {
      if (!found.room.attended) resolve();
    });
  });
  instructor.close();
  await inTime(clock, empty);
  // Long enough for the room to leave memory, and for whatever removes old workshops to come by.
  await clock.advance(300_000);
  const back = server.client();
  expect(await inTime(clock, back.resume(code, instructorToken))).toMatchObject({ you: 'p1' });

  back.close();
  // Who was here was noted, which is a change: its time begins then.
  await clock.advance(3_600_000 + GRACE + 120_000);
  const late = server.client();
  const hello = { protocol: PROTOCOL, workshop: code, token: instructorToken };
  expect(await inTime(clock, late.sayHello(hello))).toMatchObject(['bye', { code: 'unknown-workshop' }]);
});

test('another token ends every other one, and the page that asked goes on (C5)', async () => {
  const server = await startApp();
  const { code, instructorToken } = await server.open();
  const [here, shared] = [server.client(), server.client()];
  await here.resume(code, instructorToken);
  await shared.resume(code, instructorToken);
  const bye = shared.next(['bye']);
  const renewed = makeToken();
  const hello = { protocol: PROTOCOL, workshop: code, token: renewed, renews: instructorToken };
  expect(await here.sayHello(hello)).toMatchObject(['welcome', { you: 'p1' }]);
  expect(await bye).toMatchObject(['bye', { code: 'link-invalid', retryable: false }]);
  expect((await here.set('W1-0-0', 0.5))[0]).toBe('ack');
  // An answer that was lost is asked for again.
  expect(await here.sayHello(hello)).toMatchObject(['welcome', { you: 'p1' }]);
  const old = { protocol: PROTOCOL, workshop: code, token: instructorToken };
  expect(await server.client().sayHello(old)).toMatchObject(['reject', { code: 'not-joined' }]);
  const stranger = { ...hello, token: makeToken() };
  expect(await server.client().sayHello(stranger)).toMatchObject(['reject', { code: 'not-joined' }]);
  expect(await server.client().resume(code, renewed)).toMatchObject({ you: 'p1' });
});

test('a page renews its token, keeps it over a reload, and forgets it when it is told to (C5)', async () => {
  vi.stubGlobal('localStorage', new MemoryStorage());
  onTestFinished(() => void vi.unstubAllGlobals());
  const server = await startApp();
  const { code } = await server.open();
  const key = `weightroom:token:${code}:person`;
  let changed = () => {};
  const pageOf = () => {
    const told = { changed: () => changed(), refused: () => {} };
    return new Session(code, 'person', { ...told, connect: (handlers) => linkTo(server.url, handlers) });
  };
  const inside = (session: Session) =>
    new Promise<void>((resolve) => {
      changed = () => {
        if (session.phase.name === 'inside' && localStorage.getItem(`weightroom:renews:${code}`) === null)
          resolve();
      };
    });
  const page = pageOf();
  await page.join('Ada');
  const before = localStorage.getItem(key);
  const renewed = inside(page);
  page.renewToken();
  await renewed;
  const now = localStorage.getItem(key);
  expect(now).not.toBe(before);
  page.stop();

  // The answer to the renewal was lost with the page that asked for it.
  localStorage.setItem(key, makeToken());
  localStorage.setItem(`weightroom:renews:${code}`, now!);
  const reloaded = pageOf();
  const back = inside(reloaded);
  reloaded.start();
  await back;
  expect(reloaded.replica?.you).toBe('p2');
  reloaded.forget();
  expect(localStorage.getItem(key)).toBeNull();
  expect(localStorage.getItem('weightroom:workshops')).toBe('[]');
});
