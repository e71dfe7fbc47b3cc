import type { Down, ServerProcess, Up, Wire } from './server.ts';
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

/** One connection between a peer and whichever server process answered it; it dies with either end. */
export class Link implements Wire {
  readonly #world: World;
  readonly #weather: () => Weather;
  readonly #server: ServerProcess;
  readonly #onDown: (message: Down) => void;
  readonly #latency: number;
  readonly #lastArrival = { up: 0, down: 0 };
  open = true;

  constructor(world: World, weather: () => Weather, server: ServerProcess, onDown: (message: Down) => void) {
    this.#world = world;
    this.#weather = weather;
    this.#server = server;
    this.#onDown = onDown;
    this.#latency = world.dice.chance(weather().slow)
      ? world.dice.between(200, 1_500)
      : world.dice.between(1, 40);
  }

  up(message: Up): void {
    this.#carry('up', () => this.#server.up(this, message));
  }

  down(message: Down): void {
    // As on a real wire, what arrives is a copy.
    const text = JSON.stringify(message);
    this.#carry('down', () => this.#onDown(JSON.parse(text) as Down));
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    this.#server.drop(this);
  }

  #carry(way: 'up' | 'down', deliver: () => void): void {
    const { dice } = this.#world;
    const weather = this.#weather();
    if (dice.chance(weather.drop)) return;
    const copies = dice.chance(weather.duplicate) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      const overtakes = dice.chance(weather.reorder);
      const soonest = this.#world.now + this.#latency + dice.between(0, 10);
      const at = overtakes ? soonest : Math.max(soonest, this.#lastArrival[way]);
      this.#lastArrival[way] = Math.max(this.#lastArrival[way], at);
      this.#world.after(at - this.#world.now, () => {
        if (this.open && !this.#server.dead) deliver();
      });
    }
  }
}
