import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { wholeLaunch } from '../tools/chromium.ts';

/**
 * Pictures of the gallery: `node test/gallery/shoot.ts <folder> [filter]`. Each shot is
 * layout, state, size, theme and language.
 */
const shots: readonly [layout: string, state: string, size: readonly [number, number], look: string][] = [
  ['board', 'mine', [1440, 900], 'light-ko'],
  ['board', 'mine', [1440, 900], 'dark-en'],
  ['board', 'idle', [1440, 900], 'light-ko'],
  ['board', 'bias', [1440, 900], 'light-en'],
  ['board', 'theirs', [1440, 900], 'light-ko'],
  ['board', 'take', [1440, 900], 'dark-ko'],
  ['board', 'crowd', [1440, 900], 'light-ko'],
  ['board', 'crowd', [1440, 900], 'dark-en'],
  ['board', 'signs', [1440, 900], 'light-ko'],
  ['board', 'signs', [1440, 900], 'dark-en'],
  ['board', 'frozen', [1440, 900], 'light-ko'],
  ['board', 'offline', [1440, 900], 'light-ko'],
  ['board', 'diverged', [1440, 900], 'light-ko'],
  ['board', 'huge', [1440, 900], 'light-en'],
  ['board', 'deep', [1440, 900], 'light-ko'],
  ['board', 'ten', [1440, 900], 'light-ko'],
  ['board', 'trained', [1440, 900], 'dark-en'],
  ['phone', 'ten', [390, 1100], 'light-ko'],
  ['phone', 'trained', [390, 1100], 'light-en'],
  ['stage', 'ten', [1920, 1080], 'dark-ko'],
  ['stage', 'trained', [1920, 1080], 'light-en'],
  ['board', 'wide', [1440, 900], 'light-ko'],
  ['board', 'vast', [1440, 900], 'dark-ko'],
  ['board', 'single', [1440, 900], 'light-ko'],
  ['board', 'mine', [1920, 1080], 'light-en'],
  ['board', 'mine', [1180, 820], 'light-ko'],
  ['phone', 'mine', [390, 844], 'light-ko'],
  ['phone', 'mine', [390, 844], 'dark-en'],
  ['phone', 'idle', [390, 844], 'light-ko'],
  ['phone', 'theirs', [390, 844], 'light-ko'],
  ['phone', 'frozen', [390, 844], 'light-ko'],
  ['phone', 'offline', [390, 844], 'light-en'],
  ['phone', 'signs', [390, 844], 'dark-ko'],
  ['stage', 'stage', [1920, 1080], 'light-ko'],
  ['stage', 'stage', [1920, 1080], 'dark-en'],
  ['stage', 'stage', [1280, 720], 'light-ko'],
  ['table', 'mine', [1440, 900], 'light-ko'],
  ['table', 'mine', [390, 844], 'dark-en'],
  ['instruments', 'xor', [1440, 900], 'light-ko'],
  ['instruments', 'xor', [1440, 900], 'dark-en'],
  ['instruments', 'xor', [390, 844], 'light-en'],
  ['instruments', 'points', [1440, 900], 'light-ko'],
  ['instruments', 'points', [390, 844], 'dark-ko'],
  ['instruments', 'noPoints', [1440, 900], 'light-en'],
  ['instruments', 'vanishing', [1440, 900], 'light-ko'],
  ['instruments', 'spiral', [1440, 900], 'dark-ko'],
  ['instruments', 'blobs', [1440, 900], 'light-en'],
  ['instruments', 'tenBlobs', [1440, 900], 'dark-ko'],
  ['instruments', 'curve', [1440, 900], 'light-ko'],
  ['instruments', 'idle', [1440, 900], 'light-ko'],
  ['instruments', 'dense', [390, 844], 'light-ko'],
  ['board', 'xor', [1440, 900], 'light-ko'],
  ['board', 'xor', [1440, 900], 'dark-en'],
  ['board', 'spiral', [1440, 900], 'light-ko'],
  ['board', 'dense', [1440, 900], 'dark-ko'],
  ['board', 'locked', [1440, 900], 'light-ko'],
  ['board', 'lockedYours', [1440, 900], 'dark-en'],
  ['board', 'blownUp', [1440, 900], 'light-ko'],
  ['board', 'edits', [1440, 900], 'light-ko'],
  ['board', 'noPoints', [1440, 900], 'light-en'],
  ['phone', 'blownUp', [390, 844], 'light-en'],
  ['phone', 'xor', [390, 844], 'dark-ko'],
  ['phone', 'locked', [390, 844], 'light-ko'],
  ['stage', 'stageXor', [1920, 1080], 'light-ko'],
  ['table', 'locked', [1440, 900], 'light-ko'],
  ['table', 'dense', [1440, 900], 'light-en'],
  ['waiting', 'mine', [1440, 900], 'light-ko'],
  ['room', 'boards', [1440, 900], 'light-ko'],
  ['room', 'boards', [1440, 900], 'dark-en'],
  ['room', 'boards', [390, 844], 'light-ko'],
  ['room', 'boards', [390, 844], 'dark-en'],
  ['room', 'many', [1440, 900], 'light-ko'],
  ['room', 'many', [390, 844], 'dark-en'],
  ['room', 'menu', [390, 844], 'light-ko'],
  ['room', 'menu', [1440, 900], 'dark-en'],
  ['room', 'actions', [1440, 900], 'light-ko'],
  ['room', 'open', [1440, 900], 'light-ko'],
  ['room', 'open', [390, 844], 'dark-en'],
  ['room', 'people', [1440, 900], 'dark-ko'],
  ['room', 'people', [390, 844], 'light-en'],
  ['room', 'links', [1440, 900], 'light-ko'],
  ['room', 'links', [390, 844], 'dark-en'],
  ['room', 'readmit', [1440, 900], 'light-ko'],
  ['room', 'readmit', [390, 844], 'dark-en'],
  ['room', 'entry', [1440, 900], 'light-ko'],
  ['room', 'entry', [1440, 900], 'dark-en'],
  ['room', 'entry', [390, 844], 'light-ko'],
  ['room', 'entry', [390, 844], 'dark-en'],
];

const [folder = 'test/output/gallery', filter = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await createServer({
  root: import.meta.dirname,
  logLevel: 'error',
  server: { port: 0, fs: { strict: false } },
});
await server.listen();
const [url] = server.resolvedUrls?.local ?? [];
const browser = await chromium.launch(wholeLaunch);
for (const [layout, state, [width, height], look] of shots) {
  const name = `${layout}-${state}-${width}-${look}`;
  if (!new RegExp(filter).test(name)) continue;
  const [theme, locale] = look.split('-');
  const touch = width < 500;
  const page = await browser.newPage({ viewport: { width, height }, hasTouch: touch, deviceScaleFactor: 1 });
  page.on('console', (message) => message.type() === 'error' && console.error(name, message.text()));
  page.on('pageerror', (error) => console.error(name, error));
  const file = layout === 'room' ? 'room.html' : '';
  await page.goto(`${url}${file}?${new URLSearchParams({ layout, state, theme: theme!, locale: locale! })}`);
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: state === 'entry' });
  await page.close();
}
await browser.close();
await server.close();
