import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { addressOf } from '../limits/address.ts';
import { Buckets } from '../limits/buckets.ts';
import type { Room } from '../workshops/room.ts';
import { Connection, type ConnectionPorts } from './connection.ts';
import { Hall, type HallOptions } from './hall.ts';
import * as parser from './parser.ts';
import { sayBye, type WireServer } from './wire.ts';

/** A frame larger than this (bytes) ends the connection before it is read whole. */
const HARD_FRAME_LIMIT = 256 * 1024;

export interface SocketOptions extends HallOptions {
  /** Proxies of ours in front of this server. */
  readonly trustProxy: number;
}

export interface Sockets {
  /** Tells everyone to come back in a moment, and closes their connections and the HTTP server. */
  close(): Promise<void>;
}

/** Serves the wire protocol on an HTTP server. */
export function serveSockets(
  http: HttpServer,
  ports: Pick<ConnectionPorts, 'registry' | 'clock' | 'log' | 'lookups' | 'joins' | 'attendance'>,
  options: SocketOptions,
): Sockets {
  const io: WireServer = new Server(http, {
    parser,
    serveClient: false,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: HARD_FRAME_LIMIT,
    pingInterval: 10_000,
    pingTimeout: 10_000,
  });
  const halls = new Map<Room, Hall>();
  const participants = new Buckets(options.messages, ports.clock);
  const workshops = new Buckets(options.workshopMessages, ports.clock);
  const connectionPorts: ConnectionPorts = {
    ...ports,
    hallOf(room) {
      const hall = halls.get(room) ?? new Hall(room, ports.clock, { participants, workshops });
      halls.set(room, hall);
      return hall;
    },
    emptied: (hall) => halls.delete(hall.room),
  };
  io.on('connection', (socket) => {
    new Connection(socket, addressOf(socket.request, options.trustProxy), connectionPorts, options);
  });
  return {
    async close() {
      for (const socket of io.of('/').sockets.values()) sayBye(socket, { code: 'shutting-down' }, true);
      await io.close();
    },
  };
}
