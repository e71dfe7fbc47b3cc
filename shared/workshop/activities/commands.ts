import * as z from 'zod/mini';
import { boardClosed, boardOpened, boardReopened } from '../boards/events.ts';
import { accept, because, type Decision, refuse, unless } from '../kernel/decision.ts';
import { type Context, command } from '../kernel/definition.ts';
import type { Happened } from '../kernel/log.ts';
import { everyone, instructors } from '../kernel/permissions.ts';
import { identifier, number } from '../kernel/schemas.ts';
import {
  activitiesOf,
  type Kept,
  type OfferedBoard,
  type PlacedBoard,
  runningOf,
} from '../model/activity.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import { predictionsOf } from '../model/prediction.ts';
import type { WorkshopState } from '../model/state.ts';
import { isRight, judge, type Tried } from '../model/task.ts';
import { unsigned } from '../model/unsigned.ts';
import { refuseValue } from '../parameters/rules.ts';
import { dropping, opening, openingOf } from '../predictions/commands.ts';
import { activityClosed, activityOpened, activityStepped, taskTried } from './events.ts';

const step = z.int().check(z.minimum(0), z.maximum(99));

/** Opens an activity with its boards, or goes on with those it was worked on before; another one is closed. */
export const openActivity = command(
  'open-activity',
  { activity: identifier },
  {
    permission: instructors,
    changesBoards: true,
    cost: 20,
    codes: ['unknown-activity', 'too-many-boards'],
    decide: (state, { activity }, context) => openingActivity(state, activity, context),
  },
);

/** What opening an activity comes to, with all that is left for it. */
export function openingActivity(state: WorkshopState, activity: string, context: Context): Decision {
  // Only the server has the lessons.
  if (context.house === undefined) return accept();
  const offer = context.house.lessons?.find(activity);
  if (offer === undefined) return refuse('unknown-activity');
  const left = runningOf(state) === null ? dropping(state, context) : leaving(state, activity, context);
  const { running, kept } = activitiesOf(state);
  const before = running?.id === activity ? running : lookup(kept, activity);
  const placed = place(state, offer.boards, before);
  if (placed === undefined) return refuse('too-many-boards', { limit: limits.boards });
  const boards = placed.map(({ id, board, title, grants }) => ({
    id,
    board,
    title: { ...title },
    grants: [...grants],
  }));
  const opened = placed.flatMap((one) => openingOfBoard(state, one, context));
  const event = activityOpened.of(context, {
    activity,
    text: offer.text,
    boards,
    key: offer.key,
  });
  const first = offer.text.steps[0]?.asks;
  const asked = first === undefined ? undefined : offer.text.questions.find(({ id }) => id === first);
  const board = placed.find(({ id }) => id === asked?.board)?.board ?? null;
  const key = offer.key.questions.find(({ id }) => id === first);
  const asks = asked === undefined ? [] : [openingOf(asked, board, predictionsOf(state).asked, context, key)];
  return accept(...left, ...opened, event, ...asks);
}

/** Goes to another step; a question that it asks is asked, and one of another step that waits is left. */
export const stepActivity = command(
  'step-activity',
  { step },
  {
    permission: instructors,
    changesBoards: true,
    codes: ['no-activity', 'unknown-step'],
    refuses(state, { step }) {
      const running = runningOf(state);
      if (running === null) return because('no-activity');
      return step === undefined || step <= running.text.steps.length ? undefined : because('unknown-step');
    },
    decide(state, { step }, context) {
      // A page does not know the questions.
      if (context.house === undefined) return accept();
      const question = runningOf(state)?.text.steps[step]?.asks;
      const { list } = predictionsOf(state);
      const here = list.find(({ asking }) => asking.id === question);
      const asks = question === undefined || here !== undefined ? [] : opening(state, question, context);
      return accept(...dropping(state, context, here), activityStepped.of(context, { step }), ...asks);
    },
  },
);

/** Ends the activity; its boards are put away, with all that is on them. */
export const closeActivity = command(
  'close-activity',
  {},
  {
    permission: instructors,
    changesBoards: true,
    codes: ['no-activity'],
    refuses: (state) => (runningOf(state) === null ? because('no-activity') : undefined),
    decide: (state, _command, context) => accept(...leaving(state, undefined, context)),
  },
);

/** Tries a task of the activity; the server says what came of it. */
export const tryTask = command(
  'try-task',
  { task: identifier, values: z.array(number).check(z.maxLength(limits.valuesPerCommand)) },
  {
    permission: everyone,
    cost: 5,
    codes: ['no-activity', 'unknown-task', 'wrong-shape', 'value-not-finite', 'value-out-of-range'],
    refuses(state, { task }) {
      const running = runningOf(state);
      if (running === null) return because('no-activity');
      const known = task === undefined || running.text.tasks.some(({ id }) => id === task);
      return known ? undefined : because('unknown-task');
    },
    decide(state, { task: id, values }, context) {
      const running = runningOf(state)!;
      const part = running.text.tasks.find((task) => task.id === id)!;
      if (values.length !== part.length) {
        return refuse('wrong-shape', { expected: part.length, received: values.length });
      }
      return unless(refuseValue(values), () => {
        const task = running.key?.tasks.find((one) => one.id === id);
        if (context.house === undefined || task === undefined) return accept();
        const placed = running.boards.find((one) => task.kind === 'numbers' && one.id === task.board);
        const tried = judge(task, values.map(unsigned), lookup(state.boards, placed?.board ?? ''));
        const wrong = isRight(tried) ? undefined : context.house.lessons?.wrongOf(running.id, tried);
        return accept(taskTried.of(context, { ...fieldsOf(tried), ...(wrong !== undefined && { wrong }) }));
      });
    },
  },
);

function fieldsOf({ task, values, right, outputs }: Tried) {
  return { task, values, right, outputs };
}

type Placed = PlacedBoard & OfferedBoard;

/** An activity's boards with their ids: those of before where it was open before; undefined for too many. */
function place(
  state: WorkshopState,
  offered: readonly OfferedBoard[],
  before: Kept | undefined,
): Placed[] | undefined {
  let count = Object.keys(state.listings).length;
  const placed = offered.map((one) => {
    const known = before?.boards.find(({ id }) => id === one.id)?.board;
    if (known === undefined) count++;
    return { ...one, board: known ?? `b${count}` };
  });
  return count > limits.boards ? undefined : placed;
}

function openingOfBoard(state: WorkshopState, placed: Placed, context: Context): Happened[] {
  const { board, title, content, movable } = placed;
  const listing = lookup(state.listings, board);
  if (listing?.status === 'open') return [];
  if (listing !== undefined) return [boardReopened.of(context, { board })];
  const access = { members: [], see: 'everyone', move: movable ? 'everyone' : 'nobody' } as const;
  return [boardOpened.of(context, { board, title: title[state.locale], ...access, content })];
}

/** What ends the activity that is under way, unless it is the one to come. */
export function leaving(state: WorkshopState, next: string | undefined, context: Context): Happened[] {
  const running = runningOf(state);
  if (running === null) return [];
  const closed = activityClosed.of(context, {});
  if (running.id === next) return [closed];
  const own = new Set(running.boards.map(({ board }) => board));
  const open = Object.values(state.listings).filter(({ status }) => status === 'open');
  // Somewhere everybody has to land.
  const stays = open.some(({ id, see }) => !own.has(id) && see === 'everyone');
  const put = stays ? open.filter(({ id }) => own.has(id)) : [];
  return [closed, ...put.map(({ id }) => boardClosed.of(context, { board: id }))];
}
