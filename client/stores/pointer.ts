import type { Pointing } from '#shared/protocol/server-messages.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';

/** How long what somebody points at is shown after they were last heard of (ms). */
const SHOWN = 2_000;

/** Where an instructor points, until they point nowhere or nothing is heard of them. */
export class Pointer {
  readonly #changed: () => void;
  #latest: Pointing | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  take(pointing: Pointing): void {
    clearTimeout(this.#timer);
    this.#latest = pointing.at === null ? undefined : pointing;
    if (this.#latest !== undefined)
      this.#timer = setTimeout(() => this.take({ ...pointing, at: null }), SHOWN);
    this.#changed();
  }

  on(board: BoardId): Pointing | undefined {
    return this.#latest?.board === board ? this.#latest : undefined;
  }
}
