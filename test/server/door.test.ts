import { describe, expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { DoorPolicy } from '#shared/workshop/model/door.ts';
import { waitingOf } from '#shared/workshop/model/door.ts';
import { present } from '#shared/workshop/model/people.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { makeToken, type TestClient } from './client.ts';
import { type Started, startApp, startProcess, temporaryFolder } from './start.ts';

/** A workshop whose door is like this, and its instructor. */
async function behind(server: Started, door: DoorPolicy) {
  const { code, instructorToken } = await server.open({ title: 'Class' });
  const instructor = server.client();
  await instructor.resume(code, instructorToken);
  await instructor.command({ type: 'set-door', door });
  return { code, instructorToken, instructor };
}

const hello = (workshop: string, token: string, name?: string) => ({
  protocol: PROTOCOL,
  workshop,
  token,
  ...(name !== undefined && { name }),
});

/** The instructor sees so many at the door. */
const knocked = (instructor: TestClient, count: number) =>
  instructor.until(() => {
    const waiting = waitingOf(instructor.state!);
    return waiting.length === count && waiting;
  }, `${count} who wait`);

const statusOf = ({ state, you }: TestClient) => state?.participants[you!]?.status;

describe('a room that fakes have filled', () => {
  /** Joins and is gone again, so many times. */
  async function fill(server: Started, code: string, count: number): Promise<string[]> {
    const fake = server.client();
    const tokens: string[] = [];
    for (let n = 0; n < count; n++) {
      fake.token = makeToken();
      tokens.push(fake.token);
      await fake.join(code, `Fake ${n}`);
    }
    fake.close();
    return tokens;
  }

  test('D1: lets a real student in all the same', async () => {
    const server = await startApp({}, { maxParticipants: 4 });
    const { code, instructor } = await behind(server, 'open');
    const ada = server.client();
    await ada.join(code, 'Ada');
    await fill(server, code, 2);
    await instructor.until(() => instructor.online.length === 2, 'the fakes to be away');
    const bob = server.client();
    await bob.join(code, 'Bob');
    await instructor.until(() => instructor.state!.participants[bob.you!] !== undefined, 'Bob');
    expect(present(instructor.state!)).toHaveLength(4);
    expect(statusOf(ada)).toBe('present');
    expect(instructor.state!.participants.p3).toMatchObject({ name: 'Fake 0', status: 'lapsed' });
  });

  test('D1: but who is there, or has done something, keeps their place', async () => {
    const server = await startApp({}, { maxParticipants: 3 });
    const { code, instructor } = await behind(server, 'open');
    const [ada, bob, carol] = [server.client(), server.client(), server.client()];
    await ada.join(code, 'Ada');
    await bob.join(code, 'Bob');
    await bob.set('W1-0-0', 0.5);
    bob.close();
    await instructor.until(() => instructor.online.length === 2, 'Bob to be away');
    await carol.connected();
    const answer = await carol.sayHello(hello(code, makeToken(), 'Carol'));
    expect(answer).toMatchObject(['reject', { code: 'room-full', params: { limit: 3 } }]);
  });

  test('D2: and who made place comes back as who they were', async () => {
    const server = await startApp({}, { maxParticipants: 3 });
    const { code, instructor } = await behind(server, 'open');
    const [first, second] = await fill(server, code, 2);
    await instructor.until(() => instructor.online.length === 1, 'the fakes to be away');
    const ada = server.client();
    await ada.join(code, 'Ada');
    // There is another ghost to make place for the first.
    const back = server.client();
    await back.resume(code, first);
    expect(back.you).toBe('p2');
    expect(statusOf(back)).toBe('present');
    const late = server.client();
    const answer = await late.sayHello(hello(code, second!));
    expect(answer).toMatchObject(['reject', { code: 'room-full' }]);
  });
});

describe('a door with approval', () => {
  test('D3: who waits is let in by the instructor, on the page they have open', async () => {
    const server = await startApp();
    const { code, instructor } = await behind(server, 'approval');
    const ada = server.client();
    await ada.join(code, 'Ada');
    expect(statusOf(ada)).toBe('waiting');
    expect(ada.state!.title).toBe('Class');
    expect(ada.state!.boards).toEqual({});
    const [id] = await knocked(instructor, 1);
    await instructor.until(() => instructor.online.includes(id!), 'Ada at the door');
    const stage = server.client();
    await stage.watch(code);
    expect(stage.online).not.toContain(id);
    await instructor.command({ type: 'admit', participants: [id!] });
    await ada.until(() => statusOf(ada) === 'present', 'the way in');
    expect(Object.keys(ada.state!.boards)).toEqual([FIRST_BOARD]);
    await stage.until(() => stage.online.includes(id!), 'Ada in the room');
    expect(await ada.set('W1-0-0', 0.25)).toMatchObject(['ack', {}]);
  });

  test('D4: who waits does nothing, and comes back to their place in the line', async () => {
    const server = await startApp();
    const { code, instructor } = await behind(server, 'approval');
    const ada = server.client();
    await ada.join(code, 'Ada');
    expect(await ada.set('W1-0-0', 0.25)).toMatchObject(['reject', { code: 'not-joined' }]);
    ada.close();
    const again = server.client();
    await again.resume(code, ada.token);
    expect([again.you, statusOf(again)]).toEqual([ada.you, 'waiting']);
    expect(await knocked(instructor, 1)).toEqual([ada.you]);
  });

  test('D4: also after the server was killed', async () => {
    const data = temporaryFolder();
    const first = await startProcess({ DATA_DIR: data });
    const { code, instructorToken } = await behind(first, 'approval');
    const ada = first.client();
    await ada.join(code, 'Ada');
    await first.stop('SIGKILL');
    const second = await startProcess({ DATA_DIR: data });
    const again = second.client();
    await again.resume(code, ada.token);
    expect(statusOf(again)).toBe('waiting');
    const instructor = second.client();
    await instructor.resume(code, instructorToken);
    await instructor.command({ type: 'admit', participants: await knocked(instructor, 1) });
    await again.until(() => statusOf(again) === 'present', 'the way in');
  });

  test('D5: all at once, or none of them', async () => {
    const server = await startApp();
    const { code, instructor } = await behind(server, 'approval');
    const people = [server.client(), server.client(), server.client()];
    for (const [n, one] of people.entries()) await one.join(code, `Student ${n}`);
    const [first, ...others] = await knocked(instructor, 3);
    const bye = people[0]!.next(['bye']);
    await instructor.command({ type: 'turn-away', participants: [first!] });
    expect(await bye).toMatchObject(['bye', { code: 'turned-away', retryable: false }]);
    await instructor.command({ type: 'admit', participants: others });
    for (const one of people.slice(1)) await one.until(() => statusOf(one) === 'present', 'the way in');
    const late = server.client();
    const answer = await late.sayHello(hello(code, people[0]!.token, 'Student 0'));
    expect(answer).toMatchObject(['bye', { code: 'turned-away' }]);
  });

  test('V9: the room learns nothing of who waits, nor they of it', async () => {
    const server = await startApp();
    const { code, instructor } = await behind(server, 'open');
    const [ada, stage] = [server.client(), server.client()];
    await ada.join(code, 'Ada');
    await stage.watch(code);
    await instructor.command({ type: 'set-door', door: 'approval' });
    const [bob, carol] = [server.client(), server.client()];
    await bob.join(code, 'WaitingBob');
    await carol.join(code, 'WaitingCarol');
    const [first, second] = await knocked(instructor, 2);
    await ada.set('W1-0-0', 0.123454321);
    await instructor.command({ type: 'freeze' });
    await instructor.command({ type: 'turn-away', participants: [second!] });
    await carol.gone();
    const late = server.client();
    await late.watch(code);
    await instructor.command({ type: 'unfreeze' });
    for (const one of [ada, stage, late]) await one.until(() => !one.state!.frozen, 'going on');
    const told = JSON.stringify([ada.received, stage.received, late.received]);
    for (const word of ['WaitingBob', 'WaitingCarol', `"${first}"`, `"${second}"`]) {
      expect(told).not.toContain(word);
    }
    for (const one of [bob, carol]) {
      const got = JSON.stringify(one.received);
      for (const word of ['Ada', '0.123454321', 'frozen":true']) expect(got).not.toContain(word);
    }
    expect(JSON.stringify(bob.received)).not.toContain('WaitingCarol');
  });
});

describe('removing and barring', () => {
  test('D8: a crowd goes in one entry; who has done something stays where only the idle are meant', async () => {
    const server = await startApp();
    const { code, instructor } = await behind(server, 'open');
    const crowd = Array.from({ length: 6 }, () => server.client());
    for (const [n, one] of crowd.entries()) await one.join(code, `N${n}`);
    await crowd[0]!.set('W1-0-0', 0.5);
    const participants = crowd.map(({ you }) => you!);
    const before = instructor.version;
    const byes = crowd.slice(1).map((one) => one.next(['bye']));
    await instructor.command({ type: 'remove-many', participants, idle: true });
    for (const bye of byes) expect(await bye).toMatchObject(['bye', { code: 'removed' }]);
    expect(instructor.version).toBe(before + 1);
    expect(present(instructor.state!).map(({ name }) => name)).toEqual(['Instructor', 'N0']);
  });

  test('D9: who is barred gets no further than the door, under any name and any token', async () => {
    const server = await startApp();
    const { code, instructor } = await behind(server, 'open');
    const troll = server.client();
    await troll.join(code, 'Troll');
    const bye = troll.next(['bye']);
    await instructor.command({ type: 'bar', participants: [troll.you!] });
    expect(await bye).toMatchObject(['bye', { code: 'barred', retryable: false }]);
    const again = server.client();
    expect(await again.sayHello(hello(code, troll.token))).toMatchObject(['bye', { code: 'barred' }]);
    const other = server.client();
    await other.join(code, 'Somebody else');
    expect(statusOf(other)).toBe('waiting');
    await knocked(instructor, 1);
    expect(Object.values((instructor.state!.parts.door as { waiting: object }).waiting)).toMatchObject([
      { suspect: true },
    ]);
  });

  test('D9: and an address is in no frame, nor in a log that another workshop could be compared with', async () => {
    const store = new MemoryStore();
    const server = await startApp({ store });
    const logs: string[] = [];
    for (const _ of [1, 2]) {
      const { code, instructor } = await behind(server, 'open');
      const troll = server.client();
      await troll.join(code, 'Troll');
      await instructor.command({ type: 'bar', participants: [troll.you!] });
      await troll.gone();
      const kept = JSON.stringify(await store.read(code, 0));
      const [, origin = ''] = /"origins":\["([^"]+)"\]/.exec(kept) ?? [];
      expect(origin).toHaveLength(43);
      expect(kept).not.toContain('127.0.0.1');
      expect(JSON.stringify(instructor.received)).not.toContain(origin);
      logs.push(origin);
    }
    expect(logs[0]).not.toBe(logs[1]);
  });

  test('D9: a neighbour who was in already stays, and comes back', async () => {
    const server = await startApp();
    const { code, instructor } = await behind(server, 'open');
    const [ada, troll] = [server.client(), server.client()];
    await ada.join(code, 'Ada');
    await troll.join(code, 'Troll');
    await instructor.command({ type: 'bar', participants: [troll.you!] });
    const again = server.client();
    await again.resume(code, ada.token);
    expect(statusOf(again)).toBe('present');
  });
});
