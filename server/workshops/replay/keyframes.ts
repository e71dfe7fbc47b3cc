import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { sizeOf } from '../size.ts';

/**
 * How many entries apart states are kept at first, how many of them, and about how many bytes they may hold beside
 * each other; beyond that every other one goes, and they are twice as far apart.
 */
export const KEYFRAMES = { every: 128, most: 64, bytes: 4 * 1024 * 1024 };

/** A state of the log, and the boards that are not as it has them: as they last were whole. */
export interface Keyframe {
  readonly state: WorkshopState;
  /** Boards whose training was thinned since: the state's parameters are older than its steps. */
  readonly whole: ReadonlyMap<BoardId, Board>;
}

/** States of one log, so that it need not be read from its beginning to come to any version. */
export class Keyframes {
  #kept: { readonly frame: Keyframe; bytes: number }[] = [];
  #every = KEYFRAMES.every;
  #bytes = 0;

  /** How many entries lie between two of them. */
  get every(): number {
    return this.#every;
  }

  get count(): number {
    return this.#kept.length;
  }

  /** The latest at or before a version; undefined where the log is to be read from its beginning. */
  before(version: number): Keyframe | undefined {
    return this.#kept.findLast(({ frame }) => frame.state.version <= version)?.frame;
  }

  /** Keeps a state where there is none near it. */
  offer(frame: Keyframe): void {
    const { version } = frame.state;
    const at = this.#kept.findLastIndex((one) => one.frame.state.version <= version) + 1;
    const [before, after] = [this.#kept[at - 1]?.frame, this.#kept[at]?.frame];
    if (version - (before?.state.version ?? 0) < this.#every) return;
    if (after !== undefined && after.state.version - version < this.#every / 2) return;
    const bytes = between(before?.state, frame.state);
    this.#kept.splice(at, 0, { frame, bytes });
    this.#bytes += bytes;
    while (this.#kept.length > KEYFRAMES.most || (this.#bytes > KEYFRAMES.bytes && this.#kept.length > 1)) {
      this.#thin();
    }
  }

  #thin(): void {
    this.#every *= 2;
    this.#kept = this.#kept.filter((_, index) => index % 2 === 1);
    this.#bytes = 0;
    for (const [index, one] of this.#kept.entries()) {
      one.bytes = between(this.#kept[index - 1]?.frame.state, one.frame.state);
      this.#bytes += one.bytes;
    }
  }
}

/** About what a state takes beside the one before it (bytes): they share what has not changed. */
function between(before: WorkshopState | undefined, state: WorkshopState): number {
  let bytes = 0;
  for (const key of Object.keys(state) as (keyof WorkshopState)[]) {
    const now = state[key];
    if (now === before?.[key]) continue;
    if (typeof now !== 'object' || now === null) continue;
    const was = before?.[key] as Readonly<Record<string, unknown>> | undefined;
    for (const [name, value] of Object.entries(now)) if (value !== was?.[name]) bytes += sizeOf(value);
  }
  return bytes;
}
