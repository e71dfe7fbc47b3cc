import { lectureStart } from '#shared/lessons/lecture-network.ts';
import type { Locale } from '#shared/locale.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { UnreadableEntry } from '#shared/workshop/kernel/upcast.ts';
import { openWorkshop } from '#shared/workshop/room/open.ts';
import { makeJoinCode } from '../auth/join-codes.ts';
import { credentialOf, makeToken } from '../auth/tokens.ts';
import { type GiveBack, Turns } from '../limits/turns.ts';
import type { Bus } from '../ports/bus.ts';
import type { CancelTimer } from '../ports/clock.ts';
import type { LogSummary } from '../ports/event-store.ts';
import type { Leases } from '../ports/lease.ts';
import type { Random } from '../ports/random.ts';
import { readLog } from '../records/log-import.ts';
import { type EraseNames, eraseWhereDue, mayBeDue } from '../records/retention.ts';
import { Ages } from './ages.ts';
import { Breath } from './breath.ts';
import { CARE_TTL, careOf } from './caretakers/care.ts';
import { Caretakers } from './caretakers/caretakers.ts';
import { Slices } from './caretakers/slices.ts';
import { Guests } from './guests.ts';
import { loadWorkshop } from './load.ts';
import { Log, type Turn } from './log.ts';
import { Pointers } from './pointers.ts';
import { Presence } from './presence.ts';
import { broken, Room, type RoomOptions, type RoomPorts, unreadable } from './room.ts';
import { ShuttingDown } from './shutting-down.ts';
import { Storage, type StorageOptions } from './storage.ts';

export interface RegistryPorts extends RoomPorts {
  readonly random: Random;
  /** Shared by the nodes that serve the same workshops. */
  readonly bus: Bus;
  readonly leases: Leases;
}

export interface RegistryOptions extends RoomOptions, StorageOptions {
  /** A workshop nobody has changed or attended for this long (ms) is removed, a little later (`ages.ts`). */
  readonly workshopTtl: number;
  /** A room nobody is in leaves memory after this long (ms). */
  readonly roomIdle: number;
  /** When names are erased; never when left out. */
  readonly eraseNames?: EraseNames;
}

/** Who opens a workshop, and what it is called. */
export interface OpeningRequest {
  readonly title?: string | undefined;
  /** The instructor's name. */
  readonly name?: string | undefined;
  readonly locale: Locale;
}

export type Opened =
  | { readonly ok: true; readonly code: string; readonly instructorToken: string }
  | { readonly ok: false; readonly rejection: Rejection };

/** A workshop at work here: its room, and who is connected to it on any node. */
export interface Place {
  readonly ok: true;
  readonly room: Room;
  readonly presence: Presence;
  readonly pointers: Pointers;
}

/** What is under a code; `unknown-workshop` where nothing is, `workshop-unreadable` where it cannot be read. */
export type Found = Place | { readonly ok: false; readonly rejection: Rejection };

/** What is kept of a code that was asked for. */
interface Entry {
  readonly found: Found;
  /** Of a room. */
  readonly caretakers?: Caretakers;
  /** Elapsed ms. */
  usedAt: number;
}

/** How often rooms are let go of and old workshops removed (ms). */
const SWEEP_EVERY = 30_000;

/** How many workshops are read from the store at once, in all and for one address. */
const LOADS = { atOnce: 32, each: 2 };

/** How long an imported log may take to be read (ms). */
const IMPORT_TIME = 60_000;

/** Entries of an imported log that are written at once. */
const IMPORTED = 1_000;

/** How long one node has to erase the names of a workshop (ms). */
const ERASE_TTL = 120_000;

/** How many codes are tried before giving up; even two collisions in a row mean something is broken. */
const CODES = 5;

const unknown: Found = { ok: false, rejection: { code: 'unknown-workshop' } };

/** The workshops of this server: opens them, loads them when asked for, lets go of them when idle. */
export class Registry {
  readonly #ports: RegistryPorts;
  readonly #options: RegistryOptions;
  /** This node's name to the others; a new one each time it starts. */
  readonly #node: string;
  readonly #entries = new Map<string, Promise<Entry>>();
  readonly #slices: Slices;
  readonly #ages: Ages;
  readonly #storage: Storage;
  #measured: Promise<void> | undefined;
  /** Whose rooms broke: their snapshots may be why, and are not looked at. */
  readonly #mistrusted = new Set<string>();
  /** The version at which each workshop was last looked at for names to erase. */
  readonly #lookedAt = new Map<string, number>();
  readonly #loads = new Turns(LOADS.atOnce, LOADS.each);
  /** One page of one log at a time: a long log keeps no short one waiting. */
  readonly #pages = new Turns(1);
  #cancelSweep: CancelTimer = () => {};
  #closing = false;

  constructor(ports: RegistryPorts, options: RegistryOptions) {
    this.#ports = ports;
    this.#options = options;
    this.#node = Buffer.from(ports.random.bytes(9)).toString('base64url');
    this.#slices = new Slices(ports.clock);
    this.#storage = new Storage(options);
    this.#ages = new Ages(options.workshopTtl, ports.clock, ports.log);
    this.#armSweep();
  }

  /**
   * Opens a workshop and gives its instructor a token; only the token's hash is kept.
   * @throws when the store cannot append
   */
  async open(opening: OpeningRequest): Promise<Opened> {
    const { clock, log, random } = this.#ports;
    await this.#measure();
    const full = this.#storage.refusal;
    if (full !== undefined) return { ok: false, rejection: full };
    const epoch = Buffer.from(random.bytes(12)).toString('base64url');
    const decision = openWorkshop({ ...opening, board: lectureStart, epoch, at: clock.now() });
    if (!decision.ok) return decision;
    const instructorToken = makeToken(random);
    const credential = credentialOf(instructorToken);
    const drafts = decision.events.map((event, index) => (index === 0 ? { event, credential } : { event }));
    for (let attempt = 0; attempt < CODES; attempt++) {
      const code = makeJoinCode(random);
      if (!(await this.#append(code, drafts))) continue;
      log.info({ workshop: code }, 'a workshop was opened');
      return { ok: true, code, instructorToken };
    }
    throw new Error('no free join code found');
  }

  /**
   * Opens a workshop with a log that was exported.
   * @throws when the store cannot append
   */
  async import(text: string): Promise<Opened> {
    const { clock, log, random, rules } = this.#ports;
    await this.#measure();
    const full = this.#storage.refusalToTake(text.length);
    if (full !== undefined) return { ok: false, rejection: full };
    const epoch = Buffer.from(random.bytes(12)).toString('base64url');
    const instructorToken = makeToken(random);
    const credential = credentialOf(instructorToken);
    const began = clock.elapsed();
    const context = {
      ...{ rules, epoch, at: clock.now(), credential, breath: new Breath(clock) },
      overdue: () => clock.elapsed() - began > IMPORT_TIME,
    };
    const imported = await readLog(text, context);
    if (!imported.ok) return imported;
    const { drafts } = imported;
    for (let attempt = 0; attempt < CODES; attempt++) {
      const code = makeJoinCode(random);
      // What comes last makes it somebody's: before that, nobody knows the code.
      if (!(await this.#append(code, drafts.slice(0, IMPORTED)))) continue;
      for (let from = IMPORTED; from < drafts.length; from += IMPORTED) {
        await new Log(code, this.#ports).append(from, drafts.slice(from, from + IMPORTED));
      }
      this.#storage.grow(code, text.length);
      log.info({ workshop: code }, 'a workshop was opened from a log');
      return { ok: true, code, instructorToken };
    }
    throw new Error('no free join code found');
  }

  /** Waits for a page of a log, for whoever asks (an address). */
  turnFor(by: string): Turn {
    return () => this.#pageFor(by);
  }

  /** When a workshop is removed that nobody changes any more (ms since the Unix epoch). */
  keptUntil({ workshop }: Room): number {
    return workshop.updatedAt + this.#options.workshopTtl;
  }

  get eraseNames(): EraseNames {
    return this.#options.eraseNames ?? 'never';
  }

  /**
   * What is under a code.
   * @param by who asks (an address): those who ask for what is not in memory take turns
   * @throws ShuttingDown
   * @throws when the store cannot be read
   */
  async find(code: string, by = ''): Promise<Found> {
    if (this.#closing) throw new ShuttingDown();
    const loading = this.#loadingOf(code, by);
    const entry = await loading;
    // Let go of meanwhile: another is loaded.
    if (entry.found.ok && this.#entries.get(code) !== loading) return this.find(code, by);
    if (!entry.found.ok) return entry.found;
    const { room } = entry.found;
    if (room.ended !== undefined) {
      if (room.ended === broken) this.#mistrusted.add(code);
      await this.#letGo(code, loading, entry);
      return room.ended === broken ? this.find(code, by) : { ok: false, rejection: room.ended };
    }
    entry.usedAt = this.#ports.clock.elapsed();
    return entry.found;
  }

  /** Every room lets go of its people's requests, saves a snapshot and stops. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#cancelSweep();
    for (const [code, loading] of [...this.#entries]) {
      const entry = await loading.catch(() => undefined);
      if (entry !== undefined) await this.#letGo(code, loading, entry);
    }
  }

  /** Lets idle rooms leave memory and removes workshops whose time is over. */
  async sweep(): Promise<void> {
    const { clock, store } = this.#ports;
    const now = clock.elapsed();
    for (const [code, loading] of [...this.#entries]) {
      const entry = await loading.catch(() => undefined);
      if (entry === undefined) continue;
      const room = entry.found.ok ? entry.found.room : undefined;
      const idle = now - entry.usedAt >= this.#options.roomIdle || room?.ended !== undefined;
      if (idle && !room?.busy) await this.#letGo(code, loading, entry);
    }
    const logs = await store.list();
    this.#storage.measure(logs);
    await this.#eraseNames(logs);
    for (const workshop of this.#ages.look(logs, (code) => this.#entries.has(code))) {
      if (!this.#entries.has(workshop)) await this.#remove(workshop);
    }
  }

  /** Erases names where that is due. */
  async #eraseNames(logs: readonly LogSummary[]): Promise<void> {
    const { eraseNames: policy = 'never' } = this.#options;
    const { clock, log } = this.#ports;
    for (const summary of logs) {
      const { workshop, version } = summary;
      if (this.#closing || !mayBeDue(policy, summary, clock) || this.#lookedAt.get(workshop) === version)
        continue;
      try {
        await this.#eraseNamesOf(workshop, policy);
      } catch (error) {
        log.warn({ err: error, workshop }, 'names could not be erased, and are tried again');
      }
    }
    const there = new Set(logs.map(({ workshop }) => workshop));
    for (const workshop of this.#lookedAt.keys()) if (!there.has(workshop)) this.#lookedAt.delete(workshop);
  }

  async #eraseNamesOf(workshop: string, policy: EraseNames): Promise<void> {
    const { leases } = this.#ports;
    const lease = await leases.acquire(`erase:${workshop}`, this.#node, ERASE_TTL);
    if (lease === undefined) return;
    try {
      const found = await this.find(workshop);
      if (found.ok) await eraseWhereDue(found.room, policy, this.#ports);
      this.#lookedAt.set(workshop, found.ok ? found.room.version : Number.POSITIVE_INFINITY);
    } finally {
      await leases.release(`erase:${workshop}`, lease);
    }
  }

  /** Learns what there is, before anything is added to it. */
  #measure(): Promise<void> {
    this.#measured ??= this.#ports.store.list().then(
      (logs) => this.#storage.measure(logs),
      (error: unknown) => {
        this.#measured = undefined;
        throw error;
      },
    );
    return this.#measured;
  }

  /** Removes a workshop unless it is attended: whoever looks after it has its lease. */
  async #remove(workshop: string): Promise<void> {
    const { leases, log, store } = this.#ports;
    const lease = await leases.acquire(careOf(workshop), this.#node, CARE_TTL);
    if (lease === undefined) return;
    try {
      await store.remove(workshop);
      log.info({ workshop }, 'an old workshop was removed');
    } finally {
      await leases.release(careOf(workshop), lease);
    }
  }

  #armSweep(): void {
    this.#cancelSweep();
    this.#cancelSweep = this.#ports.clock.setTimer(SWEEP_EVERY, () => {
      this.sweep()
        .catch((error: unknown) => this.#ports.log.warn({ err: error }, 'the sweep failed'))
        .finally(() => {
          if (!this.#closing) this.#armSweep();
        });
    });
  }

  async #append(code: string, drafts: Parameters<Log['append']>[1]): Promise<boolean> {
    try {
      return (await new Log(code, this.#ports).append(0, drafts)).ok;
    } catch (error) {
      // Somebody's, whether it can be read or not.
      if (error instanceof UnreadableEntry) return false;
      throw error;
    }
  }

  #loadingOf(code: string, by: string): Promise<Entry> {
    const known = this.#entries.get(code);
    if (known !== undefined) return known;
    const loading = this.#load(code, by);
    this.#entries.set(code, loading);
    loading.then(
      ({ found }) => {
        // What is not there is not remembered: codes cost a guesser nothing to think of.
        if (found === unknown) this.#forget(code, loading);
      },
      () => this.#forget(code, loading),
    );
    return loading;
  }

  #forget(code: string, loading: Promise<Entry>): void {
    if (this.#entries.get(code) === loading) this.#entries.delete(code);
  }

  async #load(code: string, by: string): Promise<Entry> {
    const giveBack = await this.#loads.take(by);
    try {
      return await this.#loadNow(code, by);
    } finally {
      giveBack();
    }
  }

  async #loadNow(code: string, by: string): Promise<Entry> {
    const { clock, log } = this.#ports;
    const usedAt = clock.elapsed();
    try {
      await this.#measure();
      const turned = { ...this.#ports, turn: () => this.#pageFor(by) };
      const loaded = await loadWorkshop(code, turned, !this.#mistrusted.delete(code));
      if (loaded === undefined) return { found: unknown, usedAt };
      const { snapshotVersion, ...start } = loaded;
      const ports = { ...this.#ports, node: this.#node, slices: this.#slices };
      const presence = new Presence(code, ports);
      const pointers = new Pointers(code, ports);
      const guests = new Guests((who) => presence.has(who));
      const roomPorts = { ...this.#ports, storage: this.#storage, turn: () => this.#pageFor(code) };
      const room = new Room(code, { ...start, guests }, roomPorts, this.#options);
      await room.follow();
      const caretakers = new Caretakers(
        room,
        { ...ports, presence },
        snapshotVersion,
        this.#storage.of(code),
      );
      return { found: { ok: true, room, presence, pointers }, caretakers, usedAt };
    } catch (error) {
      if (!(error instanceof UnreadableEntry)) throw error;
      const { version, type } = error;
      log.error({ err: error, workshop: code, version, type }, 'a workshop cannot be read');
      return { found: { ok: false, rejection: unreadable(code) }, usedAt };
    }
  }

  /** @throws ShuttingDown, for a shutdown does not wait for a long log */
  async #pageFor(by: string): Promise<GiveBack> {
    if (this.#closing) throw new ShuttingDown();
    return this.#pages.take(by);
  }

  async #letGo(code: string, loading: Promise<Entry>, entry: Entry): Promise<void> {
    this.#forget(code, loading);
    if (!entry.found.ok) return;
    entry.found.presence.close();
    entry.found.pointers.close();
    await entry.found.room.close();
    await entry.caretakers?.close();
  }
}
