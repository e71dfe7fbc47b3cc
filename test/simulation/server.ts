import { AddressLimit } from '#server/limits/address-limit.ts';
import { Attendance } from '#server/limits/attendance.ts';
import { Gate } from '#server/limits/gate.ts';
import type { Bus } from '#server/ports/bus.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Leases } from '#server/ports/lease.ts';
import { silent } from '#server/ports/logger.ts';
import { systemRandom } from '#server/ports/random.ts';
import { Backlog } from '#server/transport/backlog.ts';
import { Connection, type ConnectionPorts } from '#server/transport/connection.ts';
import { createHalls } from '#server/transport/sockets.ts';
import type { WireSocket } from '#server/transport/wire.ts';
import { Registry } from '#server/workshops/registry.ts';
import { rules } from '#shared/workshop/rules.ts';
import { tinyLessons } from '../shared/lessons/tiny.ts';
import { SimulatedCrew } from './crew.ts';
import { type CrashPlan, type Disk, SimulatedStore } from './disk.ts';
import type { World } from './world.ts';

export const CODE = 'K7M4QX';

/** Fast enough for any hand. */
const FREELY = { burst: 10_000, perSecond: 10_000 };

export interface Chaos {
  readonly plan: CrashPlan;
  /** The process dies while it is telling people of a tick, or before it acknowledges. */
  readonly duringBroadcast: () => boolean;
  /** Whether every board is heavy, and observed by and by. */
  readonly heavy: boolean;
}

/** What the servers of one store share. */
export interface Between {
  readonly bus: Bus;
  readonly leases: Leases;
}

/** One server process: the product's registry, rooms, halls and seats on virtual time and a simulated disk. */
export class ServerProcess {
  readonly #store: SimulatedStore;
  readonly #chaos: Chaos;
  readonly #ports: ConnectionPorts;
  dead = false;

  constructor(world: World, disk: Disk, { bus, leases }: Between, chaos: Chaos) {
    this.#chaos = chaos;
    this.#store = new SimulatedStore(world, disk, chaos.plan);
    const clock: Clock = {
      now: () => world.now,
      elapsed: () => world.now,
      setTimer: (delay, act) =>
        world.after(delay, () => {
          if (!this.dead) act();
        }),
    };
    const registry = new Registry(
      {
        store: this.#store,
        clock,
        log: silent,
        random: systemRandom,
        bus: this.#mortal(bus),
        leases,
        rules,
        lessons: tinyLessons,
        ...(chaos.heavy && { crew: new SimulatedCrew(world) }),
      },
      {
        tickInterval: 40,
        maxParticipants: 50,
        workshopTtl: 1e12,
        roomIdle: 1e12,
        workshopBytes: 1e12,
        totalBytes: 1e12,
      },
    );
    this.#ports = {
      registry,
      clock,
      log: silent,
      lookups: new AddressLimit(FREELY, clock),
      joins: new AddressLimit(FREELY, clock),
      refusedJoins: new AddressLimit(FREELY, clock),
      attendance: new Attendance(),
      // Looks at sockets of the product's own kind only.
      gate: new Gate((act) => act()),
      backlog: new Backlog({ ...clock, setTimer: () => () => {} }, { ceiling: 1e12, patience: 1e12 }),
      ...createHalls({ clock, log: silent }, { messages: FREELY, workshopMessages: FREELY }),
    };
  }

  /** kill -9. */
  kill(): void {
    this.dead = true;
    this.#store.dead = true;
  }

  /** Takes a connection. */
  accept(socket: WireSocket): void {
    new Connection(socket, '127.0.0.1', this.#ports, { messages: FREELY, watchers: 100 });
  }

  /** Whatever it is about to send may be the last thing it tries. */
  mayCrash(): void {
    if (this.#chaos.duringBroadcast()) this.#chaos.plan.crash();
  }

  /** Nobody hears of a dead process, and it hears of nobody. */
  #mortal(bus: Bus): Bus {
    return {
      publish: async (topic, message) => {
        if (!this.dead) await bus.publish(topic, message);
      },
      subscribe: (topic, onMessage) =>
        bus.subscribe(topic, (message) => {
          if (!this.dead) onMessage(message);
        }),
    };
  }
}
