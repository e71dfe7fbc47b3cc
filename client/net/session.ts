import type { Hello } from '#shared/protocol/client-messages.ts';
import type { Bye, Reject, Tick, Welcome } from '#shared/protocol/server-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { Command } from '#shared/workshop/commands.ts';
import type { CommandId } from '#shared/workshop/log.ts';
import type { Rejection } from '#shared/workshop/rejections.ts';
import type { ParticipantId } from '#shared/workshop/state.ts';
import { Alarm } from './alarm.ts';
import type { ConnectionState } from './connection.ts';
import { Connection, type ConnectionHandlers } from './connection.ts';
import {
  credentials,
  type Entry,
  forgetToken,
  newClientMark,
  newToken,
  rememberedToken,
  rememberName,
  rememberToken,
} from './identity.ts';
import { isPassing, waitOf } from './passing.ts';
import * as replica from './replica.ts';
import { Throttle } from './throttle.ts';

/** Where this page stands with its workshop. */
export type Phase =
  | { readonly name: 'connecting' }
  /** The server is there, but this device has no place in the room (or lost it). */
  | { readonly name: 'outside' }
  | { readonly name: 'inside' }
  /** For good: removed, left, ended, no such workshop, … */
  | { readonly name: 'closed'; readonly why: Rejection };

/** What a session needs of a connection; tests give their own. */
export type Link = Pick<Connection, 'start' | 'stop' | 'hello' | 'send' | 'open'>;

export interface SessionOptions {
  /** Called after every change of what a session shows. */
  readonly changed: () => void;
  /** Called with what the server refused, to be told to the person. */
  readonly refused: (rejection: Rejection) => void;
  readonly connect?: (handlers: ConnectionHandlers) => Link;
}

/** Being in a workshop: entering, following its log, sending commands until each is answered. */
export class Session {
  readonly #code: string;
  readonly #entry: Entry;
  readonly #options: SessionOptions;
  readonly #link: Link;
  readonly #mark = newClientMark();
  readonly #outgoing = new Throttle(() => this.#flush(false));
  /** Rings when commands refused for the moment may go out again. */
  readonly #retry = new Alarm(() => this.#sendAgain());
  /** Rings when a hello refused for the moment may be said again. */
  readonly #greetAgain = new Alarm(() => this.#link.hello());
  #sequence = 0;
  #phase: Phase = { name: 'connecting' };
  #connection: ConnectionState = 'catching-up';
  #replica: replica.Replica | null = null;
  #online: readonly ParticipantId[] = [];
  #token: string | undefined;
  #resumable = true;
  #joining: { readonly name: string; readonly done: (refused: Rejection | undefined) => void } | undefined;

  constructor(code: string, entry: Entry, options: SessionOptions) {
    this.#code = code;
    this.#entry = entry;
    this.#options = options;
    this.#token = entry === 'stage' ? undefined : rememberedToken(code, entry);
    const { connect = (handlers) => new Connection(handlers) } = options;
    this.#link = connect({
      hello: () => this.#hello(),
      state: (state) => this.#set(() => (this.#connection = state)),
      welcome: (message) => this.#onWelcome(message),
      tick: (message) => this.#onTick(message),
      presence: ({ online }) => this.#set(() => (this.#online = online)),
      ack: (message) => this.#update((before) => replica.acked(before, message)),
      reject: (message) => this.#onReject(message),
      bye: (message) => this.#onBye(message),
    });
  }

  get phase(): Phase {
    return this.#phase;
  }

  get connection(): ConnectionState {
    return this.#connection;
  }

  get replica(): replica.Replica | null {
    return this.#replica;
  }

  get online(): readonly ParticipantId[] {
    return this.#online;
  }

  /** Connects, where there is anything to say hello with. */
  start(): void {
    if (this.#entry === 'stage' || this.#token !== undefined) this.#link.start();
    else this.#set(() => (this.#phase = { name: 'outside' }));
  }

  stop(): void {
    this.#silence();
    this.#link.stop();
  }

  /**
   * Enters under a name; resolves to the refusal to show beside it, or to nothing once in. The token is
   * kept before it goes out, so that a join whose answer was lost is completed, not repeated.
   */
  join(name: string): Promise<Rejection | undefined> {
    this.#token ??= newToken();
    rememberToken(this.#code, 'person', this.#token);
    rememberName(name);
    return new Promise((done) => {
      this.#joining = { name, done };
      this.#link.start();
    });
  }

  /** Takes a command on its way, unless it would be refused now: then returns why. */
  issue(command: Command): Rejection | undefined {
    if (this.#replica === null) return { code: 'not-joined' };
    const at = Date.now();
    const refused = replica.refusalNow(this.#replica, command, at);
    if (refused !== undefined) return refused;
    const id: CommandId = `${this.#mark}:${++this.#sequence}`;
    this.#update((before) => replica.issued(before, id, command, at));
    this.#outgoing.ask();
    return undefined;
  }

  #flush(fresh: boolean): void {
    if (this.#replica !== null) this.#send(replica.outbox(this.#replica, fresh));
  }

  #sendAgain(): void {
    if (this.#replica !== null) this.#send(replica.retries(this.#replica));
  }

  #send(out: readonly replica.Pending[]): void {
    if (this.#replica === null || !this.#link.open || out.length === 0) return;
    for (const { id, command } of out) this.#link.send({ ...command, id });
    this.#replica = replica.sent(this.#replica, new Set(out.map(({ id }) => id)));
  }

  #hello(): Hello {
    this.#greetAgain.stop();
    const known = this.#resumable ? this.#replica?.confirmed : undefined;
    return {
      protocol: PROTOCOL,
      workshop: this.#code,
      ...credentials(this.#token, this.#entry),
      ...(this.#joining && { name: this.#joining.name }),
      ...(known && { epoch: known.epoch, lastVersion: known.version }),
    };
  }

  #onWelcome(message: Welcome): void {
    const next = replica.welcomed(this.#replica, message);
    this.#resumable = next !== undefined;
    if (next === undefined) {
      this.#link.hello();
      return;
    }
    this.#set(() => {
      this.#replica = next;
      this.#online = message.online;
      this.#phase = { name: 'inside' };
    });
    this.#settleJoin(undefined);
    this.#greetAgain.stop();
    this.#retry.stop();
    this.#flush(true);
  }

  #onTick(message: Tick): void {
    if (this.#replica === null) return;
    const next = replica.ticked(this.#replica, message);
    if (next !== undefined) this.#update(() => next);
    // One hello asks for all that is missing; the ticks before its answer are not asked about again.
    else if (this.#link.open) this.#link.hello();
  }

  #onReject(message: Reject): void {
    const { id } = message;
    if (id === null) this.#onHelloRefused(message);
    if (id === null || this.#replica === null) return;
    if (isPassing(message)) {
      this.#update((before) => replica.postponed(before, id));
      this.#retry.set(waitOf(message));
      return;
    }
    const known = this.#replica.pending.find((one) => one.id === id);
    this.#update((before) => replica.rejected(before, message));
    // Who holds a parameter is drawn beside it already.
    if (known !== undefined && known.command.type !== 'hold') this.#options.refused(message);
  }

  #onHelloRefused(message: Rejection): void {
    const unnamed = message.code === 'not-joined';
    // The answer to a hello from before there was a name; the one with it gets its own.
    if (this.#joining !== undefined && unnamed) this.#link.hello();
    else if (this.#joining !== undefined) this.#settleJoin(message);
    else if (unnamed) {
      this.#forget();
      this.#set(() => (this.#phase = { name: 'outside' }));
    } else if (isPassing(message)) this.#greetAgain.set(waitOf(message));
    else this.#options.refused(message);
  }

  #onBye({ code, params, retryable }: Bye): void {
    if (retryable) return;
    this.#silence();
    const why: Rejection = params === undefined ? { code } : { code, params };
    if (code === 'left' || code === 'removed') this.#forget();
    this.#set(() => (this.#phase = { name: 'closed', why }));
    this.#settleJoin(why);
  }

  #settleJoin(refused: Rejection | undefined): void {
    const joining = this.#joining;
    if (joining === undefined) return;
    this.#joining = undefined;
    // Nothing came of it: the device is as new as before.
    if (refused !== undefined && this.#token !== undefined) forgetToken(this.#code, this.#token);
    joining.done(refused);
  }

  /** Lets nothing more go out by itself. */
  #silence(): void {
    this.#outgoing.stop();
    this.#retry.stop();
    this.#greetAgain.stop();
  }

  #forget(): void {
    if (this.#token !== undefined) forgetToken(this.#code, this.#token);
    this.#token = undefined;
  }

  #update(change: (before: replica.Replica) => replica.Replica): void {
    const before = this.#replica;
    if (before !== null) this.#set(() => (this.#replica = change(before)));
  }

  #set(change: () => unknown): void {
    change();
    this.#options.changed();
  }
}
