import type { Clock } from '#server/ports/clock.ts';
import { silent } from '#server/ports/logger.ts';
import { systemRandom } from '#server/ports/random.ts';
import { Registry } from '#server/workshops/registry.ts';
import type { Room } from '#server/workshops/room.ts';
import type { CommandMessage } from '#shared/protocol/client-messages.ts';
import type { Ack, Reject, Tick, Welcome } from '#shared/protocol/server-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { participantByCredential } from '#shared/workshop/ledger.ts';
import { type CrashPlan, type Disk, SimulatedStore } from './disk.ts';
import type { World } from './world.ts';

export const CODE = 'K7M4QX';

/** What goes down a connection. */
export type Down =
  | { readonly kind: 'welcome'; readonly message: Welcome }
  | { readonly kind: 'tick'; readonly message: Tick }
  | { readonly kind: 'ack'; readonly message: Ack }
  | { readonly kind: 'reject'; readonly message: Reject };

/** What goes up a connection. */
export type Up =
  | {
      readonly kind: 'hello';
      readonly credential: string;
      readonly epoch?: string;
      readonly lastVersion?: number;
    }
  | { readonly kind: 'command'; readonly message: CommandMessage };

/** The server's end of one connection. */
export interface Wire {
  down(message: Down): void;
}

export interface Chaos {
  readonly plan: CrashPlan;
  /** The process dies while it is telling people of a tick, or before it acknowledges. */
  readonly duringBroadcast: () => boolean;
}

/**
 * One server process: the product's registry and room on virtual time and a simulated disk. Only the sockets
 * are left out; what they would do is done here by the same rules of the protocol.
 */
export class ServerProcess {
  readonly #store: SimulatedStore;
  readonly #registry: Registry;
  readonly #chaos: Chaos;
  readonly #wires = new Map<Wire, { leave: () => void; who: string }>();
  dead = false;

  constructor(world: World, disk: Disk, chaos: Chaos) {
    this.#chaos = chaos;
    this.#store = new SimulatedStore(world, disk, chaos.plan);
    const clock: Clock = {
      now: () => world.now,
      setTimer: (delay, act) =>
        world.after(delay, () => {
          if (!this.dead) act();
        }),
    };
    this.#registry = new Registry(
      { store: this.#store, clock, log: silent, random: systemRandom },
      { tickInterval: 40, maxParticipants: 50, workshopTtl: 1e12, roomIdle: 1e12 },
    );
  }

  /** kill -9. */
  kill(): void {
    this.dead = true;
    this.#store.dead = true;
    this.#wires.clear();
  }

  up(wire: Wire, message: Up): void {
    if (this.dead) return;
    void this.#registry.find(CODE).then((room) => {
      if (room === undefined || this.dead) return;
      if (message.kind === 'hello') this.#hello(room, wire, message);
      else this.#command(room, wire, message.message);
    });
  }

  /** The connection is gone: what it held is let go. */
  drop(wire: Wire): void {
    const attending = this.#wires.get(wire);
    if (attending === undefined || this.dead) return;
    attending.leave();
    this.#wires.delete(wire);
    const { who } = attending;
    if ([...this.#wires.values()].some((other) => other.who === who)) return;
    void this.#registry.find(CODE).then((room) => room?.release(who, () => true));
  }

  #hello(room: Room, wire: Wire, hello: Extract<Up, { kind: 'hello' }>): void {
    const { state, ledger, observations, history } = room.workshop;
    const you = participantByCredential(ledger, hello.credential);
    if (you === undefined) throw new Error(`nobody has the credential ${hello.credential}`);
    const events =
      hello.epoch === state.epoch && hello.lastVersion !== undefined
        ? room.eventsSince(hello.lastVersion)
        : undefined;
    this.#send(wire, {
      kind: 'welcome',
      message: {
        protocol: PROTOCOL,
        workshop: CODE,
        epoch: state.epoch,
        version: state.version,
        you,
        snapshot: events === undefined ? state : null,
        events: events ?? [],
        observations,
        history,
        online: [],
      },
    });
    if (this.#wires.has(wire)) return;
    const leave = room.attend({
      tick: (tick) => {
        if (this.#chaos.duringBroadcast()) this.#chaos.plan.crash();
        this.#send(wire, { kind: 'tick', message: tick });
      },
      settled: () => {},
    });
    this.#wires.set(wire, { leave, who: you });
  }

  #command(room: Room, wire: Wire, message: CommandMessage): void {
    const who = this.#wires.get(wire)?.who;
    if (who === undefined) return;
    room.command(who, message, (outcome) => {
      const { id } = message;
      if (outcome.ok) this.#send(wire, { kind: 'ack', message: { id, version: outcome.version } });
      else this.#send(wire, { kind: 'reject', message: { id, ...outcome.rejection } });
    });
  }

  #send(wire: Wire, message: Down): void {
    if (!this.dead) wire.down(message);
  }
}
