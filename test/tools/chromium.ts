import { existsSync } from 'node:fs';

const wholes = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const shells = ['/usr/bin/chromium-headless-shell'];

/** The first that is there; `CHROMIUM_PATH` overrides. */
const find = (places: readonly string[]): string | undefined =>
  [process.env.CHROMIUM_PATH, ...places].find(
    (path): path is string => path !== undefined && existsSync(path),
  );

/** The installed Chromium, whole; undefined where there is none. */
export const findChromium = (): string | undefined => find(wholes);

/** The same engine without a window: pages of the whole one cost a quarter more. */
export const findShell = (): string | undefined => find(shells);

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How benches and pictures start the browser, and tests of what the shell has not: headless, quiet, no traffic of its own. */
export const wholeLaunch = { executablePath: findChromium() ?? '/usr/bin/chromium', args };

/** How every test starts the browser; without a shell, the whole one. */
export const chromiumLaunch = { executablePath: findShell() ?? wholeLaunch.executablePath, args };
