import type { Hello, PointMessage, Recall, WaitMessage } from '#shared/protocol/client-messages.ts';
import type {
  Pointing,
  Presence as PresenceMessage,
  ShownEntry,
  WaitedFor,
  Welcome,
} from '#shared/protocol/server-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { Viewer } from '#shared/workshop/kernel/scope.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { hasEntered, roleOf } from '#shared/workshop/model/people.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Buckets } from '../limits/buckets.ts';
import type { TokenBucket } from '../limits/token-bucket.ts';
import { type CancelTimer, type Clock, remaining } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Pointers } from '../workshops/pointers.ts';
import type { Presence } from '../workshops/presence.ts';
import { type Audience, type Batch, type BoardObserved, broken, type Room } from '../workshops/room.ts';
import { Dismissals } from './dismissals.ts';
import { type Group, Groups } from './groups.ts';
import { PastDesk } from './past-desk.ts';
import { handle, Seat, type Sitter } from './seat.ts';
import {
  edited,
  editsSince,
  observedOf,
  only,
  openFor,
  shownOf,
  shownSince,
  someAwaited,
  tickOf,
} from './showing.ts';
import { SummaryDesk } from './summary-desk.ts';
import { waitsByHolder } from './waits.ts';
import { Welcomes } from './welcomes.ts';
import { Broadcast, polls, sayBye, type WireSocket } from './wire.ts';

/** Shortest time between two presence lists (ms). */
const PRESENCE_INTERVAL = 250;

/** A connection that stays behind this long (ms), or is owed this many answers, is sent away to come back. */
const HARD_LIMIT = { behind: 30_000, owed: 1_000 };

/** What people may still send; it outlives their connections, or leaving would be a way to send more. */
export interface HallBuckets {
  readonly participants: Buckets;
  readonly workshops: Buckets;
}

/** Who is told of the same people. */
type Crowd = 'staff' | 'room' | 'outside';

/** Where a client says it stands. */
type Place = Pick<Hello, 'epoch' | 'lastVersion'>;

/**
 * Everyone connected to one room. Who is shown the same shares one frame a tick, encoded once; who is too
 * slow for it is skipped, never waited for, and gets one merged tick when their connection has drained.
 */
export class Hall implements Audience {
  readonly room: Room;
  readonly bucket: TokenBucket;
  readonly #clock: Clock;
  readonly #buckets: HallBuckets;
  readonly #presence: Presence;
  readonly #pointers: Pointers;
  readonly #seats = new Set<Seat>();
  readonly #groups = new Groups();
  readonly #welcomes = new Welcomes();
  readonly #slow = new Set<Seat>();
  readonly #summaries: SummaryDesk;
  readonly #past: PastDesk;
  readonly #dismissals: Dismissals;
  readonly #leaveRoom: () => void;
  readonly #leavePresence: () => void;
  readonly #leaveWaits: () => void;
  readonly #leavePointers: () => void;
  /** What the instructors were last told of how full the log is. */
  #warned: Rejection | undefined;
  #presentAt = Number.NEGATIVE_INFINITY;
  #cancelPresence: CancelTimer | undefined;
  #waitsToldAt = Number.NEGATIVE_INFINITY;
  #cancelWaits: CancelTimer | undefined;

  constructor(
    room: Room,
    { presence, pointers }: { readonly presence: Presence; readonly pointers: Pointers },
    { clock, log }: { readonly clock: Clock; readonly log: Logger },
    buckets: HallBuckets,
  ) {
    this.room = room;
    this.#clock = clock;
    this.#buckets = buckets;
    this.#presence = presence;
    this.#pointers = pointers;
    this.bucket = buckets.workshops.of(room.code);
    this.#summaries = new SummaryDesk(room, clock, () => this.#staffWhoAsked());
    this.#past = new PastDesk(room, this.#seats, log);
    this.#dismissals = new Dismissals(room, this.#seats);
    this.#leavePresence = presence.subscribe(() => this.#schedulePresence());
    this.#leaveWaits = presence.subscribeWaits(() => this.#scheduleWaits());
    this.#leavePointers = pointers.subscribe((pointing) => this.#showPointer(pointing));
    this.#leaveRoom = room.attend(this);
  }

  /**
   * Gives a connection a seat and welcomes it: what it missed, or its whole view.
   * @param own what the connection may send while nobody has a name (a stage)
   */
  enter(socket: WireSocket, sitter: Sitter, place: Place, own: TokenBucket): Seat {
    const { you } = sitter;
    const bucket = you === null ? own : this.#buckets.participants.of(`${this.room.code} ${you}`);
    const seat = new Seat(socket, sitter, bucket, this.#clock.now(), (behind) => this.#catchUp(behind));
    this.#seats.add(seat);
    // First, so that whoever comes is among those whom their own welcome lists.
    this.#sayWhoIsHere();
    this.#welcome(seat, place);
    return seat;
  }

  /** Welcomes a seat again, with all it holds: its client has lost its place in the log, or opens other boards. */
  welcomeAgain(seat: Seat, sitter: Sitter, place: Place): void {
    seat.sitter = sitter;
    this.#caughtUp(seat);
    this.#welcome(seat, place);
    seat.pay();
  }

  /** The seats of those who only watch. */
  get watchers(): readonly Seat[] {
    return [...this.#seats].filter(({ you }) => you === null);
  }

  get empty(): boolean {
    return this.#seats.size === 0;
  }

  /** Takes a seat back and lets go of what only this connection held. */
  leave(seat: Seat): void {
    this.#seats.delete(seat);
    this.#slow.delete(seat);
    this.#groups.remove(seat);
    this.letGo(seat);
    this.#sayWhoIsHere();
  }

  /** A connection has another transport than it had. */
  upgraded(): void {
    this.#sayWhoIsHere();
  }

  /** Follows what a connection would like next. */
  await(seat: Seat, wanted: WaitMessage['for']): void {
    if (seat.awaits?.board === wanted?.board && seat.awaits?.parameter === wanted?.parameter) return;
    seat.awaits = wanted;
    this.#scheduleWaits();
  }

  /** Shows where an instructor points; false where it is nobody's who may. */
  point({ you: by }: Seat, { board, at }: PointMessage): boolean {
    if (by === null || roleOf(this.room.workshop.state, by) !== 'instructor') return false;
    this.#pointers.point({ by, board, at });
    return true;
  }

  /** Answers an instructor what they ask of the past. */
  recall(seat: Seat, recall: Recall): void {
    if (roleOf(this.room.workshop.state, seat.you) === 'instructor') void this.#past.recall(seat, recall);
    else seat.reject({ id: null, code: 'not-allowed' });
  }

  /** Attends the room no more. */
  close(): void {
    this.#cancelPresence?.();
    this.#cancelWaits?.();
    this.#leavePresence();
    this.#leaveWaits();
    this.#leavePointers();
    this.#summaries.close();
    this.#leaveRoom();
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

  tick(batch: Batch): void {
    this.#sendAwaySlow();
    const { rules } = this.room;
    if (batch.steps.some(({ entry }) => rules.changesSight(entry.event))) this.#tickEach(batch);
    else this.#tickGroups(batch);
    this.#summaries.note(batch);
    this.#past.look();
    this.#warn();
    // What is waited for may be in another hand now.
    if (this.#presence.waits.length > 0) this.#scheduleWaits();
  }

  observed(news: BoardObserved): void {
    const message = new Broadcast('observed', observedOf([news]));
    for (const group of this.#groups.withOpen(news.board)) {
      for (const seat of group.seats) {
        if (this.#isBehind(seat)) seat.unseen.set(news.board, news);
        else message.to(seat.socket, seat.drained);
      }
    }
    this.#summaries.mark([news.board]);
  }

  settled({ steps }: Batch): void {
    for (const step of steps) this.#dismissals.after(step);
    // Who was let in was connected before, and is now for everybody to know.
    const before = steps[0]?.before;
    if (before === undefined || before.participants === this.room.workshop.state.participants) return;
    if (this.#presence.online.some((id) => isAtDoor(before, id))) this.#schedulePresence();
  }

  closed(rejection: Rejection): void {
    this.#dismissals.dismiss(rejection, 'everyone', rejection === broken);
  }

  /** To those who have the board open; who is behind need not know where somebody pointed meanwhile. */
  #showPointer(pointing: Pointing): void {
    const message = new Broadcast('pointer', pointing);
    for (const group of this.#groups.withOpen(pointing.board)) {
      for (const seat of group.seats) if (!this.#isBehind(seat)) message.to(seat.socket, seat.drained);
    }
  }

  /** Tells the instructors in time that the log is filling up. */
  #warn(): void {
    const { filling } = this.room;
    if (filling?.params?.percent === this.#warned?.params?.percent) return;
    this.#warned = filling;
    for (const seat of this.#seats) this.#warnOne(seat);
  }

  #warnOne({ socket, you, behindSince }: Seat): void {
    if (this.#warned === undefined || behindSince !== undefined) return;
    if (roleOf(this.room.workshop.state, you) === 'instructor') socket.emit('notice', this.#warned);
  }

  /** A batch after which everyone sees the same boards as before. */
  #tickGroups(batch: Batch): void {
    const { rules } = this.room;
    const byGroup = new Map<Group, { readonly viewer: Viewer; readonly entries: ShownEntry[] }>();
    const alone = new Set(batch.steps.flatMap(({ entry }) => rules.personalTo(entry.event)));
    for (const { entry, before, after } of batch.steps) {
      const scope = rules.scopeOf(entry.event);
      const groups = scope.kind === 'board' ? this.#groups.withOpen(scope.board) : this.#groups.all;
      for (const group of groups) {
        const viewer = group.viewerBeside(alone);
        if (viewer === undefined) continue;
        const shown = rules.show(entry.event, before, after, viewer);
        if (shown === 'nothing' || shown === 'anew') continue;
        const told = byGroup.get(group) ?? { viewer, entries: [] };
        byGroup.set(group, told);
        told.entries.push([entry.version, shown]);
      }
    }
    if (alone.size > 0) this.#tickAlone(batch, alone);
    for (const [group, { viewer, entries }] of byGroup) {
      const all = alone.size === 0;
      const seats = all ? group.seats : [...group.seats].filter(({ you }) => you === null || !alone.has(you));
      this.#send(batch, entries, viewer, seats);
    }
  }

  /** To those who are sent something that others of their group are not. */
  #tickAlone(batch: Batch, alone: ReadonlySet<ParticipantId>): void {
    for (const seat of this.#seats) {
      if (seat.you === null || !alone.has(seat.you)) continue;
      const entries = shownOf(this.room.rules, batch, seat.viewer);
      if (entries === 'anew') this.#welcomeAnew(seat);
      else if (entries.length > 0) this.#send(batch, entries, seat.viewer, [seat]);
    }
  }

  /** A batch in which somebody's sight may have changed: what each is shown, and where each belongs now. */
  #tickEach(batch: Batch): void {
    const { rules } = this.room;
    const changing = batch.steps.filter(({ entry }) => rules.changesSight(entry.event));
    const alone = new Set(batch.steps.flatMap(({ entry }) => rules.personalTo(entry.event)));
    const alike = new Map<string, { readonly viewer: Viewer; readonly seats: Seat[] }>();
    for (const seat of this.#seats) {
      const { viewer } = seat;
      const who = seat.you !== null && alone.has(seat.you) ? seat.you : '';
      const sights = changing.flatMap(({ before, after }) => [
        rules.sight(before, viewer),
        rules.sight(after, viewer),
      ]);
      const key = [who, ...sights].join('|');
      const others = alike.get(key);
      if (others === undefined) alike.set(key, { viewer, seats: [seat] });
      else others.seats.push(seat);
    }
    for (const { viewer, seats } of alike.values()) {
      const entries = shownOf(rules, batch, viewer);
      if (entries === 'anew') {
        for (const seat of seats) this.#welcomeAnew(seat);
      } else {
        if (entries.length > 0) this.#send(batch, entries, viewer, seats);
        for (const seat of seats) this.#place(seat);
      }
    }
  }

  /**
   * Sends what a batch is to a viewer to seats that are all shown the same: one frame for all who were sent as
   * much before. Whoever is too slow for it is behind from now on.
   */
  #send(batch: Batch, entries: readonly ShownEntry[], viewer: Viewer, seats: Iterable<Seat>): void {
    const frames = new Map<number, Broadcast<'tick'>>();
    for (const seat of seats) {
      if (this.#isBehind(seat)) continue;
      const frame = frames.get(seat.sent) ?? new Broadcast('tick', tickOf(seat.sent, batch, entries, viewer));
      frames.set(seat.sent, frame);
      frame.to(seat.socket, seat.drained);
      seat.sent = batch.version;
    }
  }

  /** Whether a seat is sent nothing for now; one that is too slow is behind from now on. */
  #isBehind(seat: Seat): boolean {
    if (seat.behindSince === undefined && seat.slow) {
      seat.behindSince = this.#clock.elapsed();
      this.#slow.add(seat);
    }
    return seat.behindSince !== undefined;
  }

  #sendAwaySlow(): void {
    const now = this.#clock.elapsed();
    for (const { behindSince = now, owed, socket } of this.#slow) {
      if (now - behindSince > HARD_LIMIT.behind || owed > HARD_LIMIT.owed) {
        sayBye(socket, { code: 'too-slow' }, true);
      }
    }
  }

  /** A connection that was behind took what waited for it: it gets all it missed in one. */
  #catchUp(seat: Seat): void {
    if (seat.behindSince === undefined || seat.slow || !this.#seats.has(seat)) return;
    const { room } = this;
    const { viewer, sent: from } = seat;
    this.#caughtUp(seat);
    const missed = room.entriesSince(from, viewer);
    if (missed === undefined) {
      this.#welcomeAnew(seat);
    } else {
      const { state, observations, awaited, history } = room.workshop;
      const entries = shownSince(room.rules, missed, state, viewer);
      const boards = edited(room.rules, entries);
      if (entries.length > 0) {
        seat.socket.emit('tick', {
          from,
          version: room.version,
          entries,
          observations: only(observations, boards),
          ...someAwaited(only(awaited, boards)),
          history: editsSince(only(history, boards), from),
        });
        seat.sent = room.version;
      }
      // What was observed meanwhile, of boards that nobody has touched since.
      const unseen = [...seat.unseen.values()].filter(
        ({ board, observation }) => observations[board] === observation,
      );
      if (unseen.length > 0) seat.socket.emit('observed', observedOf(unseen));
    }
    seat.unseen.clear();
    if (missed !== undefined) this.#past.greet(seat);
    seat.pay();
    seat.socket.emit('presence', this.#presenceOf(this.#crowdOf(seat)));
    this.#scheduleWaits();
  }

  #caughtUp(seat: Seat): void {
    seat.behindSince = undefined;
    this.#slow.delete(seat);
  }

  /** What somebody may see has changed: they get their view whole, unless it waits until they have drained. */
  #welcomeAnew(seat: Seat): void {
    if (seat.behindSince === undefined) this.#welcome(seat, {});
    // Whoever is behind stands for nobody who sees something else by now.
    else this.#place(seat);
  }

  #welcome(seat: Seat, { epoch, lastVersion }: Place): void {
    const { room } = this;
    const { state, observations, awaited, history } = room.workshop;
    const { wanted } = seat.sitter;
    seat.open = openFor(state, seat.you, wanted);
    const { viewer } = seat;
    // What the client has is of the boards it named; with others open it is another view.
    const same = wanted !== undefined && wanted.length === seat.open.length;
    const missed =
      same && epoch === state.epoch && lastVersion !== undefined && lastVersion <= state.version
        ? room.entriesSince(lastVersion, viewer)
        : undefined;
    const welcome: Welcome = {
      protocol: PROTOCOL,
      workshop: room.code,
      epoch: state.epoch,
      version: state.version,
      you: seat.you,
      open: seat.open,
      snapshot: missed === undefined ? room.rules.view(state, viewer) : null,
      entries: missed === undefined ? [] : shownSince(room.rules, missed, state, viewer),
      observations: only(observations, seat.open),
      ...someAwaited(only(awaited, seat.open)),
      history: only(history, seat.open),
      ...this.#presenceOf(this.#crowdOf(seat)),
    };
    this.#welcomes.frameOf(welcome).to(seat.socket, seat.drained);
    seat.unseen.clear();
    seat.sent = state.version;
    seat.forgetWaits();
    if (this.#presence.waits.length > 0) this.#scheduleWaits();
    this.#place(seat);
    this.#summaries.greet(seat);
    this.#past.greet(seat);
    this.#warned ??= room.filling;
    this.#warnOne(seat);
  }

  #place(seat: Seat): void {
    this.#groups.put(seat, this.room.rules.sight(this.room.workshop.state, seat.viewer));
  }

  #staffWhoAsked(): Seat[] {
    const { state } = this.room.workshop;
    return [...this.#seats].filter(
      ({ you, sitter, behindSince }) =>
        sitter.summaries && behindSince === undefined && roleOf(state, you) === 'instructor',
    );
  }

  /** Who is there, as far as it is for these, and for instructors who only watches. */
  #presenceOf(crowd: Crowd): PresenceMessage {
    const online = this.#onlineFor(crowd);
    if (crowd !== 'staff') return { online };
    const { watchers, polling } = this.#presence;
    return { online, watchers, ...(polling.length > 0 && { polling }) };
  }

  /** Says to all nodes who is connected here, and what they wait for. */
  #sayWhoIsHere(): void {
    const seats = [...this.#seats];
    this.#presence.set({
      here: [...new Set(seats.flatMap(({ you }) => (you === null ? [] : [you])))],
      watchers: this.watchers.map(({ since }) => since),
      polling: [...new Set(seats.flatMap(({ you, socket }) => (you !== null && polls(socket) ? [you] : [])))],
      waits: seats.flatMap(({ you, awaits }) =>
        you === null || awaits === null ? [] : [{ who: you, ...awaits }],
      ),
    });
  }

  /** Tells those who hold something who would like it next, and the other nodes who does so here. */
  #scheduleWaits(): void {
    if (this.#cancelWaits !== undefined) return;
    const wait = remaining(this.#waitsToldAt, PRESENCE_INTERVAL, this.#clock.elapsed());
    this.#cancelWaits = this.#clock.setTimer(wait, () => {
      this.#cancelWaits = undefined;
      this.#waitsToldAt = this.#clock.elapsed();
      this.#sayWhoIsHere();
      const byHolder: ReadonlyMap<ParticipantId, readonly WaitedFor[]> = waitsByHolder(
        this.room.workshop.state,
        this.#presence.waits,
      );
      for (const seat of this.#seats) {
        if (seat.you === null || seat.behindSince !== undefined) continue;
        seat.tellWaits(byHolder.get(seat.you) ?? []);
      }
    });
  }

  #schedulePresence(): void {
    if (this.#cancelPresence !== undefined) return;
    const wait = remaining(this.#presentAt, PRESENCE_INTERVAL, this.#clock.elapsed());
    this.#cancelPresence = this.#clock.setTimer(wait, () => {
      this.#cancelPresence = undefined;
      this.#presentAt = this.#clock.elapsed();
      const messages = new Map<Crowd, Broadcast<'presence'>>();
      for (const seat of this.#seats) {
        if (seat.behindSince !== undefined) continue;
        const crowd = this.#crowdOf(seat);
        const message = messages.get(crowd) ?? new Broadcast('presence', this.#presenceOf(crowd));
        messages.set(crowd, message);
        message.to(seat.socket, seat.drained);
      }
    });
  }

  #crowdOf({ you }: Seat): Crowd {
    const role = roleOf(this.room.workshop.state, you);
    return role === 'instructor' ? 'staff' : role === 'outside' ? 'outside' : 'room';
  }

  /** Who is connected, as far as it is for these: who waits at the door is the instructors' to know. */
  #onlineFor(crowd: Crowd): readonly ParticipantId[] {
    const { online } = this.#presence;
    if (crowd === 'staff') return online;
    if (crowd === 'outside') return [];
    const { state } = this.room.workshop;
    return online.some((id) => isAtDoor(state, id)) ? online.filter((id) => !isAtDoor(state, id)) : online;
  }
}

function isAtDoor({ participants }: WorkshopState, id: ParticipantId): boolean {
  const person = lookup(participants, id);
  return person !== undefined && !hasEntered(person);
}
