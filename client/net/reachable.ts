import { readConfig } from './http.ts';

/** Names by which only this machine knows the server; a link with one leads nobody else here. */
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * The origin to put into links and QR codes: this page's own, unless only this machine can follow it; then
 * the one the server says the class reaches it by.
 */
export async function reachableOrigin(): Promise<string> {
  if (!LOOPBACK.test(location.hostname)) return location.origin;
  const config = await readConfig();
  return config.ok ? config.value.origin : location.origin;
}
