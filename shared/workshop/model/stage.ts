import type { BoardId } from './board.ts';
import type { ParticipantId } from './participant.ts';
import type { WorkshopState } from './state.ts';
import type { Timestamp } from './timestamp.ts';

/** What the stages may be told to show; `follow` is what the class is at. */
export const stageViews = [
  'follow',
  'board',
  'question',
  'result',
  'timeline',
  'code',
  'lobby',
  'blank',
] as const;

export type StageView = (typeof stageViews)[number];

/** What every stage shows, and who said so. */
export interface Stage {
  readonly what: StageView;
  /** Which board, where one was named. */
  readonly board: BoardId | null;
  readonly by: ParticipantId | null;
  readonly at: Timestamp | null;
}

export const followingStage: Stage = { what: 'follow', board: null, by: null, at: null };

export function stageOf({ parts }: Pick<WorkshopState, 'parts'>): Stage {
  return (parts.stage as Stage | undefined) ?? followingStage;
}
