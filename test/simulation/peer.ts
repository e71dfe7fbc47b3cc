import { deepStrictEqual } from 'node:assert/strict';
import * as replica from '#client/net/replica.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { CommandId } from '#shared/workshop/kernel/log.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { present } from '#shared/workshop/model/people.ts';
import { predictionsOf } from '#shared/workshop/model/prediction.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { type Down, Link, type Weather } from './network.ts';
import { CODE, type ServerProcess } from './server.ts';
import type { World } from './world.ts';

const PARAMETERS = ['W1-0-0', 'W1-1-2', 'b1-0', 'W2-2-1', 'W3-0-1', 'b3-1'];

/** One open page of one person: the product's replica, driven by a random hand over a bad network. */
export class Peer {
  readonly token: string;
  readonly #world: World;
  readonly #weather: () => Weather;
  readonly #server: () => ServerProcess;
  #mark: string;
  #sequence = 0;
  #link: Link | undefined;
  #replica: replica.Replica | null = null;
  #resumable = true;
  /** The boards this page wants open; the one it lands on while it has not chosen. */
  #wanted: readonly BoardId[] | undefined;
  /** Every command the server has acknowledged to this page, or to one that it was before a reload. */
  readonly acked = new Set<CommandId>();
  /** Every command the server has refused for good. */
  readonly refused = new Map<CommandId, string>();
  /** How often a board was observed by and by. */
  observed = 0;
  /** How often each command has gone out. */
  readonly sendings = new Map<CommandId, number>();

  constructor(
    world: World,
    weather: () => Weather,
    server: () => ServerProcess,
    token: string,
    mark: string,
  ) {
    this.#world = world;
    this.#weather = weather;
    this.#server = server;
    this.token = token;
    this.#mark = mark;
  }

  /** What this page holds. */
  get replica(): replica.Replica | null {
    return this.#replica;
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
    this.#wanted = undefined;
    this.#mark = `${this.#mark.slice(0, 10)}${generation}`;
    this.#sequence = 0;
    this.connect();
  }

  get connected(): boolean {
    return this.#link?.alive === true;
  }

  /** Does what a hand might do next. */
  act(): void {
    if (this.#replica === null) return;
    if (this.#world.dice.chance(0.06)) this.#look();
    else this.#issue(this.#anything(this.#replica));
  }

  /** Opens other boards. */
  #look(): void {
    const { dice } = this.#world;
    const boards = Object.keys(this.#replica?.view.listings ?? {});
    const wanted = boards.filter(() => dice.chance(0.6));
    this.#wanted = wanted.length > 0 ? wanted : [FIRST_BOARD];
    // What it holds is of other boards than these.
    this.#resumable = false;
    this.#hello();
  }

  #anything({ view, open }: replica.Replica): Command {
    const { dice } = this.#world;
    if (dice.chance(0.2)) return this.#inActivity(view);
    const board = dice.pick(open.length > 0 ? open : [FIRST_BOARD]);
    const parameter = dice.pick(PARAMETERS);
    const people = present(view).map(({ id }) => id);
    const some = people.filter(() => dice.chance(0.5));
    const access = {
      see: dice.pick(['everyone', 'members', 'members'] as const),
      move: dice.pick(['everyone', 'members', 'nobody'] as const),
    };
    const roll = dice.next();
    if (roll < 0.5) {
      const values = [[parameter, dice.between(-200, 200) / 100] as const];
      return { type: 'set-parameters', board, values, ...(dice.chance(0.4) && { final: true as const }) };
    }
    if (roll < 0.6) return { type: 'hold', board, parameter };
    if (roll < 0.65) return { type: 'release', board, parameter };
    if (roll < 0.72) return { type: dice.pick(['undo', 'undo', 'redo'] as const), board };
    if (roll < 0.75) return { type: dice.pick(['freeze', 'unfreeze', 'unfreeze'] as const) };
    if (roll < 0.78) return { type: 'reset-board', board };
    if (roll < 0.81) return { type: 'set-target', board, target: [dice.between(0, 1), dice.between(0, 1)] };
    if (roll < 0.85) {
      const as = dice.pick(['present', 'start'] as const);
      return { type: 'open-board', title: `B${dice.between(1, 9)}`, of: board, as, members: some };
    }
    if (roll < 0.89) return { type: 'share-board', board, members: some, ...access };
    if (roll < 0.92) return { type: dice.pick(['close-board', 'reopen-board'] as const), board };
    const other = dice.pick(people.length > 0 ? people : ['p1']);
    if (roll < 0.95) return { type: dice.pick(['promote', 'demote'] as const), participant: other };
    if (roll < 0.97) return { type: 'hand-over', to: other };
    return { type: 'rename', participant: other, name: `N${dice.between(1, 9)}` };
  }

  /** What a class does in an activity: now and then it opens one, mostly it answers. */
  #inActivity(view: WorkshopState): Command {
    const { dice } = this.#world;
    const { list } = predictionsOf(view);
    const { id: prediction, rounds } = list.at(-1) ?? { id: 'q1', rounds: [{}] };
    const roll = dice.next();
    if (list.length === 0 || roll < 0.05) return { type: 'open-activity', activity: 'tiny' };
    if (roll < 0.6) {
      const round = Math.max(0, rounds.length - 1);
      const line = dice.chance(0.3) ? { line: `L${dice.between(1, 9)}` } : {};
      return { type: 'answer-prediction', prediction, round, answer: dice.between(0, 2), ...line };
    }
    if (roll < 0.7) return { type: 'try-task', task: 'and', values: [1, 1, dice.between(-2, 1)] };
    if (roll < 0.75) return { type: 'step-activity', step: dice.between(0, 4) };
    if (roll < 0.8) return { type: dice.pick(['close-prediction', 'ask-again'] as const), prediction };
    if (roll < 0.9) return { type: dice.pick(['reveal-prediction', 'look-at-answers'] as const), prediction };
    if (roll < 0.95) return { type: 'time-prediction', prediction, seconds: 5 };
    return { type: 'close-activity' };
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
    const known = this.#resumable ? this.#replica : null;
    const open = known?.open ?? this.#wanted;
    this.#link?.up('hello', {
      protocol: PROTOCOL,
      workshop: CODE,
      token: this.token,
      ...(open && { open }),
      ...(known && { epoch: known.confirmed.epoch, lastVersion: known.confirmed.version }),
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

  #send(id: CommandId, command: object): void {
    this.sendings.set(id, (this.sendings.get(id) ?? 0) + 1);
    this.#link?.up('command', { ...command, id });
  }

  #hear([name, body]: Down): void {
    if (name === 'welcome') {
      const next = replica.welcomed(this.#replica, body);
      this.#resumable = next !== undefined;
      if (next === undefined) {
        this.#hello();
        return;
      }
      this.#replica = next;
      this.#flush(true);
    } else if (this.#replica === null) {
      return;
    } else if (name === 'tick') {
      const next = replica.ticked(this.#replica, body);
      if (next === undefined) this.#hello();
      else this.#replica = next;
    } else if (name === 'observed') {
      const before = this.#replica;
      this.#replica = replica.observed(before, body);
      this.#requireTrue(before, this.#replica);
    } else if (name === 'ack') {
      this.acked.add(body.id);
      this.#replica = replica.acked(this.#replica, body);
    } else if (name === 'reject' && body.id !== null) {
      this.#onReject(body.id, body.code);
    }
  }

  /** What this page takes for observed is of exactly the numbers that it holds (F10). */
  #requireTrue(before: replica.Replica, { observations, confirmed }: replica.Replica): void {
    for (const [board, observation] of Object.entries(observations)) {
      const content = confirmed.boards[board];
      if (observation === before.observations[board] || content === undefined) continue;
      deepStrictEqual(observation, JSON.parse(JSON.stringify(observe(content))), `other numbers on ${board}`);
      this.observed += 1;
    }
  }

  #onReject(id: CommandId, code: string): void {
    const one = this.#replica?.pending.find((pending) => pending.id === id);
    if (one === undefined || this.#replica === null) return;
    if (code === 'busy' || code === 'too-fast' || code === 'hello-expected') {
      this.#world.after(500, () => {
        if (this.#replica?.pending.some((pending) => pending.id === id)) this.#send(id, one.command);
      });
      return;
    }
    this.refused.set(id, code);
    this.#replica = replica.rejected(this.#replica, { id });
  }
}
