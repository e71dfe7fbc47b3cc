import type { Hello } from '#shared/protocol/client-messages.ts';
import type { Tick, Welcome } from '#shared/protocol/server-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { WorkshopEvent } from '#shared/workshop/events.ts';
import type { RejectionCode } from '#shared/workshop/rejections.ts';
import type { ParticipantId } from '#shared/workshop/state.ts';
import type { Buckets } from '../limits/buckets.ts';
import type { Rate, TokenBucket } from '../limits/token-bucket.ts';
import { type CancelTimer, type Clock, remaining } from '../ports/clock.ts';
import type { Audience, Room } from '../workshops/room.ts';
import { handle, Seat } from './seat.ts';
import { Broadcast, sayBye, type WireSocket } from './wire.ts';

/** Shortest time between two presence lists (ms). */
const PRESENCE_INTERVAL = 250;

/** A connection that stays behind this long (ms), or is owed this many answers, is sent away to come back. */
const HARD_LIMIT = { behind: 30_000, owed: 1_000 };

export interface HallOptions {
  /** Messages of one participant, over all their connections. */
  readonly messages: Rate;
  /** Messages of everybody in one workshop. */
  readonly workshopMessages: Rate;
}

/** What people may still send; it outlives their connections, or leaving would be a way to send more. */
export interface HallBuckets {
  readonly participants: Buckets;
  readonly workshops: Buckets;
}

/**
 * Everyone connected to one room. A tick is encoded once and shared; who is too slow for it is skipped,
 * never waited for, and gets one merged tick when their connection has drained.
 */
export class Hall implements Audience {
  readonly room: Room;
  readonly bucket: TokenBucket;
  readonly #clock: Clock;
  readonly #buckets: HallBuckets;
  readonly #seats = new Set<Seat>();
  readonly #leaveRoom: () => void;
  #presentAt = Number.NEGATIVE_INFINITY;
  #cancelPresence: CancelTimer | undefined;

  constructor(room: Room, clock: Clock, buckets: HallBuckets) {
    this.room = room;
    this.#clock = clock;
    this.#buckets = buckets;
    this.bucket = buckets.workshops.of(room.code);
    this.#leaveRoom = room.attend(this);
  }

  /**
   * Gives a connection a seat and welcomes it: what it missed, or the whole state.
   * @param own what the connection may send while nobody has a name (a stage)
   */
  enter(socket: WireSocket, you: ParticipantId | null, hello: Hello, own: TokenBucket): Seat {
    const bucket = you === null ? own : this.#buckets.participants.of(`${this.room.code} ${you}`);
    const seat = new Seat(socket, you, bucket, (behind) => this.#catchUp(behind));
    const news = you !== null && !this.#isHere(you);
    this.#seats.add(seat);
    this.#welcome(seat, hello);
    if (news) this.#schedulePresence();
    return seat;
  }

  /** Welcomes a seat again, with all it holds: its client has lost its place in the log. */
  welcomeAgain(seat: Seat, hello: Hello): void {
    seat.behind = undefined;
    this.#welcome(seat, hello);
    seat.pay();
  }

  /** Takes a seat back and lets go of what only this connection held; true when the hall is empty. */
  leave(seat: Seat): boolean {
    this.#seats.delete(seat);
    if (seat.you !== null) {
      this.letGo(seat);
      if (!this.#isHere(seat.you)) this.#schedulePresence();
    }
    if (this.#seats.size > 0) return false;
    this.#cancelPresence?.();
    this.#leaveRoom();
    return true;
  }

  /** Releases what this connection held and no other connection of the same person is on. */
  letGo({ you, hand }: Seat): void {
    if (you === null || hand.size === 0) return;
    const others = [...this.#seats].filter((other) => other.you === you && other.hand !== hand);
    this.room.release(you, (board, parameter) => {
      const held = handle(board, parameter);
      return hand.has(held) && !others.some((other) => other.hand.has(held));
    });
  }

  tick(tick: Tick): void {
    const now = this.#clock.now();
    for (const seat of this.#seats) {
      if (seat.behind === undefined) {
        if (seat.slow) seat.behind = { version: tick.from, since: now };
      } else if (now - seat.behind.since > HARD_LIMIT.behind || seat.owed > HARD_LIMIT.owed) {
        sayBye(seat.socket, { code: 'too-slow' }, true);
      }
    }
    this.#broadcast(new Broadcast('tick', tick));
  }

  settled(events: readonly WorkshopEvent[]): void {
    for (const event of events) {
      if (event.type === 'participant-removed') this.#dismiss('removed', event.participant);
      if (event.type === 'participant-left') this.#dismiss('left', event.participant);
      if (event.type === 'workshop-ended') this.#dismiss('workshop-ended');
    }
  }

  /** To everyone who keeps up. */
  #broadcast(message: Broadcast<'tick'> | Broadcast<'presence'>): void {
    for (const seat of this.#seats) if (seat.behind === undefined) message.to(seat.socket, seat.drained);
  }

  /** A connection that was behind took what waited for it: it gets all it missed in one. */
  #catchUp(seat: Seat): void {
    if (seat.behind === undefined || seat.slow || !this.#seats.has(seat)) return;
    const { version } = seat.behind;
    seat.behind = undefined;
    const events = this.room.eventsSince(version);
    if (events === undefined) {
      this.#welcome(seat, {});
    } else {
      const { observations, history } = this.room.workshop;
      const now = this.room.version;
      seat.socket.emit('tick', { from: version, version: now, events, observations, history });
    }
    seat.pay();
    seat.socket.emit('presence', { online: this.#online() });
  }

  #dismiss(code: RejectionCode, who?: ParticipantId): void {
    for (const { socket, you } of [...this.#seats]) {
      if (who === undefined || you === who) sayBye(socket, { code }, false);
    }
  }

  #welcome(seat: Seat, { epoch, lastVersion }: Pick<Hello, 'epoch' | 'lastVersion'>): void {
    const { state, observations, history } = this.room.workshop;
    const resumed =
      epoch === state.epoch && lastVersion !== undefined ? this.room.eventsSince(lastVersion) : undefined;
    const welcome: Welcome = {
      protocol: PROTOCOL,
      workshop: this.room.code,
      epoch: state.epoch,
      version: state.version,
      you: seat.you,
      snapshot: resumed === undefined ? state : null,
      events: resumed ?? [],
      observations,
      history,
      online: this.#online(),
    };
    seat.socket.emit('welcome', welcome);
  }

  #isHere(who: ParticipantId): boolean {
    for (const { you } of this.#seats) if (you === who) return true;
    return false;
  }

  #online(): ParticipantId[] {
    const online = new Set<ParticipantId>();
    for (const { you } of this.#seats) if (you !== null) online.add(you);
    return [...online];
  }

  #schedulePresence(): void {
    if (this.#cancelPresence !== undefined) return;
    const wait = remaining(this.#presentAt, PRESENCE_INTERVAL, this.#clock.now());
    this.#cancelPresence = this.#clock.setTimer(wait, () => {
      this.#cancelPresence = undefined;
      this.#presentAt = this.#clock.now();
      this.#broadcast(new Broadcast('presence', { online: this.#online() }));
    });
  }
}
