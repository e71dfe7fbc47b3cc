/** Seeded randomness: mulberry32, 32 bits of state, the same numbers on every machine. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Evenly in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }
}

interface Event {
  readonly at: number;
  readonly act: () => void;
  cancelled: boolean;
}

/** Virtual time: acts happen in the order of their time, and all that one act sets off before the next. */
export class World {
  readonly dice: Dice;
  #now = 1_700_000_000_000;
  /** Sorted by time; what falls due at one time, by when it was asked for. */
  readonly #events: Event[] = [];

  constructor(seed: number) {
    this.dice = new Dice(seed);
  }

  get now(): number {
    return this.#now;
  }

  after(delay: number, act: () => void): () => void {
    const event: Event = { at: this.#now + delay, act, cancelled: false };
    this.#events.splice(this.#placeOf(event.at), 0, event);
    return () => {
      event.cancelled = true;
    };
  }

  /** Lets time pass until `end` (ms), with everything that falls due. */
  async runUntil(end: number): Promise<void> {
    for (let next = this.#events[0]; next !== undefined && next.at <= end; next = this.#events[0]) {
      this.#events.shift();
      if (next.cancelled) continue;
      this.#now = Math.max(this.#now, next.at);
      next.act();
      await settled();
    }
    this.#now = Math.max(this.#now, end);
  }

  /** Where an event of this time stands: after all that are no later. */
  #placeOf(at: number): number {
    let [low, high] = [0, this.#events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#events[middle]!.at <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** All promises that are already on their way have called back, however long their chains: Node does nothing else before. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
