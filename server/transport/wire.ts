import type { Socket as NetSocket } from 'node:net';
import type { Server, Socket } from 'socket.io';
import type { ClientMessages } from '#shared/protocol/client-messages.ts';
import type { ServerMessages } from '#shared/protocol/server-messages.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { textFrame } from './frame.ts';
import type { Decoder, Hear } from './parser.ts';

export type WireServer = Server<ClientMessages, ServerMessages>;
export type WireSocket = Socket<ClientMessages, ServerMessages>;

/** Has every message of a connection heard, whatever the client calls it: none is trusted to be of the typed ones. */
export function listen(socket: WireSocket, hear: Hear): void {
  const { decoder } = socket.client as unknown as { readonly decoder: Decoder };
  decoder.hear(hear);
  takeStraight(socket, decoder);
  socket.conn.on('upgrade', () => takeStraight(socket, decoder));
}

/**
 * Hands what a WebSocket says to the decoder as soon as Engine.IO knows it for a message: by way of five events that
 * nobody else hears, it would cost as much again as to read it. Heartbeats, and what comes while one is awaited,
 * stay Engine.IO's, as does all that is not in order.
 */
function takeStraight(socket: WireSocket, decoder: Decoder): void {
  const engine = engineOf(socket);
  const { transport } = engine;
  if (transport.name !== 'websocket') return;
  const take = transport.onPacket.bind(transport);
  transport.onPacket = (packet) => {
    const inOrder = engine.readyState === 'open' && engine.pingTimeoutTimer === null;
    if (packet.type === 'message' && inOrder) decoder.add(packet.data);
    else take(packet);
  };
}

/** Says why, then closes the connection. */
export function sayBye(socket: WireSocket, rejection: Rejection, retryable: boolean): void {
  socket.emit('bye', { ...rejection, retryable });
  socket.disconnect(true);
}

type Name = keyof ServerMessages;
type Body<Event extends Name> = Parameters<ServerMessages[Event]>[0];

/** The parts of an Engine.IO connection that its types call private. */
interface Engine {
  readonly writeBuffer: ReadonlyArray<{ readonly data?: { readonly length: number } }>;
  /** Closes it, at once when what waits is to be discarded. */
  close(discard: boolean): void;
  readonly upgrading: boolean;
  readonly readyState: string;
  /** Set while the answer to a heartbeat is awaited. */
  readonly pingTimeoutTimer: unknown;
  readonly transport: {
    readonly name: string;
    onPacket(packet: { readonly type: string; readonly data?: unknown }): void;
    readonly writable: boolean;
    /** The WebSocket (of ws), where the transport is one. */
    readonly socket?: {
      readonly bufferedAmount: number;
      readonly readyState: number;
      /** The TCP connection. */
      readonly _socket: Corked;
      /** What writes its frames; Engine.IO writes the frames it encodes once through it, too. */
      readonly _sender: { sendFrame(buffers: readonly [Buffer], sent: () => void): void };
    };
  };
}

/** The state of a WebSocket that takes messages. */
const OPEN = 1;

const engineOf = (socket: WireSocket) => socket.conn as unknown as Engine;

/** Messages up to this size (bytes) wait for what is said next in the same turn, and go out with it. */
const TOGETHER = 4 * 1024;

type Corked = Pick<NetSocket, 'cork' | 'uncork'>;

/** TCP connections that write when this turn is over. */
let heldBack = new Set<Corked>();

/** Makes a tick and the answers that follow on it one write: a system call costs more than the rest of it. */
function holdBack(socket: Corked): void {
  if (heldBack.has(socket)) return;
  // One for all: a crowd of connections is sent the same tick.
  if (heldBack.size === 0) queueMicrotask(writeAll);
  heldBack.add(socket);
  socket.cork();
}

function writeAll(): void {
  const sockets = heldBack;
  heldBack = new Set();
  for (const socket of sockets) socket.uncork();
}

/** A message as one frame, encoded once, for one connection or many. */
export class Broadcast<Event extends Name> {
  /** As Socket.IO says it: event (2), namespace `/`. */
  readonly #text: string;
  /** The same as Engine.IO frames it: message (4). */
  readonly #frame: Buffer;

  /** @param json the body's, where there is it already */
  constructor(event: Event, body: Body<Event>, json = JSON.stringify(body)) {
    this.#text = `2["${event}",${json}]`;
    this.#frame = textFrame(`4${this.#text}`);
  }

  /**
   * Sends it to one connection: straight into its WebSocket where nothing waits before it, in a single write, which
   * costs less than ws alone does; after what waits otherwise. Either way messages keep their order.
   * @param sent called when the WebSocket has taken it
   */
  to(socket: WireSocket, sent: () => void): void {
    const { transport, writeBuffer, upgrading } = engineOf(socket);
    const free = transport.writable && writeBuffer.length === 0 && !upgrading;
    if (free && transport.name === 'websocket' && transport.socket?.readyState === OPEN) {
      const { _sender, _socket } = transport.socket;
      if (this.#frame.length <= TOGETHER) holdBack(_socket);
      _sender.sendFrame([this.#frame], sent);
    } else if (socket.connected) {
      socket.conn.write(this.#text);
    }
  }
}

/** Messages a connection may have waiting in this process before it counts as slow. */
const WAITING_MESSAGES = 2;

/** Bytes a WebSocket may have waiting in this process before it counts as slow. */
const WAITING_BYTES = 16 * 1024;

/** Bytes a connection may have waiting in this process at all: more than the largest welcome. */
const MOST_WAITING = 4 * 1024 * 1024;

/** Whether a connection asks for its messages by HTTP. */
export function polls(socket: WireSocket): boolean {
  return engineOf(socket).transport.name === 'polling';
}

/** Bytes that wait for a connection in this process. */
export function waitingFor(socket: WireSocket): number {
  const { transport, writeBuffer } = engineOf(socket);
  let waiting = transport.socket?.bufferedAmount ?? 0;
  for (const packet of writeBuffer) waiting += packet.data?.length ?? 0;
  return waiting;
}

/** Whether so much waits for a connection that takes nothing that it has to go. */
export function isStuffed(socket: WireSocket): boolean {
  return waitingFor(socket) > MOST_WAITING;
}

/** Ends a connection without waiting for it to take what is left. */
export function drop(socket: WireSocket): void {
  engineOf(socket).close(true);
}

/** Whether a connection does not take its messages as fast as they come. */
export function isSlow(socket: WireSocket): boolean {
  const { transport, writeBuffer } = engineOf(socket);
  return writeBuffer.length > WAITING_MESSAGES || (transport.socket?.bufferedAmount ?? 0) > WAITING_BYTES;
}
