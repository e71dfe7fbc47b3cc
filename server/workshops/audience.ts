import type { ByBoard } from '#shared/protocol/server-messages.ts';
import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import type { Observation } from '#shared/workshop/model/observation.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';

/** One entry of the log and what it led from and to. */
export interface Step {
  readonly entry: LogEntry;
  readonly before: WorkshopState;
  readonly after: WorkshopState;
}

/** One batch of the log as a room took it in. */
export interface Batch {
  /** The version before it. */
  readonly from: number;
  /** The version after it. */
  readonly version: number;
  readonly steps: readonly Step[];
  /** Of the boards it touched, at `version`. */
  readonly observations: ByBoard<Observation>;
  /** The boards it touched that are heavy and observed later, as they are at `version`. */
  readonly awaited: ByBoard<number>;
}

/** A heavy board, as it has been since `version`, is observed by now. */
export interface BoardObserved {
  readonly board: BoardId;
  readonly version: number;
  readonly observation: Observation;
}

/** Who is told what happens in a room. */
export interface Audience {
  /** A batch is in the log; none of its commands is acknowledged yet. */
  tick(batch: Batch): void;
  /** What a batch left to be observed later. */
  observed(news: BoardObserved): void;
  /** The commands of the batch are acknowledged. */
  settled(batch: Batch): void;
  /** The room ends: its workshop is gone from the store, or cannot be read. Nothing is told afterwards. */
  closed(rejection: Rejection): void;
}
