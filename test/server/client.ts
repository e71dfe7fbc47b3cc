import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { ClientMessages, PointMessage, WaitMessage } from '#shared/protocol/client-messages.ts';
import type {
  Ack,
  Bye,
  Observed,
  Reject,
  ServerMessages,
  ShownEntry,
  Tick,
  WaitedFor,
  Welcome,
} from '#shared/protocol/server-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { AnyCommand } from '#shared/workshop/kernel/definition.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import type { Observation } from '#shared/workshop/model/observation.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { History } from '#shared/workshop/projections/history.ts';
import type { Summary } from '#shared/workshop/projections/summary.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { rules } from '#shared/workshop/rules.ts';

/** One message the server sent, as `[its name, its body]`. */
export type Received = {
  [Name in keyof ServerMessages]: readonly [Name, Parameters<ServerMessages[Name]>[0]];
}[keyof ServerMessages];

/** What can come of a hello. */
export type HelloAnswer = readonly ['welcome', Welcome] | readonly ['reject', Reject] | readonly ['bye', Bye];

/** What can come of a command. */
export type CommandAnswer = readonly ['ack', Ack] | readonly ['reject', Reject] | readonly ['bye', Bye];

/** How long anything awaited may take before the test fails (ms). */
const PATIENCE = 15_000;

/** A token such as a client makes for itself. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

export interface TestClientOptions {
  readonly transports?: string[];
  readonly rules?: Rules;
  /** The address to come from, for a server that trusts one proxy. */
  readonly address?: string;
}

/** A client made from SPEC.md alone: it keeps a replica, and everything it was ever sent. */
export class TestClient {
  readonly socket: Socket<ServerMessages, ClientMessages>;
  /** Everything received, oldest first. */
  readonly received: Received[] = [];
  /** The replica: what welcomes and ticks made of it. */
  state: WorkshopState | null = null;
  /** The boards it has open. */
  open: readonly BoardId[] = [];
  observations: Record<BoardId, Observation> = {};
  /** The boards that are still being observed. */
  awaited: Record<BoardId, number> = {};
  history: Record<BoardId, History> = {};
  summaries: Record<BoardId, Summary> = {};
  online: readonly ParticipantId[] = [];
  /** Since when each stage watches, where it is told. */
  watchers: readonly number[] | undefined;
  /** Who waits for what this one holds. */
  waits: readonly WaitedFor[] = [];
  you: ParticipantId | null = null;
  token = makeToken();
  readonly #mark = randomBytes(6).toString('base64url');
  #sequence = 0;
  readonly #watchers = new Set<() => void>();

  readonly #rules: Rules;

  constructor(url: string, options: TestClientOptions = {}) {
    this.#rules = options.rules ?? rules;
    this.socket = io(url, {
      transports: options.transports ?? ['websocket'],
      forceNew: true,
      ...(options.address !== undefined && { extraHeaders: { 'x-forwarded-for': options.address } }),
      reconnectionDelay: 20,
      reconnectionDelayMax: 100,
    });
    this.socket.onAny((name: string, body: unknown) => this.#take([name, body] as unknown as Received));
    this.socket.on('connect', () => this.#wake());
    this.socket.on('disconnect', () => this.#wake());
  }

  get version(): number {
    return this.state?.version ?? 0;
  }

  get epoch(): string | undefined {
    return this.state?.epoch;
  }

  /** y of the class board, as the server observed it. */
  get output(): readonly number[] {
    return this.observations[FIRST_BOARD]?.layers.at(-1)?.z ?? [];
  }

  get loss(): number | null | undefined {
    return this.observations[FIRST_BOARD]?.loss;
  }

  /** Resolves as soon as `condition` gives something other than undefined or false. */
  until<T>(condition: () => T | undefined | false, what = condition.toString()): Promise<T> {
    return new Promise((resolve, reject) => {
      const watch = () => {
        const value = condition();
        if (value === undefined || value === false) return;
        done();
        resolve(value);
      };
      const timer = setTimeout(() => {
        done();
        const last = this.received.slice(-3).map((message) => JSON.stringify(message).slice(0, 200));
        reject(new Error(`waited in vain for ${what}; last received:\n${last.join('\n')}`));
      }, PATIENCE);
      const done = () => {
        clearTimeout(timer);
        this.#watchers.delete(watch);
      };
      this.#watchers.add(watch);
      watch();
    });
  }

  /** The next message (after those already received) of one of these names that `fits`. */
  next<Name extends keyof ServerMessages>(
    names: readonly Name[],
    fits: (message: Extract<Received, readonly [Name, unknown]>) => boolean = () => true,
  ): Promise<Extract<Received, readonly [Name, unknown]>> {
    let seen = this.received.length;
    return this.until(() => {
      while (seen < this.received.length) {
        const message = this.received[seen++] as Extract<Received, readonly [Name, unknown]>;
        if (names.includes(message[0] as Name) && fits(message)) return message;
      }
      return undefined;
    }, names.join(' or '));
  }

  async connected(): Promise<this> {
    await this.until(() => this.socket.connected, 'a connection');
    return this;
  }

  async gone(): Promise<void> {
    await this.until(() => !this.socket.connected, 'the connection to close');
  }

  /** Says hello with exactly this message and waits for what comes of it. */
  async sayHello(message: unknown): Promise<HelloAnswer> {
    await this.connected();
    const answer = this.next(['welcome', 'reject', 'bye']);
    this.socket.emit('hello', message);
    return answer;
  }

  /** Joins under a name with this client's token. */
  async join(workshop: string, name: string, more: object = {}): Promise<Welcome> {
    return welcomed(await this.sayHello({ protocol: PROTOCOL, workshop, token: this.token, name, ...more }));
  }

  /** Comes back with a token, from the version this client is at. */
  async resume(workshop: string, token = this.token): Promise<Welcome> {
    this.token = token;
    const from =
      this.state === null
        ? {}
        : { epoch: this.state.epoch, lastVersion: this.state.version, open: this.open };
    return welcomed(await this.sayHello({ protocol: PROTOCOL, workshop, token, ...from }));
  }

  /** Opens these boards, and no others. */
  async openBoards(workshop: string, open: readonly BoardId[], more: object = {}): Promise<Welcome> {
    return welcomed(await this.sayHello({ protocol: PROTOCOL, workshop, token: this.token, open, ...more }));
  }

  /** Watches as a stage. */
  async watch(workshop: string, more: object = {}): Promise<Welcome> {
    return welcomed(await this.sayHello({ protocol: PROTOCOL, workshop, viewer: true, ...more }));
  }

  nextId(): string {
    this.#sequence += 1;
    return `${this.#mark}:${this.#sequence}`;
  }

  /** Sends a command and waits for its answer. */
  async command(command: Command, id = this.nextId()): Promise<CommandAnswer> {
    return this.send({ ...command, id }, id);
  }

  /** Sends a command of a feature that the product does not have. */
  async commandOf(
    command: AnyCommand & Readonly<Record<string, unknown>>,
    id = this.nextId(),
  ): Promise<CommandAnswer> {
    return this.send({ ...command, id }, id);
  }

  /** Sends any message as a command and waits for the answer that names `id` (or no id). */
  send(message: unknown, id: string | null): Promise<CommandAnswer> {
    const answer = this.next(['ack', 'reject', 'bye'], ([, body]) => !('id' in body) || body.id === id);
    this.socket.emit('command', message);
    return answer;
  }

  /** Says what it would like next. */
  wait(wanted: WaitMessage['for']): void {
    this.socket.emit('wait', { for: wanted });
  }

  /** Points somewhere on the diagram of a board. */
  point(board: BoardId, at: PointMessage['at']): void {
    this.socket.emit('point', { board, at });
  }

  /** Sets one parameter of the class board. */
  set(parameter: string, value: number): Promise<CommandAnswer> {
    return this.command({ type: 'set-parameters', board: FIRST_BOARD, values: [[parameter, value]] });
  }

  close(): void {
    this.socket.disconnect();
  }

  #take(message: Received): void {
    if (message[0] === 'welcome') this.#welcome(message[1]);
    if (message[0] === 'tick') this.#tick(message[1]);
    if (message[0] === 'observed') this.#observed(message[1]);
    if (message[0] === 'presence') ({ online: this.online, watchers: this.watchers } = message[1]);
    if (message[0] === 'waiting') this.waits = message[1].waits;
    if (message[0] === 'summaries') Object.assign(this.summaries, message[1].boards);
    this.received.push(message);
    this.#wake();
  }

  #welcome({
    snapshot,
    entries,
    observations,
    awaited,
    history,
    open,
    online,
    watchers,
    you,
    version,
  }: Welcome): void {
    this.state = snapshot ?? this.#evolved(entries, version);
    if (this.version !== version) {
      throw new Error(`welcome to ${version} left the replica at ${this.version}`);
    }
    this.observations = { ...observations };
    this.awaited = { ...awaited };
    this.history = { ...history };
    this.open = open;
    this.online = online;
    this.watchers = watchers;
    this.waits = [];
    this.you = you;
  }

  #observed({ boards }: Observed): void {
    for (const [board, { version, observation }] of Object.entries(boards)) {
      if (this.awaited[board] !== version) continue;
      delete this.awaited[board];
      this.observations[board] = observation;
    }
  }

  #tick({ from, version, entries, observations, awaited = {} }: Tick): void {
    if (this.state === null || from > this.version) {
      throw new Error(`a tick from ${from} cannot follow on ${this.version}`);
    }
    if (version <= this.version) return;
    const news = entries.filter(([at]) => at > this.version);
    this.state = this.#evolved(news, version);
    for (const board of Object.keys(observations)) delete this.awaited[board];
    for (const board of Object.keys(awaited)) delete this.observations[board];
    Object.assign(this.observations, observations);
    Object.assign(this.awaited, awaited);
  }

  /** The replica after what was shown of the versions up to `version`; what was not passes. */
  #evolved(entries: readonly ShownEntry[], version: number): WorkshopState {
    const state = entries.reduce<WorkshopState | null>(
      (before, [at, event]) => this.#rules.evolve(before, event, at),
      this.state,
    );
    if (state === null) throw new Error('nothing to go on from');
    return { ...state, version };
  }

  #wake(): void {
    for (const watch of [...this.#watchers]) watch();
  }
}

/** The welcome, or an error that says what came instead. */
export function welcomed(answer: HelloAnswer): Welcome {
  if (answer[0] !== 'welcome') throw new Error(`no welcome but ${JSON.stringify(answer)}`);
  return answer[1];
}
