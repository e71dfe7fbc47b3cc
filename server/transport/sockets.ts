import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { addressOf } from '../limits/address.ts';
import { Buckets } from '../limits/buckets.ts';
import type { Rate } from '../limits/token-bucket.ts';
import type { Room } from '../workshops/room.ts';
import { Connection, type ConnectionOptions, type ConnectionPorts } from './connection.ts';
import { Hall } from './hall.ts';
import * as parser from './parser.ts';
import { sayBye, type WireServer } from './wire.ts';

/** A frame larger than this (bytes) ends the connection before it is read whole. */
const HARD_FRAME_LIMIT = 256 * 1024;

export interface SocketOptions extends ConnectionOptions {
  /** Messages of everybody in one workshop. */
  readonly workshopMessages: Rate;
  /** Proxies of ours in front of this server. */
  readonly trustProxy: number;
}

export type SocketPorts = Omit<ConnectionPorts, 'hallOf' | 'emptied'>;

export interface Sockets {
  /** Tells everyone to come back in a moment, and closes their connections and the HTTP server. */
  close(): Promise<void>;
}

/** Serves the wire protocol on an HTTP server. */
export function serveSockets(http: HttpServer, ports: SocketPorts, options: SocketOptions): Sockets {
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
  const connectionPorts: ConnectionPorts = { ...ports, ...createHalls(ports, options) };
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

/** One hall for each room that anybody is connected to. */
export function createHalls(
  { clock }: Pick<SocketPorts, 'clock'>,
  { messages, workshopMessages }: Pick<SocketOptions, 'messages' | 'workshopMessages'>,
): Pick<ConnectionPorts, 'hallOf' | 'emptied'> {
  const halls = new Map<Room, Hall>();
  const buckets = {
    participants: new Buckets(messages, clock),
    workshops: new Buckets(workshopMessages, clock),
  };
  return {
    hallOf({ room, presence }) {
      const hall = halls.get(room) ?? new Hall(room, presence, clock, buckets);
      halls.set(room, hall);
      return hall;
    },
    emptied: (hall) => halls.delete(hall.room),
  };
}
