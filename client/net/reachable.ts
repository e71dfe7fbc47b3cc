import { isLoopback } from '#shared/protocol/loopback.ts';
import { readConfig } from './http.ts';

/**
 * The origin to put into links and QR codes: this page's own, unless only this machine can follow it; then
 * the one the server says the class reaches it by.
 */
export async function reachableOrigin(): Promise<string> {
  if (!isLoopback(location.hostname)) return location.origin;
  const config = await readConfig();
  return config.ok ? config.value.origin : location.origin;
}
