import { FairQueue } from './fair-queue.ts';

/** Lets through one at a time, with a turn of the event loop between two; owners take turns. */
export class Gate {
  readonly #turn: (act: () => void) => void;
  readonly #waiting = new FairQueue<() => void>();
  /** Somebody came through in this turn. */
  #taken = false;

  /** @param turn calls what it is given in the next turn of the event loop */
  constructor(turn: (act: () => void) => void = setImmediate) {
    this.#turn = turn;
  }

  /** Resolves when it is this owner's turn. */
  async pass(owner: string): Promise<void> {
    if (this.#taken) await new Promise<void>((go) => this.#waiting.push(owner, go));
    else this.#take();
  }

  #take(): void {
    this.#taken = true;
    this.#turn(() => {
      this.#taken = false;
      const next = this.#waiting.take();
      if (next === undefined) return;
      this.#take();
      next();
    });
  }
}
