import type { Socket } from 'socket.io-client';

/** Engine.IO's packet that closes a connection. */
const CLOSE = '1';

/**
 * Ends a connection as its page goes away (SPEC H19). A WebSocket is closed as ever; of a page that goes, requests are
 * cut off, and only a beacon still reaches the server.
 */
export function farewell(socket: Socket): void {
  const { engine, opts } = socket.io;
  if (engine?.transport?.name === 'polling' && engine.id !== null) {
    const query = new URLSearchParams({ EIO: '4', transport: 'polling', sid: engine.id });
    navigator.sendBeacon(`${opts.path}/?${query}`, CLOSE);
  }
  socket.disconnect();
}
