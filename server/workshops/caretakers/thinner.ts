import type { Happened, LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import { stored } from '#shared/workshop/kernel/upcast.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { trained } from '#shared/workshop/training/events.ts';
import type { StoredEntry } from '../../ports/event-store.ts';
import { sizeOf } from '../size.ts';

/**
 * How much of a training stays whole: one state a second where it is small, and rarer as it is larger, so that what
 * stays is no more than so many bytes a second.
 */
export const KEPT = { every: 1_000, perSecond: 4 * 1024 };

type Trained = ReturnType<typeof trained.of>;

/** One `trained` entry that is whole. */
interface Whole {
  readonly entry: LogEntry;
  readonly event: Trained;
}

interface Run {
  /** When the last one that stays whole happened. */
  keptAt: number;
  /** When something else last happened to the board: an entry of the same batch is observed together with it. */
  lookedAt: number | undefined;
  /** One that a later one has come after: it goes unless that one's batch turns out to look at it. */
  over: Whole | undefined;
  last: Whole | undefined;
}

/** An entry with less in it, and how many bytes that saves, about. */
export interface Thinned extends StoredEntry {
  readonly saves: number;
}

/**
 * Finds the entries of trainings whose parameters nobody needs: a later one of the same board has them anew, and
 * nothing in between has looked at the board. Steps, epochs, loss and times stay, and so does every version: the log
 * leads to the same state, history and past as before, from every other entry on. The last one before anything else
 * happens to the board (a hand, a pause, a reset, …) always stays whole.
 */
export class Thinner {
  readonly #rules: Rules;
  readonly #runs = new Map<BoardId, Run>();

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** Takes the next entries of a log. */
  feed(entries: readonly LogEntry[]): Thinned[] {
    return entries.flatMap((entry) => {
      const { event } = entry;
      if (isTrained(event)) return event.parameters === undefined ? [] : this.#trained({ entry, event });
      const { board } = event as { readonly board?: unknown };
      const boards = typeof board === 'string' ? [board] : [...this.#runs.keys()];
      return boards.flatMap((id) => this.#looked(id, event.at));
    });
  }

  #trained(whole: Whole): Thinned[] {
    const { board } = whole.event;
    const run: Run = this.#runs.get(board) ?? {
      keptAt: Number.NEGATIVE_INFINITY,
      lookedAt: undefined,
      over: undefined,
      last: undefined,
    };
    const thinned = this.#goes(run);
    this.#runs.set(board, { ...run, over: run.last, last: whole });
    return thinned;
  }

  /** Something else has happened to a board. */
  #looked(board: BoardId, at: number): Thinned[] {
    const run = this.#runs.get(board);
    if (run === undefined) return [];
    // What a batch leads from is looked at by all of it.
    const thinned = run.last?.event.at === at ? [] : this.#goes(run);
    const keptAt = run.last?.event.at ?? run.keptAt;
    this.#runs.set(board, { keptAt, lookedAt: at, over: undefined, last: undefined });
    return thinned;
  }

  #goes(run: Run): Thinned[] {
    if (run.over === undefined) return [];
    const { entry, event } = run.over;
    const bytes = sizeOf(event);
    if (event.at === run.lookedAt) return [];
    if (event.at - run.keptAt >= Math.max(KEPT.every, (1000 * bytes) / KEPT.perSecond)) {
      run.keptAt = event.at;
      return [];
    }
    const { parameters: _, ...rest } = event;
    const { version, ...draft } = entry;
    const body = stored(this.#rules, { ...draft, event: rest as Happened });
    return [{ version, body, saves: bytes - sizeOf(rest) }];
  }
}

function isTrained(event: Happened): event is Trained {
  return event.type === trained.type;
}
