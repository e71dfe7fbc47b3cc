import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { JOIN_CODE_ALPHABET } from '#shared/protocol/join-code.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { rejections } from '#shared/workshop/kernel/rejections.ts';
import { makeToken } from './client.ts';
import { startApp, temporaryFolder } from './start.ts';

const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/workshops`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

/** A GET whose path and headers are sent just as they are. */
function rawGet(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    httpRequest({ hostname, port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('a server that knows its public address', () => {
  const options = { publicUrl: 'https://weightroom.example' };

  test('answers to that name and to its own network’s, and to no other (P6)', async () => {
    const { url } = await startApp({}, options);
    const get = (path: string, host: string) => rawGet(url, path, { host }).then(({ status }) => status);
    for (const host of [
      'weightroom.example',
      'localhost:3000',
      '127.0.0.1',
      '192.168.0.7:3000',
      '[::1]:3000',
      'app',
    ]) {
      expect([host, await get('/api/config', host)]).toEqual([host, 200]);
    }
    for (const host of ['evil.example', 'weightroom.example.evil.example', 'evil.example:3000', 'a b']) {
      const { status, body } = await rawGet(url, '/api/config', { host });
      expect([host, status, JSON.parse(String(body))]).toMatchObject([host, 421, { code: 'wrong-host' }]);
      expect(await get('/healthz', host)).toBe(200);
      const sockets = '/socket.io/?EIO=4&transport=polling';
      expect((await rawGet(url, sockets, { host })).status).toBe(403);
    }
    expect(await get('/socket.io/?EIO=4&transport=polling', 'weightroom.example')).toBe(200);
  });

  test('takes no other name into a link, whoever forwards one (P6)', async () => {
    const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' };
    for (const trustProxy of [0, 1]) {
      const { url } = await startApp({}, { ...options, trustProxy });
      const response = await post(url, '{}', trustProxy === 0 ? headers : {});
      const { joinUrl } = (await response.json()) as { joinUrl: string };
      expect(joinUrl).toMatch(/^https:\/\/weightroom\.example\/join\//);
    }
    const { url } = await startApp({}, { ...options, trustProxy: 1 });
    expect((await post(url, '{}', headers)).status).toBe(421);
  });
});

describe('POST /api/workshops', () => {
  test('answers 201 with a code, a token and three addresses; the token is only ever in a fragment (P2)', async () => {
    const { url } = await startApp();
    const response = await post(url, JSON.stringify({ title: '첫 수업', locale: 'ko' }));
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { code, instructorToken, ...addresses } = (await response.json()) as Record<string, string>;
    expect(code).toMatch(new RegExp(`^[${JOIN_CODE_ALPHABET}]{6}$`));
    expect(instructorToken).toMatch(/^[\w-]{43}$/);
    expect(addresses).toEqual({
      joinUrl: `${url}/join/${code}`,
      instructorUrl: `${url}/w/${code}/host#token=${instructorToken}`,
      stageUrl: `${url}/w/${code}/stage`,
    });
  });

  test('calls the workshop and its instructor what the body says; without a name the instructor is what its language calls one', async () => {
    const { url, app } = await startApp();
    for (const [body, title, name] of [
      [{ title: ' Monday ', name: ' Lee  Su ', locale: 'en' }, 'Monday', 'Lee Su'],
      [{ title: '', name: ' ', locale: 'ko' }, null, '강사'],
      [{}, null, 'Instructor'],
    ] as const) {
      const { code } = (await (await post(url, JSON.stringify(body))).json()) as { code: string };
      const found = await app.registry.find(code);
      const state = found.ok ? found.room.workshop.state : undefined;
      expect([state?.title, state?.participants.p1?.name]).toEqual([title, name]);
    }
    const long = await post(url, JSON.stringify({ name: 'x'.repeat(25) }));
    expect([long.status, await long.json()]).toMatchObject([400, { code: 'name-too-long' }]);
  });

  test('P7: keeps no sentence for a workshop without a title; who looks it up learns that it has none', async () => {
    const { url } = await startApp();
    const lookUp = async (body: object) => {
      const { code } = (await (await post(url, JSON.stringify(body))).json()) as { code: string };
      return (await fetch(`${url}/api/workshops/${code}`)).json();
    };
    expect(await lookUp({ locale: 'ko' })).toMatchObject({ title: '세 층을 지나는 신호', untitled: true });
    expect(await lookUp({})).toMatchObject({ title: 'A signal through three layers', untitled: true });
    expect(await lookUp({ title: 'Monday' })).not.toHaveProperty('untitled');
  });

  test('needs no body', async () => {
    const { url } = await startApp();
    expect((await fetch(`${url}/api/workshops`, { method: 'POST' })).status).toBe(201);
  });

  test('gives addresses under the name the caller knows this server by', async () => {
    const { url } = await startApp({}, { trustProxy: 1 });
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'class.example.org' };
    const { joinUrl } = (await (await post(url, '{}', headers)).json()) as { joinUrl: string };
    expect(joinUrl).toMatch(/^https:\/\/class\.example\.org\/join\//);
    const direct = await startApp();
    const plain = (await (await post(direct.url, '{}', headers)).json()) as { joinUrl: string };
    expect(plain.joinUrl.startsWith(`${direct.url}/join/`)).toBe(true);
  });

  test('refuses a page of another site, before it costs its visitors anything (P5)', async () => {
    const { url } = await startApp({}, { openings: { burst: 3, perSecond: 0.01 } });
    const foreign: Array<Record<string, string>> = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: url },
      { origin: 'https://evil.example', 'content-type': 'text/plain' },
    ];
    for (const headers of foreign) {
      const response = await post(url, '{}', headers);
      const message = rejections['foreign-page'];
      expect([response.status, await response.json()]).toEqual([
        403,
        { code: 'foreign-page', message, params: {} },
      ]);
    }
    // A form can send no JSON: a page of ours says that it does.
    const form = await fetch(`${url}/api/workshops`, { method: 'POST', headers: { origin: url } });
    expect([form.status, await form.json()]).toMatchObject([400, { code: 'malformed' }]);
    for (const headers of [{ origin: url }, { 'sec-fetch-site': 'same-origin' }, {}]) {
      expect((await post(url, '{}', headers)).status).toBe(201);
    }
  });

  test('refuses what it cannot read with 400, its code and its sentence in both languages (P1)', async () => {
    const { url } = await startApp();
    for (const body of ['{', '[]', '"x"', '{"title":7}', '{"locale":"fr"}', '{"__proto__":1}', '{"x":1}']) {
      const response = await post(url, body);
      expect([body, response.status]).toEqual([body, 400]);
      expect(await response.json()).toEqual({
        code: 'malformed',
        message: rejections.malformed,
        params: {},
      });
    }
    expect((await post(url, 'title=x', { 'content-type': 'text/plain' })).status).toBe(400);
    const long = await post(url, JSON.stringify({ title: 'x'.repeat(61) }));
    expect([long.status, await long.json()]).toMatchObject([400, { code: 'title-too-long' }]);
    const huge = await post(url, JSON.stringify({ title: 'x'.repeat(20_000) }));
    expect([huge.status, await huge.json()]).toMatchObject([
      413,
      { code: 'frame-too-large', message: { en: expect.stringContaining('16384') } },
    ]);
  });

  test('needs the passphrase when one is set, and slows guessing down', async () => {
    const { url } = await startApp(
      {},
      { passphrase: '열려라 참깨', passphrases: { burst: 3, perSecond: 0.1 } },
    );
    expect(await (await fetch(`${url}/api/config`)).json()).toEqual({
      passphraseRequired: true,
      origin: url,
    });
    for (const body of ['{}', '{"passphrase":""}', '{"passphrase":"sesame"}']) {
      const response = await post(url, body);
      expect([response.status, await response.json()]).toMatchObject([403, { code: 'wrong-passphrase' }]);
    }
    const slowed = await post(url, '{"passphrase":"again"}');
    expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '10']);
    const open = await startApp({}, { passphrase: '열려라 참깨' });
    expect((await post(open.url, JSON.stringify({ passphrase: '열려라 참깨' }))).status).toBe(201);
  });

  test('lets one address open many workshops, but not without end', async () => {
    const { url } = await startApp({}, { openings: { burst: 3, perSecond: 0.5 } });
    const statuses: number[] = [];
    for (let n = 0; n < 4; n++) statuses.push((await post(url, '{}')).status);
    expect(statuses).toEqual([201, 201, 201, 429]);
  });
});

describe('GET /api/workshops/:code', () => {
  test('gives what a join page needs and no more, however the code is typed (C1)', async () => {
    const server = await startApp();
    const { code } = await server.open({ title: 'Monday', locale: 'en' });
    const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `;
    for (const written of [code, code.toLowerCase(), typed]) {
      const response = await fetch(`${server.url}/api/workshops/${encodeURIComponent(written)}`);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({
        code,
        title: 'Monday',
        locale: 'en',
        locked: false,
        people: 1,
      });
    }
  });

  test('answers the same to a code nobody opened and to no code at all (P3)', async () => {
    const { url } = await startApp();
    const answers = await Promise.all(
      ['222222', 'zzz', '0O0O0O', '__proto__', '%00', '%E0%A4%A'].map(async (code) => {
        const response = await fetch(`${url}/api/workshops/${code}`);
        return [response.status, ((await response.json()) as { code: string }).code];
      }),
    );
    expect(answers.slice(0, 5)).toEqual(new Array(5).fill([404, 'unknown-workshop']));
    // Not even UTF-8: there is no code in it to look up.
    expect(answers[5]).toEqual([400, 'malformed']);
  });

  test('slows down who guesses, but never who resumes with a valid token (P3)', async () => {
    const server = await startApp({}, { lookups: { burst: 5, perSecond: 0.5 } });
    const { code, instructorToken } = await server.open();
    for (let n = 0; n < 3; n++) expect((await fetch(`${server.url}/api/workshops/222222`)).status).toBe(404);
    for (let n = 0; n < 2; n++) {
      const guess = { protocol: PROTOCOL, workshop: '333333', viewer: true };
      expect(await server.client().sayHello(guess)).toMatchObject(['bye', { code: 'unknown-workshop' }]);
    }
    const slowed = await fetch(`${server.url}/api/workshops/${code}`);
    expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await slowed.json()).toMatchObject({ code: 'too-many-attempts', params: { seconds: 2 } });
    const newcomer = { protocol: PROTOCOL, workshop: code, token: makeToken(), name: 'Eve' };
    expect(await server.client().sayHello(newcomer)).toMatchObject(['reject', { code: 'too-many-attempts' }]);
    expect(await server.client().resume(code, instructorToken)).toMatchObject({ you: 'p1' });
  });

  test('costs nothing while the codes are right: a whole school shares one address', async () => {
    const server = await startApp({}, { lookups: { burst: 2, perSecond: 0.1 } });
    const { code } = await server.open();
    for (let n = 0; n < 20; n++) {
      expect((await fetch(`${server.url}/api/workshops/${code}`)).status).toBe(200);
    }
  });
});

describe('what is served', () => {
  function builtClient(): string {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Weightroom</title>');
    const script = 'export const answer = 42;\n'.repeat(50);
    writeFileSync(join(folder, 'assets/main-abc.js'), script);
    writeFileSync(join(folder, 'assets/main-abc.js.br'), brotliCompressSync(script));
    writeFileSync(join(folder, 'assets/main-abc.js.gz'), gzipSync(script));
    writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    return folder;
  }

  test('pages are one file, never kept by a cache, under a policy that lets in nothing from elsewhere', async () => {
    const { url } = await startApp({}, { clientDir: builtClient() });
    for (const path of ['/', '/guide', '/join/ABC234', '/w/ABC234', '/w/ABC234/host', '/w/ABC234/stage']) {
      const response = await fetch(url + path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.text()).toContain('<title>Weightroom</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    }
    const { headers } = await fetch(url);
    const { host } = new URL(url);
    expect(headers.get('content-security-policy')?.split(/;\s*/).sort()).toEqual(
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        `connect-src 'self' ws://${host} wss://${host}`,
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].sort(),
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('cross-origin-opener-policy')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('a host that is no host gets into no header', async () => {
    const { url } = await startApp({}, { clientDir: builtClient() });
    const { headers } = await rawGet(url, '/', { host: "a'; script-src *" });
    expect(String(headers['content-security-policy'])).not.toContain('script-src *');
  });

  test('an asset comes compressed as the browser can take it, and is kept for good', async () => {
    const { url } = await startApp({}, { clientDir: builtClient() });
    const sizes: number[] = [];
    for (const [accepts, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
      ['identity', undefined],
    ] as const) {
      const asset = await rawGet(url, '/assets/main-abc.js', { 'accept-encoding': accepts });
      expect([asset.status, asset.headers['content-encoding']]).toEqual([200, encoding]);
      expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8');
      expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(asset.headers.vary).toContain('Accept-Encoding');
      sizes.push(asset.body.length);
    }
    expect(sizes[0]).toBeLessThan(sizes[3]! / 5);
    const icon = await fetch(`${url}/icon.svg`);
    expect([icon.headers.get('cache-control'), icon.headers.get('content-type')]).toEqual([
      'no-cache',
      'image/svg+xml',
    ]);
  });

  test('nothing outside the folder, whatever the path', async () => {
    const { url } = await startApp({}, { clientDir: builtClient() });
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '/assets/../../package.json',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/main-abc.js.br',
      '//etc/passwd',
      '/.env',
      '/assets/%00',
    ]) {
      expect([path, (await rawGet(url, path)).status]).toEqual([path, 404]);
    }
  });

  test('an unknown page is the client with 404; an unknown address of the API is 404 in JSON', async () => {
    const { url } = await startApp({}, { clientDir: builtClient() });
    const page = await fetch(`${url}/nowhere`, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('<title>')]);
    for (const [method, path] of [
      ['GET', '/api/nowhere'],
      ['DELETE', '/api/workshops/ABC234'],
      ['POST', '/nowhere'],
    ] as const) {
      const response = await fetch(url + path, { method });
      expect([response.status, await response.json()]).toMatchObject([404, { code: 'not-found' }]);
    }
  });

  test('without a built client the pages say how to build it, and the API works', async () => {
    const server = await startApp({}, { clientDir: join(temporaryFolder(), 'none') });
    const page = await fetch(server.url);
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('npm run build')]);
    await server.open();
  });

  test('healthz and readyz answer while the server can serve', async () => {
    const { url } = await startApp();
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' });
  });
});

describe('where the class reaches the server', () => {
  test('is PUBLIC_URL where one is set, in links and in /api/config', async () => {
    const { url, open } = await startApp({}, { publicUrl: 'https://weightroom.example' });
    const { joinUrl } = await open();
    expect(joinUrl).toMatch(/^https:\/\/weightroom\.example\/join\//);
    expect(await (await fetch(`${url}/api/config`)).json()).toMatchObject({
      origin: 'https://weightroom.example',
    });
  });
});
