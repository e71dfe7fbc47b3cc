import { build } from 'vite';

/** Builds the client once for all end-to-end tests, as `npm start` does. */
export default async function buildClient(): Promise<void> {
  await build({ root: 'client', configFile: 'client/vite.config.ts', logLevel: 'warn' });
}
