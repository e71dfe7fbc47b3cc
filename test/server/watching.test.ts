import { describe, expect, test } from 'vitest';
import { credentialOf } from '#server/auth/tokens.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { makeToken } from './client.ts';
import { startApp } from './start.ts';

async function room() {
  const server = await startApp({}, { trustProxy: 1 });
  const { code, instructorToken } = await server.open();
  const instructor = server.client({ address: '10.0.0.1' });
  await instructor.resume(code, instructorToken);
  const stageLink = async () => {
    const secret = makeToken();
    await instructor.command({ type: 'make-link', kind: 'stage', hash: credentialOf(secret) });
    return secret;
  };
  const watch = { protocol: PROTOCOL, workshop: code, viewer: true };
  return { server, code, instructor, stageLink, watch };
}

describe('a locked room', () => {
  test('is watched by the stage’s own link alone, and by nobody who only knows the code (H15, L7)', async () => {
    const { server, code, instructor, stageLink, watch } = await room();
    const free = server.client();
    await free.watch(code);
    const secret = await stageLink();
    const projector = server.client();
    expect(await projector.watch(code, { link: secret })).toMatchObject({ you: null });

    const gone = free.next(['bye']);
    await instructor.command({ type: 'lock-room' });
    expect(await gone).toMatchObject(['bye', { code: 'stage-locked', retryable: false }]);
    const other = server.client();
    expect(await other.sayHello(watch)).toMatchObject(['reject', { code: 'stage-locked' }]);
    expect(await other.sayHello({ ...watch, link: makeToken() })).toMatchObject([
      'reject',
      { code: 'link-invalid' },
    ]);
    expect(projector.socket.connected).toBe(true);
    await server.client().watch(code, { link: secret });
    // It lets nobody take part, and no other link lets anybody watch.
    const join = { protocol: PROTOCOL, workshop: code, token: makeToken(), name: 'Eve', link: secret };
    expect(await other.sayHello(join)).toMatchObject(['reject', { code: 'link-invalid' }]);

    const sentAway = projector.next(['bye']);
    const [link] = Object.keys(instructor.state!.links);
    await instructor.command({ type: 'revoke-link', link: link! });
    expect(await sentAway).toMatchObject(['bye', { code: 'link-invalid' }]);
    expect(await other.sayHello({ ...watch, link: secret })).toMatchObject([
      'reject',
      { code: 'link-invalid' },
    ]);
    await instructor.command({ type: 'unlock-room' });
    await server.client().watch(code);
  });
});

test('a stage in an instructor’s own browser needs no link, until their token is over (H15, C5)', async () => {
  const { server, code, instructor, watch } = await room();
  const stage = server.client();
  await stage.watch(code, { token: instructor.token });
  await instructor.command({ type: 'lock-room' });
  const again = server.client();
  await again.watch(code, { token: instructor.token });
  expect(stage.socket.connected).toBe(true);
  const bye = stage.next(['bye']);
  const renews = instructor.token;
  await instructor.sayHello({ protocol: PROTOCOL, workshop: code, token: makeToken(), renews });
  expect(await bye).toMatchObject(['bye', { code: 'stage-locked' }]);
  const late = server.client();
  expect(await late.sayHello({ ...watch, token: renews })).toMatchObject([
    'reject',
    { code: 'stage-locked' },
  ]);
});

test('the instructors are told how many only watch, and since when; nobody else is (H16)', async () => {
  const { server, code, instructor } = await room();
  const student = server.client();
  await student.join(code, 'Ada');
  const stage = server.client();
  const before = Date.now();
  await stage.watch(code);
  const [since] = await instructor.until(() => instructor.watchers?.length === 1 && instructor.watchers);
  expect(since).toBeGreaterThanOrEqual(before - 1);
  await student.until(() => student.received.some(([name]) => name === 'presence'));
  for (const { received } of [student, stage]) {
    for (const [name, body] of received) {
      if (name === 'presence' || name === 'welcome') expect(body.watchers).toBeUndefined();
    }
  }
  stage.close();
  await instructor.until(() => instructor.watchers?.length === 0);
});

test('whoever is removed watches no more, from this page or another, and the projector does (H15)', async () => {
  const { server, code, instructor, stageLink, watch } = await room();
  const home = '203.0.113.7';
  const pupil = server.client({ address: home });
  await pupil.join(code, 'Eve');
  const second = server.client({ address: '10.0.0.9' });
  await second.resume(code, pupil.token);
  const [shown, beside] = [server.client({ address: '198.51.100.1' }), server.client({ address: home })];
  await shown.watch(code, { token: pupil.token });
  await beside.watch(code);
  // The class, all of it behind one address with a stage of its own.
  await server.client({ address: '10.0.0.9' }).join(code, 'Ada');
  const [projector, classroom] = [server.client({ address: home }), server.client({ address: '10.0.0.9' })];
  await projector.watch(code, { link: await stageLink() });
  await classroom.watch(code);

  const leaving = [pupil, second, shown, beside];
  const byes = Promise.all(leaving.map((client) => client.next(['bye'])));
  await instructor.command({ type: 'remove', participant: pupil.you! });
  for (const bye of await byes) expect(bye).toMatchObject(['bye', { code: 'removed', retryable: false }]);
  expect([projector.socket.connected, classroom.socket.connected]).toEqual([true, true]);
  const again = server.client();
  const hello = { ...watch, token: pupil.token };
  expect(await again.sayHello(hello)).toMatchObject(['bye', { code: 'removed' }]);
});
