import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { Person } from './people.ts';
import { browser, server } from './product.ts';

/** What a page loads first: bytes of script and style as they travel, and every host it asks. */
async function loads(person: Person, visit: () => Promise<void>) {
  const hosts = new Set<string>();
  const session = await person.context.newCDPSession(person.page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const kinds = new Map<string, string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (!/^(data|blob):/.test(request.url)) hosts.add(new URL(request.url).host);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (['Script', 'Stylesheet'].includes(kinds.get(requestId) ?? '')) bytes += encodedDataLength;
  });
  await visit();
  await person.page.waitForLoadState('networkidle');
  return { bytes, hosts: [...hosts] };
}

it('the join page needs at most 80 KB of script and style, all from its own host', async () => {
  const instructor = await Person.arrive(browser);
  const code = await instructor.opensWorkshop(server.url);
  const person = await Person.arrive(browser);
  const { bytes, hosts } = await loads(person, async () => {
    await person.page.goto(`${server.url}/join/${code}`);
    await person.hook('join-name').waitFor();
  });
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(80 * 1024);
  expect(hosts).toEqual([new URL(server.url).host]);
  await instructor.leavesBrowser();
  await person.leavesBrowser();
});

it('the board, from nothing, needs at most 200 KB of script and style, all from its own host', async () => {
  const instructor = await Person.arrive(browser);
  const code = await instructor.opensWorkshop(server.url);
  const person = await Person.arrive(browser);
  await person.joins(server.url, code, '김서연');
  const again = await person.context.newPage();
  const tab = new Person(again);
  const { bytes, hosts } = await loads(tab, async () => {
    await again.goto(`${server.url}/w/${code}`);
    await tab.isLive();
  });
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(200 * 1024);
  expect(hosts).toEqual([new URL(server.url).host]);
  await instructor.leavesBrowser();
  await person.leavesBrowser();
});

it('every page comes with a policy that lets nothing in from anywhere else, and keeps to it', async () => {
  const instructor = await Person.arrive(browser);
  const code = await instructor.opensWorkshop(server.url);
  for (const path of ['/', `/join/${code}`, `/w/${code}`, `/w/${code}/host`, `/w/${code}/stage`]) {
    const response = await instructor.page.goto(`${server.url}${path}`);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
    await instructor.page.waitForLoadState('networkidle');
  }
  expect(instructor.errors).toEqual([]);
  const blocked = await instructor.page.evaluate(async () => {
    try {
      await fetch('http://127.0.0.1:1/');
      return 'fetched';
    } catch {
      return 'refused';
    }
  });
  expect(blocked).toBe('refused');
  await instructor.leavesBrowser();
});

it('the typesetter of formulas is loaded with the first one, and keeps to the policy', async () => {
  const instructor = await Person.arrive(browser);
  const loaded: string[] = [];
  instructor.page.on('request', (request) => loaded.push(request.url()));
  await instructor.opensWorkshop(server.url);
  await instructor.page.waitForLoadState('networkidle');
  expect(loaded.filter((url) => /temml|noto-sans-math/.test(url))).toEqual([]);
  await instructor.hook('mode-network').click();
  await instructor.page.locator('wr-formula math').first().waitFor();
  expect(loaded.some((url) => url.includes('temml'))).toBe(true);
  expect(instructor.errors).toEqual([]);
  await instructor.leavesBrowser();
});

it('script and style travel compressed', async () => {
  const page = await (await fetch(server.url)).text();
  const assets = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path!);
  expect(assets.length).toBeGreaterThan(0);
  for (const path of assets) {
    const compressed = await fetch(`${server.url}${path}`, { headers: { 'accept-encoding': 'br' } });
    expect(compressed.headers.get('content-encoding')).toBe('br');
    const body = await compressed.text();
    expect(brotliCompressSync(body).length).toBeLessThan(body.length);
  }
});
