import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import type { TestClient } from './client.ts';
import { startApp, startProcess, temporaryFolder } from './start.ts';

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url');
const newSecret = () => randomBytes(32).toString('base64url');

async function makeLink(instructor: TestClient, body: object): Promise<{ secret: string; id: string }> {
  const secret = newSecret();
  const known = new Set(Object.keys(instructor.state!.links));
  const answer = await instructor.commandOf({ type: 'make-link', ...body, hash: hashOf(secret) });
  expect(answer[0]).toBe('ack');
  const id = Object.keys(instructor.state!.links).find((link) => !known.has(link));
  return { secret, id: id! };
}

const by = (workshop: string, link: string, token: string, more: object = {}) => ({
  protocol: PROTOCOL,
  workshop,
  link,
  token,
  ...more,
});

describe('ways in', () => {
  it('L1: a device link brings the instructor back in on another device, until it is revoked', async () => {
    const server = await startApp();
    const workshop = await server.open();
    const instructor = server.client();
    await instructor.resume(workshop.code, workshop.instructorToken);
    const { secret, id } = await makeLink(instructor, { kind: 'device' });
    const tablet = server.client();
    expect((await tablet.sayHello(by(workshop.code, secret, tablet.token)))[0]).toBe('welcome');
    expect(tablet.you).toBe(instructor.you);
    expect((await tablet.command({ type: 'freeze' }))[0]).toBe('ack');
    const bye = tablet.next(['bye']);
    await instructor.command({ type: 'revoke-link', link: id });
    expect(await bye).toMatchObject(['bye', { code: 'link-invalid', retryable: false }]);
    // Neither the link nor what came of it opens anything now.
    const again = server.client();
    expect(await again.sayHello(by(workshop.code, secret, again.token))).toMatchObject([
      'reject',
      { code: 'link-invalid' },
    ]);
    const token = { protocol: PROTOCOL, workshop: workshop.code, token: tablet.token };
    expect(await again.sayHello(token)).toMatchObject(['reject', { code: 'not-joined' }]);
  });

  it('L2: a student comes back by a link that works once, as who they are', async () => {
    const server = await startApp();
    const workshop = await server.open();
    const [instructor, phone] = [server.client(), server.client()];
    await instructor.resume(workshop.code, workshop.instructorToken);
    await phone.join(workshop.code, 'Ada');
    const you = phone.you!;
    phone.close();
    const { secret } = await makeLink(instructor, { kind: 'device', participant: you, once: true });
    const laptop = server.client();
    const answer = await laptop.sayHello(by(workshop.code, secret, laptop.token));
    expect(answer).toMatchObject(['welcome', { you }]);
    expect(Object.keys(laptop.state!.participants)).toHaveLength(2);
    const thief = server.client();
    expect(await thief.sayHello(by(workshop.code, secret, thief.token))).toMatchObject([
      'reject',
      { code: 'link-invalid' },
    ]);
    // The token it came with goes on working.
    const back = server.client();
    expect((await back.resume(workshop.code, laptop.token)).you).toBe(you);
  });

  it('L3: a co-instructor comes in under a name of their own', async () => {
    const server = await startApp();
    const workshop = await server.open();
    const instructor = server.client();
    await instructor.resume(workshop.code, workshop.instructorToken);
    const { secret } = await makeLink(instructor, { kind: 'co-instructor' });
    const other = server.client();
    expect(await other.sayHello(by(workshop.code, secret, other.token))).toMatchObject([
      'reject',
      { code: 'not-joined' },
    ]);
    const answer = await other.sayHello(by(workshop.code, secret, other.token, { name: 'Grace' }));
    expect(answer[0]).toBe('welcome');
    expect(roleOf(other.state!, other.you)).toBe('instructor');
    expect((await other.command({ type: 'lock-room' }))[0]).toBe('ack');
  });

  it('L4: students neither make links nor see them', async () => {
    const server = await startApp();
    const workshop = await server.open();
    const [instructor, student] = [server.client(), server.client()];
    await instructor.resume(workshop.code, workshop.instructorToken);
    await student.join(workshop.code, 'Ada');
    const { id } = await makeLink(instructor, { kind: 'co-instructor' });
    await student.set('W1-0-0', 0.3);
    expect(student.state!.links).toEqual({});
    expect(JSON.stringify(student.received)).not.toContain('link-made');
    const hash = hashOf(newSecret());
    expect(await student.command({ type: 'make-link', kind: 'co-instructor', hash })).toMatchObject([
      'reject',
      { code: 'not-allowed' },
    ]);
    expect(await student.command({ type: 'revoke-link', link: id })).toMatchObject([
      'reject',
      { code: 'not-allowed' },
    ]);
  });

  it('L5: a link lives through kill -9, and its secret is in no file', async () => {
    const DATA_DIR = temporaryFolder();
    const first = await startProcess({ DATA_DIR });
    const workshop = await first.open();
    const instructor = first.client();
    await instructor.resume(workshop.code, workshop.instructorToken);
    const { secret } = await makeLink(instructor, { kind: 'co-instructor' });
    instructor.close();
    await first.stop('SIGKILL');
    for (const file of readdirSync(DATA_DIR)) {
      expect(readFileSync(join(DATA_DIR, file)).includes(secret)).toBe(false);
    }
    const second = await startProcess({ DATA_DIR });
    const other = second.client();
    const answer = await other.sayHello(by(workshop.code, secret, other.token, { name: 'Grace' }));
    expect(answer[0]).toBe('welcome');
  });
});
