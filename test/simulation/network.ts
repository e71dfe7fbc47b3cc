import type { ServerMessages } from '#shared/protocol/server-messages.ts';
import type { ServerProcess } from './server.ts';
import { SimulatedSocket } from './socket.ts';
import type { World } from './world.ts';

/** How bad the network is. */
export interface Weather {
  /** Of a message. */
  readonly drop: number;
  readonly duplicate: number;
  /** Of a message overtaking others. */
  readonly reorder: number;
  /** Of a link being slow for its whole life. */
  readonly slow: number;
}

export const calm: Weather = { drop: 0, duplicate: 0, reorder: 0, slow: 0 };

/** What comes down a connection, as `[its name, its body]`. */
export type Down = {
  [Name in keyof ServerMessages]: readonly [Name, Parameters<ServerMessages[Name]>[0]];
}[keyof ServerMessages];

/** One connection between a peer and whichever server process answered it; it dies with either end. */
export class Link {
  readonly #world: World;
  readonly #weather: () => Weather;
  readonly #server: ServerProcess;
  readonly #socket: SimulatedSocket;
  readonly #latency: number;
  readonly #lastArrival = { up: 0, down: 0 };
  open = true;

  constructor(world: World, weather: () => Weather, server: ServerProcess, onDown: (message: Down) => void) {
    this.#world = world;
    this.#weather = weather;
    this.#server = server;
    this.#latency = world.dice.chance(weather().slow)
      ? world.dice.between(200, 1_500)
      : world.dice.between(1, 40);
    this.#socket = new SimulatedSocket({
      deliver: (frame, taken) => {
        if (server.dead) return;
        server.mayCrash();
        if (!server.dead) this.#down(frame, taken, onDown);
      },
      hangUp: () => {
        this.open = false;
      },
    });
    server.accept(this.#socket.wire);
  }

  /** Whether both ends are there. */
  get alive(): boolean {
    return this.open && !this.#server.dead;
  }

  up(event: 'hello' | 'command', body: object): void {
    // As on a real wire, what arrives is a copy.
    const text = JSON.stringify(body);
    this.#carry('up', event === 'hello', () => this.#socket.receive(event, JSON.parse(text)));
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    if (!this.#server.dead) this.#socket.lose();
  }

  #down(frame: string, taken: () => void, onDown: (message: Down) => void): void {
    const welcome = frame.startsWith('42["welcome"');
    this.#carry('down', welcome, () => onDown(JSON.parse(frame.slice(2)) as Down));
    // What a slow link has not carried yet waits in the server's process.
    this.#world.after(this.#latency, () => {
      if (this.alive) taken();
    });
  }

  /**
   * Carries one message. Worse than any connection, this loses and doubles what is sent on it; but which boards
   * are open is agreed by a hello and its welcome, and those are `safe`: they come once, or the connection ends.
   */
  #carry(way: 'up' | 'down', safe: boolean, deliver: () => void): void {
    const { dice } = this.#world;
    const weather = safe ? { ...this.#weather(), drop: 0, duplicate: 0, reorder: 0 } : this.#weather();
    if (dice.chance(weather.drop)) return;
    const copies = dice.chance(weather.duplicate) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      const overtakes = dice.chance(weather.reorder);
      const soonest = this.#world.now + this.#latency + dice.between(0, 10);
      const at = overtakes ? soonest : Math.max(soonest, this.#lastArrival[way]);
      this.#lastArrival[way] = Math.max(this.#lastArrival[way], at);
      this.#world.after(at - this.#world.now, () => {
        if (this.alive) deliver();
      });
    }
  }
}
