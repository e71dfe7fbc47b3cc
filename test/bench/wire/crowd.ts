import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { PROTOCOL } from '#shared/protocol/version.ts';

/** One class on one server: somebody who tweaks, and everybody who hears of it. */
export interface Crowd {
  readonly size: number;
  /** Sends one tweak; `value` comes back to everybody. */
  tweak(value: number): void;
  /** Called at every client for every value that reaches it; `bytes` is the frame's size. */
  onValue: (client: number, value: number, bytes: number) => void;
  close(): void;
}

interface TickMessage {
  readonly entries: ReadonlyArray<
    readonly [
      version: number,
      event: { readonly type: string; readonly values?: ReadonlyArray<readonly [string, number]> },
    ]
  >;
}

function lastValue({ entries }: TickMessage): number | undefined {
  return entries.findLast(([, { type }]) => type === 'parameters-set')?.[1].values?.at(-1)?.[1];
}

const sizeOf = (message: unknown) => JSON.stringify(['tick', message]).length + 2;

/** Socket.IO clients of a server that knows nothing of workshops. */
export async function socketioCrowd(port: number, size: number): Promise<Crowd> {
  const sockets = await connectAll(port, size);
  return listen(sockets, (value) => sockets[0]!.emit('tweak', value));
}

/** Students of a real workshop, each with a name and a token. */
export async function weightroomCrowd(port: number, size: number): Promise<Crowd> {
  const url = `http://127.0.0.1:${port}`;
  const opened = await fetch(`${url}/api/workshops`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { code } = (await opened.json()) as { code: string };
  const sockets = await connectAll(port, size);
  await Promise.all(
    sockets.map(
      (socket, index) =>
        new Promise<void>((resolve, reject) => {
          socket.once('welcome', () => resolve());
          socket.once('reject', (message: unknown) => reject(new Error(JSON.stringify(message))));
          const token = randomBytes(32).toString('base64url');
          socket.emit('hello', { protocol: PROTOCOL, workshop: code, token, name: `Student ${index}` });
        }),
    ),
  );
  let seq = 0;
  return listen(sockets, (value) => {
    seq += 1;
    sockets[0]!.emit('command', {
      id: `benchmark:${seq}`,
      type: 'set-parameters',
      board: 'class',
      values: [['W1-0-0', value]],
    });
  });
}

/** WebSocket clients of a server that knows nothing at all. */
export async function wsCrowd(port: number, size: number): Promise<Crowd> {
  const sockets = await Promise.all(
    Array.from(
      { length: size },
      () =>
        new Promise<WebSocket>((resolve, reject) => {
          const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
          socket.once('open', () => resolve(socket));
          socket.once('error', reject);
        }),
    ),
  );
  const crowd: Crowd = {
    size,
    tweak: (value) => sockets[0]!.send(String(value)),
    onValue: () => {},
    close: () => {
      for (const socket of sockets) socket.terminate();
    },
  };
  for (const [client, socket] of sockets.entries()) {
    socket.on('message', (data) => {
      const text = String(data);
      const value = lastValue((JSON.parse(text.slice(2)) as [string, TickMessage])[1]);
      if (value !== undefined) crowd.onValue(client, value, text.length);
    });
  }
  return crowd;
}

function connectAll(port: number, size: number): Promise<Socket[]> {
  return Promise.all(
    Array.from(
      { length: size },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = io(`http://127.0.0.1:${port}`, {
            transports: ['websocket'],
            forceNew: true,
            reconnection: false,
          });
          socket.once('connect', () => resolve(socket));
          socket.once('connect_error', reject);
        }),
    ),
  );
}

function listen(sockets: readonly Socket[], tweak: (value: number) => void): Crowd {
  const crowd: Crowd = {
    size: sockets.length,
    tweak,
    onValue: () => {},
    close: () => {
      for (const socket of sockets) socket.disconnect();
    },
  };
  for (const [client, socket] of sockets.entries()) {
    // The size is measured at one client only: it is the same for all, and counting it costs time.
    socket.on('tick', (message: TickMessage) => {
      const value = lastValue(message);
      if (value !== undefined) crowd.onValue(client, value, client === 0 ? sizeOf(message) : 0);
    });
  }
  return crowd;
}
