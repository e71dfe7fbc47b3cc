import type { Recall } from '#shared/protocol/client-messages.ts';
import type { Outlined, Recalled } from '#shared/protocol/server-messages.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import type { History } from '#shared/workshop/projections/history.ts';
import { Observable } from './observable.ts';

/** Boards of the past that one page keeps. */
const KEPT = 64;

/** What boards were like at versions of the log, and all that was changed on them, as far as this page has asked. */
export class Recalls extends Observable {
  readonly #ask: (message: Recall) => boolean;
  readonly #moments = new Map<string, Recalled>();
  readonly #outlines = new Map<BoardId, History>();
  /** What was asked and is not answered yet. */
  readonly #asked = new Set<string>();

  /** @param ask sends a question; whether it could be sent */
  constructor(ask: (message: Recall) => boolean) {
    super();
    this.#ask = ask;
  }

  /** A board as it was at a version; undefined until that is known, which asks for it. */
  at(board: BoardId, version: number): Recalled | undefined {
    const known = this.#moments.get(`${board} ${version}`);
    if (known === undefined) this.#want(`${board} ${version}`, { board, version });
    return known;
  }

  /** Every edit of a board, as far as it was asked for; undefined before. */
  outlineOf(board: BoardId): History | undefined {
    return this.#outlines.get(board);
  }

  /** Asks for every edit of a board up to now. */
  outline(board: BoardId): void {
    this.#want(board, { board });
  }

  take(answer: Recalled | Outlined): void {
    if ('edits' in answer) {
      this.#asked.delete(answer.board);
      this.#outlines.set(answer.board, answer.edits);
    } else {
      const name = `${answer.board} ${answer.version}`;
      this.#asked.delete(name);
      this.#moments.set(name, answer);
      const [oldest] = this.#moments.keys();
      if (this.#moments.size > KEPT && oldest !== undefined) this.#moments.delete(oldest);
    }
    this.changed();
  }

  /** Nothing that was asked will be answered any more: whoever still needs it asks again. */
  forgetAsked(): void {
    this.#asked.clear();
  }

  #want(name: string, message: Recall): void {
    if (!this.#asked.has(name) && this.#ask(message)) this.#asked.add(name);
  }
}
