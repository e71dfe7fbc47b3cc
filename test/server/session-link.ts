import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import type { ConnectionHandlers } from '#client/net/connection.ts';
import type { Link } from '#client/net/session.ts';
import type { ClientMessages } from '#shared/protocol/client-messages.ts';
import type { ServerMessages } from '#shared/protocol/server-messages.ts';

/** What a page keeps, in memory. */
export class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  clear(): void {
    this.#items.clear();
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
}

/** A session's way to a server, without a window. */
export interface NodeLink extends Link {
  readonly socket: Socket<ServerMessages, ClientMessages>;
  /** Commands sent so far. */
  readonly sent: number;
  readonly disconnects: number;
}

/**
 * Connects a session to a server over a real socket; closed when the test ends.
 * @param delay how long (ms) a command is on its way
 */
export function linkTo(url: string, handlers: ConnectionHandlers, delay = 0): NodeLink {
  const socket: Socket<ServerMessages, ClientMessages> = io(url, {
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 100,
  });
  let [open, sent, disconnects] = [false, 0, 0];
  const hello = () => {
    open = false;
    socket.emit('hello', handlers.hello());
  };
  socket
    .on('connect', hello)
    .on('disconnect', () => {
      open = false;
      disconnects++;
    })
    .on('welcome', (message) => {
      open = true;
      handlers.welcome(message);
    })
    .on('tick', (message) => handlers.tick(message))
    .on('presence', (message) => handlers.presence(message))
    .on('waiting', (message) => handlers.waiting(message))
    .on('pointer', (message) => handlers.pointer(message))
    .on('summaries', (message) => handlers.summaries(message))
    .on('ack', (message) => handlers.ack(message))
    .on('reject', (message) => handlers.reject(message))
    .on('bye', (message) => handlers.bye(message));
  onTestFinished(() => void socket.disconnect());
  return {
    socket,
    get open() {
      return open && socket.connected;
    },
    get sent() {
      return sent;
    },
    get disconnects() {
      return disconnects;
    },
    start: () => (socket.connected ? hello() : void socket.connect()),
    stop: () => void socket.disconnect(),
    hello: () => {
      if (socket.connected) hello();
    },
    send(command) {
      sent++;
      if (delay === 0) socket.emit('command', command);
      else setTimeout(() => socket.emit('command', command), delay);
    },
    point: (message) => void (open && socket.emit('point', message)),
    wait: (message) => void socket.emit('wait', message),
    recall: (message) => void socket.emit('recall', message),
  };
}
