import type { TemplateResult } from 'lit';
import type { Command } from '#shared/workshop/features.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { ActivityId, Kept, Running } from '#shared/workshop/model/activity.ts';
import { attentionOf } from '#shared/workshop/model/attention.ts';
import type { BoardContent } from '#shared/workshop/model/board.ts';
import type { Code } from '#shared/workshop/model/code.ts';
import type { Participant, ParticipantId, Role } from '#shared/workshop/model/participant.ts';
import type { Prediction, PredictionId } from '#shared/workshop/model/prediction.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { BoardView, CommandAsk } from '../stores/board-view.ts';

/** What an activity's parts need to draw; values only. */
export interface ActivityView extends QuestionView {
  readonly running: Running;
  /** The steps that this person goes between by themselves. */
  readonly steps?: readonly [from: number, to: number] | undefined;
}

/** What a question needs to draw, which may be asked without an activity. */
export interface QuestionView {
  readonly running: Running | undefined;
  /** What waits for its reveal or was asked on the spot, else the question of the step that the class is at. */
  readonly prediction: Prediction | undefined;
  /** Every question that has been asked so far, and is not put away. */
  readonly predictions: readonly Prediction[];
  /** What is left of the activities before: their boards, and what everybody made there. */
  readonly kept: Readonly<Record<ActivityId, Kept>>;
  /** The board that is shown, once this page has it open. */
  readonly board: BoardView | undefined;
  /** What is on a board of the activity, by its name there; of those that this page has open. */
  readonly contentOf: (name: string) => BoardContent | undefined;
  /** What is said of the code that is written in it. */
  readonly code: Code;
  readonly participants: Readonly<Record<ParticipantId, Participant>>;
  readonly you: ParticipantId | null;
  readonly role: Role;
  readonly size: 'board' | 'phone' | 'stage';
  /** Whose line, in answer to what, everybody is shown. */
  readonly spotlit?:
    | { readonly prediction: PredictionId; readonly participant: ParticipantId | null }
    | undefined;
  /** Why something may not be done now; undefined when it may. */
  readonly refusal: (ask: CommandAsk) => Rejection | undefined;
}

/** Whose line, in answer to what, everybody is shown. */
export function spotlitIn(state: Pick<WorkshopState, 'parts'>): QuestionView['spotlit'] {
  const { spotlight } = attentionOf(state);
  if (spotlight?.answer === undefined) return undefined;
  return { prediction: spotlight.answer.prediction, participant: spotlight.participant };
}

/** What an activity asks of the workshop, as `activity-command` - `{command}`. */
export function askFor(host: HTMLElement, command: Command): void {
  host.dispatchEvent(new CustomEvent('activity-command', { detail: { command }, bubbles: true }));
}

/** Draws what an activity shows in place of the board's own surface; `question` is where it wants it. */
export type OwnView = (view: ActivityView, question: TemplateResult | undefined) => TemplateResult;

declare global {
  interface HTMLElementEventMap {
    'activity-command': CustomEvent<{ command: Command }>;
  }
}
