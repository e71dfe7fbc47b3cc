import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { answersTo, hostOf } from '../http/origins.ts';
import { addressOf } from '../limits/address.ts';
import { Buckets } from '../limits/buckets.ts';
import { Counts } from '../limits/counts.ts';
import { Gate } from '../limits/gate.ts';
import type { Rate } from '../limits/token-bucket.ts';
import type { Room } from '../workshops/room.ts';
import { Backlog, type BacklogLimits } from './backlog.ts';
import { Connection, type ConnectionOptions, type ConnectionPorts } from './connection.ts';
import { Hall } from './hall.ts';
import * as parser from './parser.ts';
import { sayBye, type WireServer } from './wire.ts';

/** A frame larger than this (bytes) ends the connection before it is read whole. */
const HARD_FRAME_LIMIT = 256 * 1024;

/** Connections beyond those of one address that are told so before they are closed. */
const TOLD = 50;

/** How long a connection has to begin with Socket.IO (ms). */
const CONNECT_TIMEOUT = 10_000;

export interface SocketOptions extends ConnectionOptions {
  /** Messages of everybody in one workshop. */
  readonly workshopMessages: Rate;
  /** Connections from one network address. */
  readonly connectionsPerAddress: number;
  /** What may wait for those who do not take it. */
  readonly backlog: BacklogLimits;
  /** Proxies of ours in front of this server. */
  readonly trustProxy: number;
  /** Where the class reaches this server: it answers to that name, and to this network's own. */
  readonly publicUrl?: string;
}

export type SocketPorts = Omit<ConnectionPorts, 'hallOf' | 'left' | 'backlog' | 'gate'>;

export interface Sockets {
  /** Tells everyone to come back in a moment, and closes their connections and the HTTP server. */
  close(): Promise<void>;
}

/** Serves the wire protocol on an HTTP server. */
export function serveSockets(http: HttpServer, ports: SocketPorts, options: SocketOptions): Sockets {
  const counts = new Counts();
  const io: WireServer = new Server(http, {
    // Nobody is told why here: a few more than may come in are let in, to be told.
    allowRequest(request, decide) {
      const known = request.url?.includes('sid=') === true;
      const address = addressOf(request, options.trustProxy);
      if (!answersTo(hostOf(request, options.trustProxy), options.publicUrl)) return decide(null, false);
      return decide(null, known || counts.of(address) < options.connectionsPerAddress + TOLD);
    },
    connectTimeout: CONNECT_TIMEOUT,
    parser,
    serveClient: false,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: HARD_FRAME_LIMIT,
    pingInterval: 10_000,
    pingTimeout: 10_000,
  });
  io.engine.on(
    'connection',
    (raw: { request: IncomingMessage; once(event: 'close', act: () => void): void }) => {
      const address = addressOf(raw.request, options.trustProxy);
      counts.add(address);
      raw.once('close', () => counts.remove(address));
    },
  );
  const backlog = new Backlog(ports.clock, options.backlog);
  const gate = new Gate();
  const connectionPorts: ConnectionPorts = { ...ports, ...createHalls(ports, options), backlog, gate };
  const limit = options.connectionsPerAddress;
  io.on('connection', (socket) => {
    const address = addressOf(socket.request, options.trustProxy);
    const crowded = counts.of(address) > limit;
    if (crowded) sayBye(socket, { code: 'too-many-connections', params: { limit } }, true);
    else new Connection(socket, address, connectionPorts, options);
  });
  return {
    async close() {
      for (const socket of io.of('/').sockets.values()) sayBye(socket, { code: 'shutting-down' }, true);
      backlog.close();
      await io.close();
    },
  };
}

/** One hall for each room that anybody is connected to. */
export function createHalls(
  { clock, log }: Pick<SocketPorts, 'clock' | 'log'>,
  { messages, workshopMessages }: Pick<SocketOptions, 'messages' | 'workshopMessages'>,
): Pick<ConnectionPorts, 'hallOf' | 'left'> {
  const halls = new Map<Room, Hall>();
  const buckets = {
    participants: new Buckets(messages, clock),
    workshops: new Buckets(workshopMessages, clock),
  };
  return {
    hallOf({ room, ...around }) {
      const hall = halls.get(room) ?? new Hall(room, around, { clock, log }, buckets);
      halls.set(room, hall);
      return hall;
    },
    left(hall) {
      if (!hall.empty) return;
      hall.close();
      halls.delete(hall.room);
    },
  };
}
