import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrame } from '#server/transport/frame.ts';

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
