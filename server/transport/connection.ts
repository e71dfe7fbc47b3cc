import { indexOfKey } from '#shared/math/parameter-key.ts';
import {
  type CommandMessage,
  decodeCommand,
  decodeHello,
  type Hello,
  idOf,
} from '#shared/protocol/client-messages.ts';
import { parseJoinCode } from '#shared/protocol/join-code.ts';
import type { Reject } from '#shared/protocol/server-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { participantByCredential } from '#shared/workshop/ledger.ts';
import type { Rejection, RejectionCode } from '#shared/workshop/rejections.ts';
import { lookup, type ParticipantId } from '#shared/workshop/state.ts';
import { credentialOf } from '../auth/tokens.ts';
import type { AddressLimit } from '../limits/address-limit.ts';
import type { Attendance } from '../limits/attendance.ts';
import { type Rate, TokenBucket } from '../limits/token-bucket.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Registry } from '../workshops/registry.ts';
import type { Room } from '../workshops/room.ts';
import type { Hall, HallOptions } from './hall.ts';
import { FRAME_LIMIT, FRAME_TOO_LARGE } from './parser.ts';
import type { Seat } from './seat.ts';
import { drop, isStuffed, sayBye, type WireSocket } from './wire.ts';

/** Refusals for being too fast that a connection may cause; who goes on is sent away. */
const PATIENCE: Rate = { burst: 1_000, perSecond: 20 };

/** A connection that has not said hello after this long (ms) is closed. */
const SILENCE = 60_000;

/** Hellos of one connection: a welcome is large, so these are few. */
const HELLOS = { burst: 20, perSecond: 2 };

/** People who may join through one connection. */
const JOINS = 10;

/** Commands that put a whole network into the log cost as many plain ones. */
const HEAVY = 20;
const heavy: ReadonlySet<CommandMessage['type']> = new Set([
  'set-network',
  'initialize',
  'set-data',
  'set-points',
]);

const costOf = ({ type }: CommandMessage): number => (heavy.has(type) ? HEAVY : 1);

export interface ConnectionPorts {
  readonly registry: Registry;
  readonly clock: Clock;
  readonly log: Logger;
  /** Failed look-ups, by address. */
  readonly lookups: AddressLimit;
  /** Newcomers, by address. */
  readonly joins: AddressLimit;
  readonly attendance: Attendance;
  readonly hallOf: (room: Room) => Hall;
  /** The hall has nobody left. */
  readonly emptied: (hall: Hall) => void;
}

/** One client's connection: decodes what it says at the door, and answers everything it cannot do. */
export class Connection {
  readonly #socket: WireSocket;
  readonly #address: string;
  readonly #ports: ConnectionPorts;
  readonly #bucket: TokenBucket;
  readonly #helloBucket: TokenBucket;
  readonly #patience: TokenBucket;
  #hellos: Promise<void> = Promise.resolve();
  #greeted = false;
  #joins = 0;
  #place: { readonly hall: Hall; readonly seat: Seat } | undefined;

  constructor(socket: WireSocket, address: string, ports: ConnectionPorts, options: HallOptions) {
    this.#socket = socket;
    this.#address = address;
    this.#ports = ports;
    this.#bucket = new TokenBucket(options.messages, ports.clock.now());
    this.#helloBucket = new TokenBucket(HELLOS, ports.clock.now());
    this.#patience = new TokenBucket(PATIENCE, ports.clock.now());
    // Names and messages are whatever the client sent: nothing is trusted to be of the typed events.
    socket.onAny((event: unknown, message: unknown) => this.#receive(event, message));
    socket.conn.on('drain', () => this.#place?.seat.drained());
    const cancelSilence = ports.clock.setTimer(SILENCE, () => {
      if (!this.#greeted) this.#bye('hello-expected', true);
    });
    socket.on('disconnect', () => {
      cancelSilence();
      this.#leave();
    });
  }

  #receive(event: unknown, message: unknown): void {
    if (!this.#socket.connected) return;
    // Whoever asks and asks and takes no answer would fill the memory.
    if (isStuffed(this.#socket)) {
      drop(this.#socket);
      return;
    }
    if (this.#tooFast(event, message)) return;
    if (event === FRAME_TOO_LARGE) {
      this.#reject({ code: 'frame-too-large', params: { limit: FRAME_LIMIT } });
    } else if (event === 'hello') {
      this.#hellos = this.#hellos
        .then(() => this.#hello(message))
        .catch((error: unknown) => {
          this.#ports.log.error({ err: error }, 'a hello failed');
          this.#bye('busy', true);
        });
    } else if (event === 'command' && this.#place === undefined) {
      this.#reject({ code: 'hello-expected' }, idOf(message));
    } else if (event === 'command') {
      this.#command(message);
    } else {
      this.#reject({ code: 'malformed' });
    }
  }

  /** Whether a message comes too fast; if so it has been refused. */
  #tooFast(event: unknown, message: unknown): boolean {
    const bucket = this.#place?.seat.bucket ?? this.#bucket;
    return !this.#afford(event === 'hello' ? this.#helloBucket : bucket, 1, idOf(message));
  }

  /** Spends `cost` messages, or refuses for want of them. */
  #afford(bucket: TokenBucket, cost: number, id: string | null): boolean {
    const now = this.#ports.clock.now();
    const shared = this.#sharedBucket();
    if (bucket.take(now, cost) && (shared?.take(now, cost) ?? true)) return true;
    const params = { retryAfter: Math.max(1, bucket.wait(now), shared?.wait(now) ?? 0) };
    if (this.#patience.take(now)) this.#reject({ code: 'too-fast', params }, id);
    else this.#bye('too-fast', true, params);
    return false;
  }

  /** The bucket everyone in the workshop shares, except its instructor: a crowd must not lock them out. */
  #sharedBucket(): TokenBucket | undefined {
    if (this.#place === undefined) return undefined;
    const { hall, seat } = this.#place;
    return seat.you === hall.room.workshop.state.instructor ? undefined : hall.bucket;
  }

  async #hello(message: unknown): Promise<void> {
    if (!this.#socket.connected) return;
    if (hasOtherProtocol(message)) return this.#bye('protocol-unsupported', false);
    const decoded = decodeHello(message);
    if (!decoded.ok) return this.#reject(decoded.rejection);
    const hello = decoded.value;
    this.#greeted = true;

    const { lookups, attendance } = this.#ports;
    const waits = lookups.refusal(this.#address);
    // Counted before anything is awaited, and given back when it was no guess.
    lookups.spend(this.#address);
    const code = parseJoinCode(hello.workshop);
    const room = code === undefined ? undefined : await this.#ports.registry.find(code);
    const credential = hello.token === undefined ? undefined : credentialOf(hello.token);
    let you = room && credential !== undefined ? whoHas(room, credential) : undefined;
    // Who resumes with a valid token never waits, nor does the neighbour of somebody in the room.
    const known = you !== undefined || (room !== undefined && attendance.has(room.code, this.#address));
    if (waits !== undefined && !known) return this.#refuseHello(waits);

    const ended = room?.workshop.state.status === 'ended';
    if (ended && you !== undefined) return this.#bye('workshop-ended', false);
    if (room === undefined || ended) return this.#bye('unknown-workshop', false);
    lookups.refund(this.#address);
    if (hello.viewer) return this.#enter(room, null, hello);
    if (you === undefined) {
      if (credential === undefined || hello.name === undefined)
        return this.#refuseHello({ code: 'not-joined' });
      const crowded = this.#crowded();
      if (crowded !== undefined) return this.#refuseHello(crowded);
      const outcome = await room.join({ name: hello.name, credential });
      if (!outcome.ok) return this.#refuseHello(outcome.rejection);
      you = whoHas(room, credential);
    }
    const status = you === undefined ? undefined : lookup(room.workshop.state.participants, you)?.status;
    if (you === undefined || status === undefined) return this.#bye('busy', true);
    if (status !== 'present') return this.#bye(status, false);
    this.#enter(room, you, hello);
  }

  #enter(room: Room, you: ParticipantId | null, hello: Hello): void {
    if (!this.#socket.connected) return;
    if (room.workshop.state.status === 'ended') {
      this.#bye('workshop-ended', false);
      return;
    }
    // The same person again has only lost their place in the log: what they hold stays theirs.
    if (this.#place?.hall.room === room && this.#place.seat.you === you) {
      this.#place.hall.welcomeAgain(this.#place.seat, hello);
      return;
    }
    this.#leave();
    const hall = this.#ports.hallOf(room);
    this.#place = { hall, seat: hall.enter(this.#socket, you, hello, this.#bucket) };
    this.#ports.attendance.enter(room.code, this.#address);
  }

  #leave(): void {
    const place = this.#place;
    if (place === undefined) return;
    this.#place = undefined;
    this.#ports.attendance.leave(place.hall.room.code, this.#address);
    if (place.hall.leave(place.seat)) this.#ports.emptied(place.hall);
  }

  /** Somebody who is refused a seat has none, whichever they had. */
  #refuseHello(rejection: Rejection): void {
    this.#leave();
    this.#reject(rejection);
  }

  /** Why nobody more may join through this connection or from this address now. */
  #crowded(): Rejection | undefined {
    this.#joins += 1;
    if (this.#joins > JOINS) return { code: 'too-many-attempts', params: { seconds: 60 } };
    const waits = this.#ports.joins.refusal(this.#address);
    this.#ports.joins.spend(this.#address);
    return waits;
  }

  #command(message: unknown): void {
    const place = this.#place;
    if (place === undefined) return;
    const decoded = decodeCommand(message);
    if (!decoded.ok) {
      this.#reject(decoded.rejection, idOf(message));
      return;
    }
    const command = decoded.value;
    const { seat, hall } = place;
    const { room } = hall;
    if (seat.you === null) {
      this.#reject({ code: 'not-allowed' }, command.id);
      return;
    }
    if (!this.#afford(seat.bucket, costOf(command) - 1, command.id)) return;
    room.command(seat.you, command, (outcome) => {
      if (!outcome.ok) return seat.reject(rejectOf(room, command, outcome.rejection));
      seat.reach(command, room.workshop.state);
      // The connection may have gone while its command was on the way into the log.
      if (this.#place?.seat !== seat) hall.letGo(seat);
      seat.ack({ id: command.id, version: outcome.version });
    });
  }

  #reject(rejection: Rejection, id: string | null = null): void {
    const reject: Reject = { ...rejection, id };
    if (this.#place === undefined) this.#socket.emit('reject', reject);
    else this.#place.seat.reject(reject);
  }

  #bye(code: RejectionCode, retryable: boolean, params?: Rejection['params']): void {
    const rejection = params === undefined ? { code } : { code, params };
    if (this.#socket.connected) sayBye(this.#socket, rejection, retryable);
  }
}

function whoHas(room: Room, credential: string): ParticipantId | undefined {
  return participantByCredential(room.workshop.ledger, credential);
}

/** A hello of another protocol may have any other shape, so its number is read before its schema. */
function hasOtherProtocol(message: unknown): boolean {
  if (typeof message !== 'object' || message === null || !Object.hasOwn(message, 'protocol')) return false;
  const { protocol } = message as { readonly protocol: unknown };
  return typeof protocol === 'number' && protocol !== PROTOCOL;
}

/** A refusal, with the values as they are where the command tried to set some. */
function rejectOf(room: Room, command: CommandMessage, rejection: Rejection): Reject {
  const reject: Reject = { ...rejection, id: command.id };
  if (command.type !== 'set-parameters') return reject;
  const { state } = room.workshop;
  const board = lookup(state.boards, command.board);
  if (board === undefined) return reject;
  const values = command.values.flatMap(([parameter]) => {
    const index = indexOfKey(board.network, parameter);
    return index === undefined ? [] : [[parameter, board.parameters[index]!] as const];
  });
  return { ...reject, authoritative: { version: state.version, values } };
}
