import { deepStrictEqual, ok } from 'node:assert/strict';
import { evolve } from '#shared/workshop/evolve.ts';
import { join } from '#shared/workshop/join.ts';
import { observe } from '#shared/workshop/observation.ts';
import { openWorkshop } from '#shared/workshop/open.ts';
import { CLASS_BOARD, type WorkshopState } from '#shared/workshop/state.ts';
import { Disk } from './disk.ts';
import { calm, type Weather } from './network.ts';
import { Peer } from './peer.ts';
import { ServerProcess } from './server.ts';
import { World } from './world.ts';

/** What a run went through, so that a suite can show that its runs are worth something. */
export interface Report {
  readonly peers: number;
  readonly versions: number;
  readonly acked: number;
  readonly refused: number;
  readonly crashes: number;
  readonly conflicts: number;
}

const CHAOS = 4_000;
/** Longer than any hold lasts, so that nothing is on its way any more. */
const HEALING = 13_000;

/**
 * One class of 2–6 pages in bad weather: messages are dropped, doubled and overtaken, links are slow, people
 * reload and lose their network, the server dies before, between and after everything it does. Then the
 * weather clears, and everybody must hold exactly what the log says.
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

  open(world, disk, dice.between(1, 4));

  let server = boot();
  function boot(): ServerProcess {
    const process: ServerProcess = new ServerProcess(world, disk, {
      plan: {
        beforeWrite: () => troubled(risk),
        afterWrite: () => troubled(risk),
        fails: () => troubled(risk / 2),
        crash: () => crash(process),
      },
      duringBroadcast: () => troubled(risk / 4),
    });
    return process;
  }
  function crash(process: ServerProcess): void {
    if (process.dead) return;
    process.kill();
    disk.forgetListeners();
    crashes += 1;
    world.after(dice.between(10, 400), () => {
      server = boot();
    });
  }

  const people = Object.keys(stateOf(disk).participants);
  const peers = Array.from({ length: dice.between(2, 6) }, (_, index) => {
    // Fewer people than pages: some have two tabs.
    const who = people[index % people.length]!;
    return new Peer(
      world,
      () => weather,
      () => server,
      `secret-${who}`,
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
  // Whoever has lost the server looks for it.
  for (let at = 250; at < CHAOS; at += 250) {
    world.after(at, () => {
      for (const peer of peers) if (!peer.connected) peer.connect();
    });
  }
  // Another server writes to the same log now and then.
  if (dice.chance(0.3)) {
    for (let count = dice.between(1, 5); count > 0; count--) {
      world.after(dice.between(100, CHAOS), () => {
        conflicts += 1;
        disk.write([
          { event: { type: dice.pick(['room-locked', 'room-unlocked']), by: 'p1', at: world.now } },
        ]);
      });
    }
  }
  await world.runUntil(world.now + CHAOS);

  weather = calm;
  await world.runUntil(world.now + 2_000);
  for (const peer of peers) peer.connect();
  await world.runUntil(world.now + HEALING);

  check(disk, peers, stormy.duplicate > 0);
  return {
    peers: peers.length,
    versions: disk.log.length,
    acked: peers.reduce((sum, peer) => sum + peer.acked.size, 0),
    refused: peers.reduce((sum, peer) => sum + peer.refused.size, 0),
    crashes,
    conflicts,
  };
}

function open(world: World, disk: Disk, students: number): void {
  const at = world.now;
  const opening = openWorkshop({ locale: 'ko', epoch: 'epoch', at });
  ok(opening.ok);
  disk.write(opening.events.map((event) => ({ event, credential: 'secret-p1' })));
  for (let n = 0; n < students; n++) {
    const joined = join(stateOf(disk), { name: `Student ${n}` }, { at: at + n + 1, maxParticipants: 50 });
    ok(joined.ok);
    disk.write(joined.events.map((event) => ({ event, credential: `secret-${event.by}` })));
  }
}

function stateOf({ log }: Disk): WorkshopState {
  const state = log.map(({ event }) => event).reduce<WorkshopState | null>(evolve, null);
  ok(state !== null);
  return state;
}

function check(disk: Disk, peers: readonly Peer[], doubled: boolean): void {
  const state = JSON.parse(JSON.stringify(stateOf(disk))) as WorkshopState;
  const inLog = disk.log.flatMap(({ commands = [] }) => commands);
  const once = new Set(inLog);
  deepStrictEqual(inLog.length, once.size, 'a command is in the log twice');
  for (const [index, peer] of peers.entries()) {
    deepStrictEqual(peer.confirmed, state, `page ${index} does not hold what the log says`);
    deepStrictEqual(
      peer.observations?.[CLASS_BOARD],
      JSON.parse(JSON.stringify(observe(state.boards[CLASS_BOARD]!))),
      `page ${index} shows other numbers than the log's`,
    );
    deepStrictEqual(peer.pending, [], `page ${index} still waits for an answer`);
    for (const id of peer.acked) ok(once.has(id), `${id} was acknowledged and is not in the log`);
    for (const [id, code] of peer.refused) {
      // Of several copies one may be refused and a later one applied; a single one may not.
      const single = peer.sendings.get(id) === 1 && !doubled;
      if (single) ok(!once.has(id), `${id} was refused (${code}) and is in the log`);
    }
  }
}
