import type { TaskPart, Try } from '#shared/workshop/model/activity.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import { isRight } from '#shared/workshop/model/task.ts';
import type { ActivityView } from './view.ts';

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

/** Whether the answer to a task may be seen: it was found by whoever looks, or left behind with its step. */
export function isTold(view: ActivityView, task: string, step: string): boolean {
  const own = ownTry(view, task);
  const someone = view.running.tries.some((one) => one.task === task && isRight(one));
  return isPast(view, step) || (own === undefined ? view.role !== 'student' && someone : isRight(own));
}

/** Somebody who is or was in the room. */
export function personOf({ participants }: ActivityView, id: ParticipantId | null): Participant | undefined {
  return id !== null && Object.hasOwn(participants, id) ? participants[id] : undefined;
}
