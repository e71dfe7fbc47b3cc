import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { Decoder } from '#server/transport/parser.ts';
import { listen, type WireSocket } from '#server/transport/wire.ts';

type Packet = { readonly type: string; readonly data?: string };

/** An Engine.IO connection as far as `listen` looks at it, with what reached Engine.IO itself. */
function connection(name: 'websocket' | 'polling') {
  const own: Packet[] = [];
  const transportOf = (named: string) => ({
    name: named,
    onPacket: (packet: Packet): void => void own.push(packet),
  });
  const conn = Object.assign(new EventEmitter(), {
    readyState: 'open',
    pingTimeoutTimer: null as unknown,
    transport: transportOf(name),
  });
  const heard: unknown[] = [];
  const socket = { client: { decoder: new Decoder() }, conn } as unknown as WireSocket;
  listen(socket, (event, message) => heard.push([event, message]));
  return { own, heard, conn, transportOf };
}

const said: Packet = { type: 'message', data: '2["command",{"id":1}]' };

test('what a WebSocket says is heard at once, and heartbeats stay Engine.IO’s', () => {
  const { own, heard, conn } = connection('websocket');
  conn.transport.onPacket(said);
  conn.transport.onPacket({ type: 'pong' });
  expect(heard).toEqual([['command', { id: 1 }]]);
  expect(own).toEqual([{ type: 'pong' }]);
});

test('while a heartbeat is awaited, and once the connection closes, Engine.IO sees all of it', () => {
  const { own, heard, conn } = connection('websocket');
  conn.pingTimeoutTimer = {};
  conn.transport.onPacket(said);
  conn.pingTimeoutTimer = null;
  conn.readyState = 'closing';
  conn.transport.onPacket(said);
  expect(own).toEqual([said, said]);
  expect(heard).toEqual([]);
});

test('what comes by HTTP goes by Engine.IO, until it is upgraded', () => {
  const { own, heard, conn, transportOf } = connection('polling');
  conn.transport.onPacket(said);
  expect([own.length, heard.length]).toEqual([1, 0]);
  conn.transport = transportOf('websocket');
  conn.emit('upgrade');
  conn.transport.onPacket(said);
  expect([own.length, heard.length]).toEqual([1, 1]);
});
