import type { Locale } from '#shared/locale.ts';
import { openWorkshop } from '#shared/workshop/open.ts';
import type { Rejection } from '#shared/workshop/rejections.ts';
import { makeJoinCode } from '../auth/join-codes.ts';
import { credentialOf, makeToken } from '../auth/tokens.ts';
import type { CancelTimer } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import { RECENT } from './recent.ts';
import { Room, type RoomOptions, type RoomPorts } from './room.ts';
import { Slices } from './slices.ts';
import { fromSnapshot } from './snapshot.ts';
import { Trainer } from './trainer.ts';
import { advance, batchesOf } from './workshop.ts';

export interface RegistryPorts extends RoomPorts {
  readonly random: Random;
}

export interface RegistryOptions extends RoomOptions {
  /** A workshop nobody has changed or attended for this long (ms) is removed. */
  readonly workshopTtl: number;
  /** A room nobody is in leaves memory after this long (ms). */
  readonly roomIdle: number;
}

export type Opened =
  | { readonly ok: true; readonly code: string; readonly instructorToken: string }
  | { readonly ok: false; readonly rejection: Rejection };

interface Loaded {
  readonly room: Room;
  readonly trainer: Trainer;
  usedAt: number;
}

/** How often rooms are let go of and old workshops removed (ms). */
const SWEEP_EVERY = 30_000;

/** How many codes are tried before giving up; even two collisions in a row mean something is broken. */
const CODES = 5;

/** The workshops of this server: opens them, loads them when asked for, lets go of them when idle. */
export class Registry {
  readonly #ports: RegistryPorts;
  readonly #options: RegistryOptions;
  readonly #rooms = new Map<string, Promise<Loaded | undefined>>();
  readonly #slices: Slices;
  #cancelSweep: CancelTimer = () => {};
  #closing = false;

  constructor(ports: RegistryPorts, options: RegistryOptions) {
    this.#ports = ports;
    this.#options = options;
    this.#slices = new Slices(ports.clock);
    this.#armSweep();
  }

  /**
   * Opens a workshop and gives its instructor a token; only the token's hash is kept.
   * @throws when the store cannot append
   */
  async open(opening: { readonly title?: string | undefined; readonly locale: Locale }): Promise<Opened> {
    const { clock, log, random, store } = this.#ports;
    const epoch = Buffer.from(random.bytes(12)).toString('base64url');
    const decision = openWorkshop({ ...opening, epoch, at: clock.now() });
    if (!decision.ok) return decision;
    const instructorToken = makeToken(random);
    const credential = credentialOf(instructorToken);
    const drafts = decision.events.map((event) =>
      event.type === 'workshop-opened' ? { event, credential } : { event },
    );
    for (let attempt = 0; attempt < CODES; attempt++) {
      const code = makeJoinCode(random);
      const appended = await store.append(code, 0, drafts);
      if (!appended.ok) continue;
      log.info({ workshop: code }, 'a workshop was opened');
      return { ok: true, code, instructorToken };
    }
    throw new Error('no free join code found');
  }

  /**
   * The room of a code; undefined when there is none, or none any more.
   * @throws when the store cannot be read, or this server is shutting down
   */
  async find(code: string): Promise<Room | undefined> {
    if (this.#closing) throw new Error('the server is shutting down');
    let loading = this.#rooms.get(code);
    if (loading === undefined) {
      loading = this.#load(code);
      this.#rooms.set(code, loading);
      loading.then(
        (loaded) => loaded ?? this.#rooms.delete(code),
        () => this.#rooms.delete(code),
      );
    }
    const loaded = await loading;
    if (loaded === undefined) return undefined;
    if (!loaded.room.busy && this.#over(loaded.room.workshop.updatedAt)) return undefined;
    loaded.usedAt = this.#ports.clock.now();
    return loaded.room;
  }

  /** Every room lets go of its people's requests, saves a snapshot and stops. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#cancelSweep();
    for (const loading of this.#rooms.values()) await closeLoaded(await loading.catch(() => undefined));
    this.#rooms.clear();
  }

  /** Lets idle rooms leave memory and removes workshops whose time is over. */
  async sweep(): Promise<void> {
    const { clock, log, store } = this.#ports;
    const now = clock.now();
    for (const [code, loading] of this.#rooms) {
      const loaded = await loading.catch(() => undefined);
      if (loaded === undefined || loaded.room.busy || now - loaded.usedAt < this.#options.roomIdle) continue;
      this.#rooms.delete(code);
      await closeLoaded(loaded);
    }
    for (const { workshop, updatedAt } of await store.list()) {
      if (!this.#over(updatedAt) || this.#rooms.has(workshop)) continue;
      await store.remove(workshop);
      log.info({ workshop }, 'an old workshop was removed');
    }
  }

  #armSweep(): void {
    this.#cancelSweep = this.#ports.clock.setTimer(SWEEP_EVERY, () => {
      this.sweep()
        .catch((error: unknown) => this.#ports.log.warn({ err: error }, 'the sweep failed'))
        .finally(() => {
          if (!this.#closing) this.#armSweep();
        });
    });
  }

  #over(updatedAt: number): boolean {
    return this.#ports.clock.now() - updatedAt >= this.#options.workshopTtl;
  }

  async #load(code: string): Promise<Loaded | undefined> {
    const { clock, store } = this.#ports;
    const snapshot = fromSnapshot(await store.loadSnapshot(code));
    const from = snapshot?.state.version ?? 0;
    const entries = await store.read(code, Math.max(0, from - RECENT));
    const head = entries.at(-1);
    if (head === undefined || this.#over(head.event.at)) return undefined;
    // A snapshot ahead of its log is not of this log.
    const usable = from <= head.version;
    let workshop = usable ? snapshot : null;
    const rest = usable ? entries.filter(({ version }) => version > from) : await store.read(code, 0);
    for (const batch of batchesOf(rest)) workshop = advance(workshop, batch).workshop;
    if (workshop === null) return undefined;
    const start = { workshop, recent: entries, snapshotVersion: usable ? from : 0 };
    const room = new Room(code, start, this.#ports, this.#options);
    await room.follow();
    return { room, trainer: new Trainer(room, this.#slices, clock), usedAt: clock.now() };
  }
}

async function closeLoaded(loaded: Loaded | undefined): Promise<void> {
  loaded?.trainer.close();
  await loaded?.room.close();
}
