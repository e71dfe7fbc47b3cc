import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { wholeLaunch } from '../tools/chromium.ts';

/**
 * What training costs a page: feeds every instrument of a board 20 updates a second for five seconds and
 * prints the tasks over 50 ms. `node test/gallery/strain.ts [state …]`
 */
const states = process.argv.length > 2 ? process.argv.slice(2) : ['xor', 'spiral', 'blobs', 'curve', 'dense'];

// Lit as it is served: its development build is several times slower.
process.env.NODE_ENV = 'production';
const server = await createServer({
  mode: 'production',
  root: import.meta.dirname,
  logLevel: 'error',
  server: { port: 0, fs: { strict: false } },
});
await server.listen();
const [url] = server.resolvedUrls?.local ?? [];
const browser = await chromium.launch(wholeLaunch);
for (const state of states) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => console.error(state, error));
  await page.goto(`${url}?${new URLSearchParams({ layout: 'all', state, run: '20' })}`);
  await page.waitForFunction(() => window.strain !== undefined, undefined, { timeout: 60_000 });
  const strain = await page.evaluate(() => window.strain!);
  const long = strain.longTasks.map((duration) => Math.round(duration));
  console.log(
    `${state}: ${strain.updates} updates, ${long.length} long tasks [${long.join(' ')}] ms, longest frame ${Math.round(strain.longestFrame)} ms`,
  );
  await page.close();
}
await browser.close();
await server.close();
