import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { editOf } from '#shared/workshop/projections/history.ts';
import type { Keyframe } from './keyframes.ts';

/** Goes through a log entry by entry, from a keyframe or its beginning. */
export class Walk {
  readonly #rules: Rules;
  #state: WorkshopState | null;
  #whole: Map<BoardId, Board>;

  constructor(rules: Rules, from?: Keyframe) {
    this.#rules = rules;
    this.#state = from?.state ?? null;
    this.#whole = new Map(from?.whole);
  }

  get version(): number {
    return this.#state?.version ?? 0;
  }

  /** Null before the first entry. */
  get state(): WorkshopState | null {
    return this.#state;
  }

  take({ event, version }: LogEntry): void {
    const before = this.#state;
    const edit = editOf(this.#rules, event);
    if (edit !== undefined && before !== null) {
      const { board, rules } = edit;
      // It tells a loss where it has not the parameters that it came of any more.
      if (rules.loss?.(event) === undefined) this.#whole.delete(board);
      else if (!this.#whole.has(board) && before.boards[board]) this.#whole.set(board, before.boards[board]);
    }
    this.#state = this.#rules.evolve(before, event, version);
  }

  /** Where it is now, to go on from. */
  get keyframe(): Keyframe | undefined {
    return this.#state === null ? undefined : { state: this.#state, whole: new Map(this.#whole) };
  }
}

/** A state with every board as it last was whole. */
export function wholeOf({ state, whole }: Keyframe): WorkshopState {
  return whole.size === 0 ? state : { ...state, boards: { ...state.boards, ...Object.fromEntries(whole) } };
}
