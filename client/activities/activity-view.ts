import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { ActivityId, Kept, Running, TaskPart, Try } from '#shared/workshop/model/activity.ts';
import type { Participant, ParticipantId, Role } from '#shared/workshop/model/participant.ts';
import type { Prediction } from '#shared/workshop/model/prediction.ts';
import { isRight } from '#shared/workshop/model/task.ts';
import type { BoardView, CommandAsk } from '../stores/board-view.ts';

/** Everything an activity's own view is drawn from; values only, no store, no connection. */
export interface ActivityView {
  readonly running: Running;
  /** What is kept of activities that were worked on before. */
  readonly kept: Readonly<Record<ActivityId, Kept>>;
  readonly predictions: readonly Prediction[];
  /** The board of the step; undefined while it is on its way. */
  readonly board: BoardView | undefined;
  readonly participants: Readonly<Record<ParticipantId, Participant>>;
  readonly you: ParticipantId | null;
  readonly role: Role;
  readonly size: 'board' | 'phone' | 'stage';
  /** Why this person may not do this now, as far as `ask` says what; undefined when they may. */
  readonly refusal: (ask: CommandAsk) => Rejection | undefined;
}

/**
 * What activities' views emit beside `BoardEvents` (which are about the board of the step), bubbling and composed:
 * - `task-try` `{task, values}`: somebody has tried a task
 */
export interface ActivityEvents {
  'task-try': CustomEvent<{ task: string; values: readonly number[] }>;
}

/** Emits that somebody has tried a task. */
export function emitTry(source: EventTarget, task: string, values: readonly number[]): void {
  source.dispatchEvent(
    new CustomEvent('task-try', { detail: { task, values }, bubbles: true, composed: true }),
  );
}

/** The id of the step that an activity is at; undefined once what was seen is shown. */
export function stepOf({ running }: ActivityView): string | undefined {
  return running.text.steps[running.step]?.id;
}

/** Whether the activity is past the step with this id, or at it. */
export function hasCome({ running }: ActivityView, step: string): boolean {
  return running.step >= running.text.steps.findIndex(({ id }) => id === step);
}

/** Whether the activity is past the step with this id. */
export function isPast({ running }: ActivityView, step: string): boolean {
  return running.step > running.text.steps.findIndex(({ id }) => id === step);
}

/** Whether what a question asks for may be seen: it was revealed, or left behind with its step. */
export function isOpen(view: ActivityView, question: string): boolean {
  const asked = view.predictions.find(({ asking }) => asking.id === question);
  if (asked !== undefined) return asked.status === 'revealed';
  const step = view.running.text.steps.find(({ asks }) => asks === question);
  return step !== undefined && isPast(view, step.id);
}

export function taskOf({ running }: ActivityView, id: string): TaskPart | undefined {
  return running.text.tasks.find((task) => task.id === id);
}

/** This person's own latest try at a task. */
export function ownTry({ running, you }: ActivityView, task: string): Try | undefined {
  return running.tries.findLast((tried) => tried.task === task && tried.by === you);
}

/** Everybody's right tries at a task, one's own first, then in the order of coming. */
export function rightTries({ running, you }: ActivityView, task: string): Try[] {
  const right = running.tries.filter((tried) => tried.task === task && isRight(tried));
  return [...right.filter(({ by }) => by === you), ...right.filter(({ by }) => by !== you)];
}

/** Somebody who is or was in the room. */
export function personOf({ participants }: ActivityView, id: ParticipantId | null): Participant | undefined {
  return id !== null && Object.hasOwn(participants, id) ? participants[id] : undefined;
}
