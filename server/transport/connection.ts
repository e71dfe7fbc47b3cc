import { indexOfKey } from '#shared/math/parameter-key.ts';
import type { AnyCommandMessage } from '#shared/protocol/client-messages.ts';
import {
  decodeCommand,
  decodeHello,
  decodePoint,
  decodeRecall,
  decodeWait,
  definitionOf,
  type Hello,
  idOf,
} from '#shared/protocol/client-messages.ts';
import type { Reject } from '#shared/protocol/server-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { maySee } from '#shared/workshop/model/access.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import type { Gate } from '../limits/gate.ts';
import type { Rate, TokenBucket } from '../limits/token-bucket.ts';
import type { CancelTimer, Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Place } from '../workshops/registry.ts';
import type { Room } from '../workshops/room.ts';
import { ShuttingDown } from '../workshops/shutting-down.ts';
import type { Backlog, Waiter } from './backlog.ts';
import { Entrance, type EntrancePorts } from './entrance.ts';
import type { Hall } from './hall.ts';
import { Pace, type TooFast } from './pace.ts';
import { FRAME_LIMIT, FRAME_TOO_LARGE } from './parser.ts';
import type { Seat, Sitter } from './seat.ts';
import { drop, isSlow, isStuffed, listen, polls, sayBye, type WireSocket, waitingFor } from './wire.ts';

/** A connection that has not said hello after this long (ms) is closed. */
const SILENCE = 60_000;

export interface ConnectionOptions {
  /** Those who only watch one workshop. */
  readonly watchers: number;
  /** Messages of one participant, over all their connections. */
  readonly messages: Rate;
}

export interface ConnectionPorts extends EntrancePorts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly hallOf: (place: Place) => Hall;
  readonly backlog: Backlog;
  /** Through which hellos come to be answered: an answer may be large, and a crowd of them must not stop others. */
  readonly gate: Gate;
  /** Somebody has left the hall, or was not let in; nobody may be left. */
  readonly left: (hall: Hall) => void;
}

/** One client's connection: decodes what it says at the door, and answers everything it cannot do. */
export class Connection implements Waiter {
  readonly #socket: WireSocket;
  readonly #address: string;
  readonly #ports: ConnectionPorts;
  readonly #entrance: Entrance;
  readonly #pace: Pace;
  readonly #options: ConnectionOptions;
  /** The latest hello that waits for its turn; a further one takes its place. */
  #hello: { readonly message: unknown } | undefined;
  /** A hello is being answered. */
  #greeting = false;
  taken = 0;
  #cancelSilence: CancelTimer | undefined;
  #place: { readonly hall: Hall; readonly seat: Seat } | undefined;

  constructor(socket: WireSocket, address: string, ports: ConnectionPorts, options: ConnectionOptions) {
    this.#socket = socket;
    this.#address = address;
    this.#ports = ports;
    this.#entrance = new Entrance(ports, address);
    this.#pace = new Pace(options.messages, ports.clock);
    this.#options = options;
    listen(socket, (event, message) => this.#receive(event, message));
    socket.conn.on('drain', () => {
      // Only what polls has taken it by then; to a WebSocket it has been written.
      if (polls(socket)) this.taken++;
      this.#place?.seat.drained();
      this.look();
    });
    socket.conn.on('upgrade', () => this.#place?.hall.upgraded());
    this.#awaitHello();
    ports.backlog.add(this);
    socket.on('disconnect', () => {
      ports.backlog.remove(this);
      this.#hello = undefined;
      this.#leave();
      this.#cancelSilence?.();
    });
  }

  get waiting(): number {
    return waitingFor(this.#socket);
  }

  drop(): void {
    drop(this.#socket);
  }

  /** Answers a hello that came while the answer to the one before was not taken yet. */
  look(): void {
    if (this.#hello !== undefined && !this.#greeting) void this.#greet();
  }

  /** Whoever has no place in any workshop for a minute is sent away, whatever they have said meanwhile. */
  #awaitHello(): void {
    this.#cancelSilence?.();
    this.#cancelSilence = this.#ports.clock.setTimer(SILENCE, () => {
      if (this.#place === undefined) this.#bye({ code: 'hello-expected' }, true);
    });
  }

  #receive(event: unknown, message: unknown): void {
    if (!this.#socket.connected) return;
    // Whoever asks and asks and takes no answer would fill the memory.
    if (isStuffed(this.#socket)) {
      drop(this.#socket);
      return;
    }
    const cost = event === 'command' ? this.#costOf(message) : 1;
    const tooFast = event === 'hello' ? this.#pace.hello() : this.#pace.spend(this.#buckets(), cost);
    if (tooFast !== undefined) this.#slowDown(tooFast, idOf(message));
    else if (event === FRAME_TOO_LARGE) {
      this.#reject({ code: 'frame-too-large', params: { limit: FRAME_LIMIT } });
    } else if (event === 'hello') {
      this.#hello = { message };
      this.look();
    } else if (isForThoseInside(event) && this.#place === undefined) {
      this.#reject({ code: 'hello-expected' }, idOf(message));
    } else if (event === 'command') {
      this.#command(message);
    } else if (event === 'wait') {
      this.#wait(message);
    } else if (event === 'point') {
      this.#point(message);
    } else if (event === 'recall') {
      this.#recall(message);
    } else {
      this.#reject({ code: 'malformed' });
    }
  }

  #slowDown({ rejection, enough }: TooFast, id: string | null): void {
    if (enough) this.#bye(rejection, true);
    else this.#reject(rejection, id);
  }

  /**
   * What a message is paid from: one's own, and what everyone in the workshop shares, except its instructors:
   * a crowd must not lock them out.
   */
  #buckets(): readonly TokenBucket[] {
    if (this.#place === undefined) return [this.#pace.own];
    const { hall, seat } = this.#place;
    const instructs = roleOf(hall.room.workshop.state, seat.you) === 'instructor';
    return instructs ? [seat.bucket] : [seat.bucket, hall.bucket];
  }

  /** What a command is paid with, whether it turns out to be well-formed or not. */
  #costOf(message: unknown): number {
    const rules = this.#place?.hall.room.rules;
    return (rules && definitionOf(rules, message)?.rules.cost) ?? 1;
  }

  /** Answers hellos one after the other, none before the answer to the last has been taken: it may be large. */
  async #greet(): Promise<void> {
    this.#greeting = true;
    while (this.#hello !== undefined && !isSlow(this.#socket)) {
      await this.#ports.gate.pass(this.#address);
      // Another may have come meanwhile, and takes its place.
      const { message } = this.#hello ?? {};
      this.#hello = undefined;
      try {
        await this.#answer(message);
      } catch (error) {
        const closing = error instanceof ShuttingDown;
        if (!closing) this.#ports.log.error({ err: error }, 'a hello failed');
        this.#bye({ code: closing ? 'shutting-down' : 'busy' }, true);
      }
    }
    this.#greeting = false;
  }

  async #answer(message: unknown): Promise<void> {
    if (!this.#socket.connected) return;
    if (hasOtherProtocol(message)) return this.#bye({ code: 'protocol-unsupported' }, false);
    const decoded = decodeHello(message);
    if (!decoded.ok) return this.#reject(decoded.rejection);
    // A token that ends sends away whoever sits by it.
    if (decoded.value.renews !== undefined) this.#leave();
    const admission = await this.#entrance.admit(decoded.value);
    if (admission.kind === 'away') return this.#bye(admission.rejection, admission.retryable);
    if (admission.kind === 'in') return this.#enter(admission.place, admission.sitter, decoded.value);
    // Somebody who is refused a seat has none, whichever they had.
    this.#leave();
    this.#reject(admission.rejection);
  }

  #enter(place: Place, sitter: Sitter, hello: Hello): void {
    const { room } = place;
    if (!this.#socket.connected) return;
    if (room.workshop.state.status === 'ended') {
      this.#bye({ code: 'workshop-ended' }, false);
      return;
    }
    // The same person again has only lost their place in the log: what they hold stays theirs.
    if (this.#place?.hall.room === room && this.#place.seat.you === sitter.you) {
      this.#place.hall.welcomeAgain(this.#place.seat, sitter, hello);
      this.#ports.backlog.soon();
      return;
    }
    this.#leave();
    const hall = this.#ports.hallOf(place);
    if (sitter.you === null && hall.watchers.length >= this.#options.watchers) {
      this.#ports.left(hall);
      this.#reject({ code: 'too-many-watchers', params: { limit: this.#options.watchers } });
      return;
    }
    this.#cancelSilence?.();
    this.#place = { hall, seat: hall.enter(this.#socket, sitter, hello, this.#pace.own) };
    this.#place.seat.taken = () => this.look();
    this.#ports.attendance.enter(room.code, this.#address);
    this.#ports.backlog.soon();
  }

  #leave(): void {
    const place = this.#place;
    if (place === undefined) return;
    this.#place = undefined;
    this.#ports.attendance.leave(place.hall.room.code, this.#address);
    place.hall.leave(place.seat);
    this.#ports.left(place.hall);
    this.#awaitHello();
  }

  #command(message: unknown): void {
    const place = this.#place;
    if (place === undefined) return;
    const { rules } = place.hall.room;
    const decoded = decodeCommand(rules, message);
    if (!decoded.ok) {
      this.#reject(decoded.rejection, idOf(message));
      return;
    }
    const command = decoded.value;
    if (place.seat.you === null) this.#reject({ code: 'not-allowed' }, command.id);
    else this.#ask(place.hall, place.seat, place.seat.you, command);
  }

  #wait(message: unknown): void {
    const place = this.#place;
    if (place === undefined) return;
    const decoded = decodeWait(message);
    if (!decoded.ok) this.#reject(decoded.rejection);
    else if (place.seat.you === null) this.#reject({ code: 'not-allowed' });
    else place.hall.await(place.seat, decoded.value.for);
  }

  #point(message: unknown): void {
    const place = this.#place;
    if (place === undefined) return;
    const decoded = decodePoint(message);
    if (!decoded.ok) this.#reject(decoded.rejection);
    else if (!place.hall.point(place.seat, decoded.value)) this.#reject({ code: 'not-allowed' });
  }

  #recall(message: unknown): void {
    const place = this.#place;
    if (place === undefined) return;
    const decoded = decodeRecall(message);
    if (!decoded.ok) this.#reject(decoded.rejection);
    else place.hall.recall(place.seat, decoded.value);
  }

  #ask(hall: Hall, seat: Seat, you: ParticipantId, command: AnyCommandMessage): void {
    const { room } = hall;
    room.command(you, command, (outcome) => {
      if (!outcome.ok) {
        seat.reject(rejectOf(room, seat, command, outcome.rejection));
        return;
      }
      const board = lookup(room.workshop.state.boards, command.board ?? '');
      const reach = board && room.rules.commands.get(command.type)?.rules.reaches?.(command, board, you);
      if (board !== undefined && reach !== undefined) seat.reach(board.id, reach);
      // The connection may have gone while its command was on the way into the log.
      if (this.#place?.seat !== seat) hall.letGo(seat);
      seat.ack({ id: command.id, version: Math.min(outcome.version, seat.sent) });
    });
  }

  #reject(rejection: Rejection, id: string | null = null): void {
    const reject: Reject = { ...rejection, id };
    if (this.#place === undefined) this.#socket.emit('reject', reject);
    else this.#place.seat.reject(reject);
  }

  #bye(rejection: Rejection, retryable: boolean): void {
    if (this.#socket.connected) sayBye(this.#socket, rejection, retryable);
  }
}

function isForThoseInside(event: unknown): boolean {
  return event === 'command' || event === 'wait' || event === 'point' || event === 'recall';
}

/** A hello of another protocol may have any other shape, so its number is read before its schema. */
function hasOtherProtocol(message: unknown): boolean {
  if (typeof message !== 'object' || message === null || !Object.hasOwn(message, 'protocol')) return false;
  const { protocol } = message as { readonly protocol: unknown };
  return typeof protocol === 'number' && protocol !== PROTOCOL;
}

/** A refusal, with the values as they are where the command tried to set some that its sender may see. */
function rejectOf(room: Room, { you }: Seat, command: AnyCommandMessage, rejection: Rejection): Reject {
  const reject: Reject = { ...rejection, id: command.id };
  const parameters = room.rules.commands.get(command.type)?.rules.sets?.(command);
  const { state } = room.workshop;
  const board = lookup(state.boards, command.board ?? '');
  const listing = lookup(state.listings, command.board ?? '');
  if (parameters === undefined || board === undefined || listing === undefined) return reject;
  if (!maySee(state, you, listing)) return reject;
  const values = parameters.flatMap((parameter) => {
    const index = indexOfKey(board.network, parameter);
    return index === undefined ? [] : [[parameter, board.parameters[index]!] as const];
  });
  return { ...reject, authoritative: { version: state.version, values } };
}
