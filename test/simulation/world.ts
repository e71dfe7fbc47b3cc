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
  readonly order: number;
  readonly act: () => void;
  cancelled: boolean;
}

/** Virtual time: acts happen in the order of their time, and all that one act sets off before the next. */
export class World {
  readonly dice: Dice;
  #now = 1_700_000_000_000;
  #order = 0;
  #events: Event[] = [];

  constructor(seed: number) {
    this.dice = new Dice(seed);
  }

  get now(): number {
    return this.#now;
  }

  after(delay: number, act: () => void): () => void {
    const event: Event = { at: this.#now + delay, order: this.#order++, act, cancelled: false };
    this.#events.push(event);
    return () => {
      event.cancelled = true;
    };
  }

  /** Lets time pass until `end` (ms), with everything that falls due. */
  async runUntil(end: number): Promise<void> {
    for (let event = this.#due(end); event !== undefined; event = this.#due(end)) {
      this.#now = Math.max(this.#now, event.at);
      event.act();
      await settled();
    }
    this.#now = Math.max(this.#now, end);
  }

  #due(end: number): Event | undefined {
    let first: Event | undefined;
    const waiting = this.#events.filter((event) => !event.cancelled);
    for (const event of waiting) {
      if (event.at > end) continue;
      if (
        first === undefined ||
        event.at < first.at ||
        (event.at === first.at && event.order < first.order)
      ) {
        first = event;
      }
    }
    this.#events = waiting.filter((event) => event !== first);
    return first;
  }
}

/** How deep the promise chains of one act may go; the longest, a workshop being loaded, is well below. */
const DEPTH = 80;

/** All promises that are already on their way have called back. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < DEPTH; turn++) await null;
}
