import { deepStrictEqual, ok } from 'node:assert/strict';
import { MemoryBus } from '#server/adapters/memory-bus.ts';
import { MemoryLeases } from '#server/adapters/memory-lease.ts';
import { credentialOf } from '#server/auth/tokens.ts';
import { lectureStart } from '#shared/lessons/lecture-network.ts';
import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import { lift } from '#shared/workshop/kernel/upcast.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { join } from '#shared/workshop/people/join.ts';
import { roomLocked, roomUnlocked } from '#shared/workshop/room/events.ts';
import { openWorkshop } from '#shared/workshop/room/open.ts';
import { rules } from '#shared/workshop/rules.ts';
import { Disk } from './disk.ts';
import { calm, type Weather } from './network.ts';
import { Peer } from './peer.ts';
import { type Between, ServerProcess } from './server.ts';
import { World } from './world.ts';

/** What a run went through, so that a suite can show that its runs are worth something. */
export interface Report {
  readonly peers: number;
  readonly versions: number;
  readonly acked: number;
  readonly refused: number;
  readonly crashes: number;
  readonly conflicts: number;
  /** Observations of heavy boards that pages were told of by and by. */
  readonly observed: number;
  /** Servers that shared the store. */
  readonly apps: number;
  /** Boards at the end. */
  readonly boards: number;
}

const CHAOS = 4_000;
/** Longer than any hold lasts, so that nothing is on its way any more. */
const HEALING = 13_000;

/**
 * One class of 2–6 pages in bad weather (with heavy boards on every third seed), on one server or on two that share a store (every other seed): messages
 * are dropped, doubled and overtaken, links are slow, people reload, lose their network and open other boards,
 * servers die before, between and after everything they do. Then the weather clears, and everybody must hold
 * exactly their view of what the log says.
 * @throws AssertionError when anything acknowledged is lost or applied twice, or anybody differs from the log
 */
export async function run(seed: number): Promise<Report> {
  const world = new World(seed);
  const { dice } = world;
  const disk = new Disk();
  const stormy: Weather = {
    drop: dice.pick([0, 0.02, 0.1]),
    duplicate: dice.pick([0, 0.05, 0.2]),
    reorder: dice.pick([0, 0.05, 0.2]),
    slow: dice.pick([0, 0.3]),
  };
  let weather = stormy;
  let crashes = 0;
  let conflicts = 0;
  const risk = dice.pick([0, 0.01, 0.05]);
  const troubled = (probability: number) => weather === stormy && dice.chance(probability);
  const between: Between = {
    bus: new MemoryBus(),
    leases: new MemoryLeases({
      now: () => world.now,
      elapsed: () => world.now,
      setTimer: (delay, act) => world.after(delay, act),
    }),
  };

  open(world, disk, dice.between(1, 4));

  const apps = seed % 2 === 0 ? 1 : 2;
  const servers = Array.from({ length: apps }, (_, place) => boot(place));
  function boot(place: number): ServerProcess {
    const process: ServerProcess = new ServerProcess(world, disk, between, {
      plan: {
        beforeWrite: () => troubled(risk),
        afterWrite: () => troubled(risk),
        fails: () => troubled(risk / 2),
        crash: () => crash(place, process),
      },
      duringBroadcast: () => troubled(risk / 8),
      heavy: seed % 3 === 0,
    });
    return process;
  }
  function crash(place: number, process: ServerProcess): void {
    if (process.dead) return;
    process.kill();
    crashes += 1;
    world.after(dice.between(10, 400), () => {
      servers[place] = boot(place);
    });
  }

  const people = Object.keys(stateOf(entriesOf(disk)).participants);
  const peers = Array.from({ length: dice.between(2, 6) }, (_, index) => {
    // Fewer people than pages: some have two tabs.
    const who = people[index % people.length]!;
    return new Peer(
      world,
      () => weather,
      () => dice.pick(servers),
      tokenOf(who),
      `page${index}AAAA`,
    );
  });

  for (const [index, peer] of peers.entries()) {
    world.after(dice.between(0, 300), () => peer.connect());
    for (let count = dice.between(10, 40); count > 0; count--) {
      world.after(dice.between(100, CHAOS), () => peer.act());
    }
    if (dice.chance(0.3)) world.after(dice.between(500, CHAOS), () => peer.reload(index));
    if (dice.chance(0.5)) world.after(dice.between(500, CHAOS), () => peer.disconnect());
  }
  // Whoever has lost the server looks for one.
  for (let at = 250; at < CHAOS; at += 250) {
    world.after(at, () => {
      for (const peer of peers) if (!peer.connected) peer.connect();
    });
  }
  // Somebody else writes to the same log now and then.
  if (dice.chance(0.3)) {
    for (let count = dice.between(1, 5); count > 0; count--) {
      world.after(dice.between(100, CHAOS), () => {
        conflicts += 1;
        const event = dice.pick([roomLocked, roomUnlocked]).of({ by: 'p1', at: world.now }, {});
        disk.writeDrafts([{ event }]);
      });
    }
  }
  await world.runUntil(world.now + CHAOS);

  weather = calm;
  await world.runUntil(world.now + 2_000);
  for (const peer of peers) peer.connect();
  await world.runUntil(world.now + HEALING);

  const entries = entriesOf(disk);
  const state = stateOf(entries);
  check(entries, state, peers, stormy.duplicate > 0);
  return {
    peers: peers.length,
    versions: disk.log.length,
    acked: peers.reduce((sum, peer) => sum + peer.acked.size, 0),
    refused: peers.reduce((sum, peer) => sum + peer.refused.size, 0),
    crashes,
    conflicts,
    observed: peers.reduce((sum, peer) => sum + peer.observed, 0),
    apps,
    boards: Object.keys(state.listings).length,
  };
}

const tokenOf = (who: string) => who.padEnd(43, 'A');

function open(world: World, disk: Disk, students: number): void {
  const at = world.now;
  const opening = openWorkshop({ locale: 'ko', board: lectureStart, epoch: 'epoch', at });
  ok(opening.ok);
  disk.writeDrafts(opening.events.map((event) => ({ event, credential: credentialOf(tokenOf('p1')) })));
  for (let n = 0; n < students; n++) {
    const joined = join(
      stateOf(entriesOf(disk)),
      { name: `Student ${n}` },
      { at: at + n + 1, maxParticipants: 50 },
    );
    ok(joined.ok);
    disk.writeDrafts(
      joined.events.map((event) => ({ event, credential: credentialOf(tokenOf(event.by ?? '')) })),
    );
  }
}

const entriesOf = ({ log }: Disk): LogEntry[] => log.map((entry) => lift(rules, entry));

function stateOf(entries: readonly LogEntry[]): WorkshopState {
  const state = entries.reduce<WorkshopState | null>(
    (before, { event, version }) => rules.evolve(before, event, version),
    null,
  );
  ok(state !== null);
  return state;
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function check(
  entries: readonly LogEntry[],
  state: WorkshopState,
  peers: readonly Peer[],
  doubled: boolean,
): void {
  const inLog = entries.flatMap(({ commands = [] }) => commands);
  const once = new Set(inLog);
  deepStrictEqual(inLog.length, once.size, 'a command is in the log twice');
  for (const [index, { replica, acked, refused, sendings }] of peers.entries()) {
    ok(replica !== null, `page ${index} is not in`);
    const { confirmed, you: id, open } = replica;
    // What passed without being shown may not have been told: the version is of the last that was.
    const view = { ...rules.view(state, { id, open }), version: confirmed.version };
    deepStrictEqual(confirmed, copy(view), `page ${index} does not hold its view of what the log says`);
    for (const board of open) {
      deepStrictEqual(
        replica.observations[board],
        copy(observe(state.boards[board]!)),
        `page ${index} shows other numbers than the log's on ${board}`,
      );
    }
    deepStrictEqual(replica.pending, [], `page ${index} still waits for an answer`);
    for (const command of acked) ok(once.has(command), `${command} was acknowledged and is not in the log`);
    for (const [command, code] of refused) {
      // Of several copies one may be refused and a later one applied; a single one may not.
      const single = sendings.get(command) === 1 && !doubled;
      if (single) ok(!once.has(command), `${command} was refused (${code}) and is in the log`);
    }
  }
}
