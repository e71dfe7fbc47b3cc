import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrame } from '#server/transport/frame.ts';
import { Broadcast, type WireSocket } from '#server/transport/wire.ts';

/** Lengths on both sides of where a header grows, and letters of more than one byte. */
const texts = [0, 1, 125, 126, 65_535, 65_536, 200_000].map((length) => 'w'.repeat(length));
texts.push('가중치를 함께 움직여요', '손실'.repeat(21), '손'.repeat(42), '편향'.repeat(20_000));

test('a WebSocket client reads every frame whole, whatever its length, one after the other', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
  server.on('connection', (_, { socket }) => {
    for (const text of texts) socket.write(textFrame(text));
  });
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const heard: string[] = [];
  await new Promise<void>((resolve, reject) => {
    client.on('message', (data, binary) => {
      expect(binary).toBe(false);
      if (heard.push(String(data)) === texts.length) resolve();
    });
    client.on('error', reject);
    client.on('close', () => reject(new Error('the connection was closed')));
  });
  expect(heard).toEqual(texts);
  client.terminate();
  server.close();
});

test('what a connection is told in one turn goes out in one write, in order', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [[peer, { socket }]] = await Promise.all([once(server, 'connection'), once(client, 'open')]);
  const transport = { name: 'websocket', writable: true, socket: peer };
  const connection = { conn: { writeBuffer: [], upgrading: false, transport } } as unknown as WireSocket;
  const heard: unknown[] = [];
  client.on('message', (data) => heard.push(JSON.parse(String(data).slice(2))));
  let writes = 0;
  for (const write of ['_write', '_writev'] as const) {
    const before = socket[write];
    socket[write] = (...args: unknown[]) => {
      writes += 1;
      before.apply(socket, args);
    };
  }
  let sent = 0;
  const taken = new Promise<void>((resolve) => {
    const one = () => {
      sent += 1;
      if (sent === 2) resolve();
    };
    new Broadcast('presence', { online: ['p2'] }).to(connection, one);
    new Broadcast('ack', { id: 'm:1', version: 2 }).to(connection, one);
  });
  await taken;
  while (heard.length < 2) await once(client, 'message');
  expect(writes).toBe(1);
  expect(heard).toEqual([
    ['presence', { online: ['p2'] }],
    ['ack', { id: 'm:1', version: 2 }],
  ]);
  client.terminate();
  server.close();
});
