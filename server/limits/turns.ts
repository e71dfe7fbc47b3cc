import { FairQueue } from './fair-queue.ts';

/** Gives what is back to whoever is next. */
export type GiveBack = () => void;

interface Asking {
  readonly owner: string;
  readonly go: () => void;
}

/** Something that only so many may do at once, and only so many of them for one owner; owners take turns. */
export class Turns {
  readonly #atOnce: number;
  readonly #each: number;
  readonly #waiting = new FairQueue<Asking>();
  readonly #busy = new Map<string, number>();
  #count = 0;

  constructor(atOnce: number, each = atOnce) {
    this.#atOnce = atOnce;
    this.#each = each;
  }

  /** Resolves when it is this owner's turn, which lasts until it is given back. */
  async take(owner: string): Promise<GiveBack> {
    await new Promise<void>((go) => {
      this.#waiting.push(owner, { owner, go });
      this.#next();
    });
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#add(owner, -1);
      this.#next();
    };
  }

  #next(): void {
    while (this.#count < this.#atOnce) {
      const asking = this.#waiting.take(({ owner }) => (this.#busy.get(owner) ?? 0) < this.#each);
      if (asking === undefined) return;
      this.#add(asking.owner, 1);
      asking.go();
    }
  }

  #add(owner: string, change: 1 | -1): void {
    this.#count += change;
    const busy = (this.#busy.get(owner) ?? 0) + change;
    if (busy === 0) this.#busy.delete(owner);
    else this.#busy.set(owner, busy);
  }
}
