const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether only this machine knows a server by this name; a link with it leads nobody else there. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}
