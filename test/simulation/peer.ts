import * as replica from '#client/net/replica.ts';
import type { Command } from '#shared/workshop/commands.ts';
import type { CommandId } from '#shared/workshop/log.ts';
import type { RejectionCode } from '#shared/workshop/rejections.ts';
import { CLASS_BOARD, present } from '#shared/workshop/state.ts';
import { Link, type Weather } from './network.ts';
import type { Down, ServerProcess } from './server.ts';
import type { World } from './world.ts';

const PARAMETERS = ['W1-0-0', 'W1-1-2', 'b1-0', 'W2-2-1', 'W3-0-1', 'b3-1'];

/** One open page of one person: the product's replica, driven by a random hand over a bad network. */
export class Peer {
  readonly credential: string;
  readonly #world: World;
  readonly #weather: () => Weather;
  readonly #server: () => ServerProcess;
  #mark: string;
  #sequence = 0;
  #link: Link | undefined;
  #replica: replica.Replica | null = null;
  #resumable = true;
  /** Every command the server has acknowledged to this page, or to one that it was before a reload. */
  readonly acked = new Set<CommandId>();
  /** Every command the server has refused for good. */
  readonly refused = new Map<CommandId, RejectionCode>();
  /** How often each command has gone out. */
  readonly sendings = new Map<CommandId, number>();

  constructor(
    world: World,
    weather: () => Weather,
    server: () => ServerProcess,
    credential: string,
    mark: string,
  ) {
    this.#world = world;
    this.#weather = weather;
    this.#server = server;
    this.credential = credential;
    this.#mark = mark;
  }

  get confirmed() {
    return this.#replica?.confirmed;
  }

  get observations() {
    return this.#replica?.observations;
  }

  get pending() {
    return this.#replica?.pending ?? [];
  }

  connect(): void {
    this.disconnect();
    const server = this.#server();
    if (server.dead) return;
    this.#link = new Link(this.#world, this.#weather, server, (message) => this.#hear(message));
    this.#hello();
  }

  disconnect(): void {
    this.#link?.close();
    this.#link = undefined;
  }

  /** A refresh: what was not answered is forgotten, and a new client mark begins. */
  reload(generation: number): void {
    this.disconnect();
    this.#replica = null;
    this.#resumable = true;
    this.#mark = `${this.#mark.slice(0, 10)}${generation}`;
    this.#sequence = 0;
    this.connect();
  }

  get connected(): boolean {
    return this.#link?.open === true && !this.#server().dead;
  }

  /** Does what a hand might do next. */
  act(): void {
    if (this.#replica === null) return;
    this.#issue(this.#anything());
  }

  #anything(): Command {
    const { dice } = this.#world;
    const board = CLASS_BOARD;
    const parameter = dice.pick(PARAMETERS);
    const roll = dice.next();
    if (roll < 0.6) {
      const values = [[parameter, dice.between(-200, 200) / 100] as const];
      return { type: 'set-parameters', board, values };
    }
    if (roll < 0.75) return { type: 'hold', board, parameter };
    if (roll < 0.82) return { type: 'release', board, parameter };
    if (roll < 0.86) return { type: dice.pick(['freeze', 'unfreeze', 'unfreeze'] as const) };
    if (roll < 0.9) return { type: 'reset-board', board };
    if (roll < 0.93) return { type: 'set-target', board, target: [dice.between(0, 1), dice.between(0, 1)] };
    const people = this.#replica === null ? [] : present(this.#replica.view);
    if (people.length === 0) return { type: 'lock-room' };
    if (roll < 0.96) return { type: 'hand-over', to: dice.pick(people).id };
    return { type: 'rename', participant: dice.pick(people).id, name: `N${dice.between(1, 9)}` };
  }

  #issue(command: Command): void {
    if (this.#replica === null) return;
    // Now and then without asking first, as somebody else's client might.
    const refused = replica.refusalNow(this.#replica, command, this.#world.now);
    if (refused !== undefined && !this.#world.dice.chance(0.2)) return;
    const id = `${this.#mark}:${++this.#sequence}`;
    this.#replica = replica.issued(this.#replica, id, command, this.#world.now);
    this.#flush(false);
  }

  #hello(): void {
    const known = this.#resumable ? this.#replica?.confirmed : undefined;
    this.#link?.up({
      kind: 'hello',
      credential: this.credential,
      ...(known && { epoch: known.epoch, lastVersion: known.version }),
    });
  }

  #flush(fresh: boolean): void {
    if (this.#replica === null || this.#link === undefined) return;
    const out = replica.outbox(this.#replica, fresh);
    for (const { id, command } of out) {
      this.#send(id, command);
      // A nervous client, or an attacker with a recording.
      if (this.#world.dice.chance(0.05)) this.#send(id, command);
    }
    this.#replica = replica.sent(this.#replica, new Set(out.map(({ id }) => id)));
  }

  #send(id: CommandId, command: Command): void {
    this.sendings.set(id, (this.sendings.get(id) ?? 0) + 1);
    this.#link?.up({ kind: 'command', message: { ...command, id } });
  }

  #hear(down: Down): void {
    if (down.kind === 'welcome') {
      const next = replica.welcomed(this.#replica, down.message);
      this.#resumable = next !== undefined;
      if (next === undefined) {
        this.#hello();
        return;
      }
      this.#replica = next;
      this.#flush(true);
    } else if (this.#replica === null) {
      return;
    } else if (down.kind === 'tick') {
      const next = replica.ticked(this.#replica, down.message);
      if (next === undefined) this.#hello();
      else this.#replica = next;
    } else if (down.kind === 'ack') {
      this.acked.add(down.message.id);
      this.#replica = replica.acked(this.#replica, down.message);
    } else if (down.message.id !== null) {
      this.#onReject(down.message.id, down.message.code);
    }
  }

  #onReject(id: CommandId, code: RejectionCode): void {
    const one = this.#replica?.pending.find((pending) => pending.id === id);
    if (one === undefined || this.#replica === null) return;
    if (code === 'busy') {
      this.#world.after(500, () => {
        if (this.#replica?.pending.some((pending) => pending.id === id)) this.#send(id, one.command);
      });
      return;
    }
    this.refused.set(id, code);
    this.#replica = replica.rejected(this.#replica, { id });
  }
}
