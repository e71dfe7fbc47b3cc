import * as z from 'zod/mini';
import { leaving, openingActivity } from '../activities/commands.ts';
import { boardOpened, boardReopened } from '../boards/events.ts';
import { accept, because, type Decision, refuse } from '../kernel/decision.ts';
import { type Context, command } from '../kernel/definition.ts';
import type { Happened } from '../kernel/log.ts';
import { instructors } from '../kernel/permissions.ts';
import { text } from '../kernel/schemas.ts';
import { homeBoard } from '../model/access.ts';
import { runningOf } from '../model/activity.ts';
import { type Board, copyOf, freshContent } from '../model/board.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import { type PlanItem, type Planned, planOf, spentOn } from '../model/plan.ts';
import type { WorkshopState } from '../model/state.ts';
import { parseLine } from '../model/text.ts';
import { ask } from '../predictions/ask.ts';
import { planMoved, planSet } from './events.ts';
import { planned } from './schemas.ts';

/** Says anew what the lesson is to be: what is in it as before keeps its time, and the class stays where it is. */
export const setPlan = command(
  'set-plan',
  { title: text, items: z.array(planned).check(z.maxLength(limits.plan.items)) },
  {
    permission: instructors,
    cost: 5,
    codes: ['unknown-activity', 'title-empty', 'title-too-long'],
    decide(state, { title, items }, context) {
      const line = parseLine(title, limits.titleGraphemes);
      if (!line.ok && line.code === 'name-too-long') {
        return refuse('title-too-long', { limit: limits.titleGraphemes });
      }
      const cleaned: Planned[] = [];
      for (const item of items) {
        const one = clean(item);
        if ('code' in one) return refuse(one.code, { limit: limits.boardTitleGraphemes });
        const { house } = context;
        const known = one.kind !== 'activity' || house === undefined || house.lessons?.find(one.activity);
        if (known === undefined) return refuse('unknown-activity');
        cleaned.push(one);
      }
      return accept(
        planSet.of(context, { title: line.ok ? line.text : '', ...kept(state, cleaned, context.at) }),
      );
    },
  },
);

/** Goes to another part of the plan, and opens what it says; null leaves the plan where it is. */
export const goTo = command(
  'go-to',
  { item: z.nullable(z.int().check(z.minimum(0), z.maximum(limits.plan.items - 1))) },
  {
    permission: instructors,
    changesBoards: ({ item }) => item !== null,
    cost: 20,
    codes: ['unknown-item', 'unknown-activity', 'too-many-boards'],
    refuses(state, { item }) {
      const known = item == null || item < planOf(state).items.length;
      return known ? undefined : because('unknown-item');
    },
    decide(state, { item: index }, context) {
      const item = index === null ? undefined : planOf(state).items[index];
      // What it opens, only the server knows.
      if (context.house === undefined) return accept();
      if (item === undefined) return accept(planMoved.of(context, { item: null }));
      const opened = opening(state, item, context);
      if (!opened.ok) return opened;
      const board = opened.board === undefined ? {} : { board: opened.board };
      return accept(planMoved.of(context, { item: index, ...board }), ...opened.events);
    },
  },
);

type Opening =
  | (Decision & { readonly ok: false })
  | { ok: true; events: readonly Happened[]; board?: string };

function opening(state: WorkshopState, item: PlanItem, context: Context): Opening {
  if (item.kind === 'activity') {
    // The class is in it already: it stays at its step.
    if (runningOf(state)?.id === item.activity) return { ok: true, events: [] };
    return openingActivity(state, item.activity, context) as Opening;
  }
  if (item.kind === 'board') return openingBoard(state, item, context);
  // What is about a weight is asked once one is selected.
  const command = { type: 'ask', kind: item.ask } as const;
  const waits = item.ask === 'direction' || item.ask === 'number';
  if (
    waits ||
    ask.rules.refuses?.(state, command, { id: context.by, instructs: true, state }) !== undefined
  ) {
    return { ok: true, events: [] };
  }
  return ask.rules.decide(state, command, context) as Opening;
}

/** Opens the board of a plan's item, or the one that was opened for it before, and puts the activity away. */
function openingBoard(
  state: WorkshopState,
  { title, board: before }: Extract<PlanItem, { kind: 'board' }>,
  context: Context,
): Opening {
  const known = before === undefined ? undefined : lookup(state.listings, before);
  if (known !== undefined) {
    const again = known.status === 'closed' ? [boardReopened.of(context, { board: known.id })] : [];
    return { ok: true, events: [...again, ...leaving(state, undefined, context)], board: known.id };
  }
  const count = Object.keys(state.listings).length;
  if (count >= limits.boards) {
    return refuse('too-many-boards', { limit: limits.boards }) as Opening;
  }
  const start = likeWhich(state, context);
  if (start === undefined) return refuse('unknown-board') as Opening;
  const board = `b${count + 1}`;
  const content = copyOf(freshContent(start.start, start.training.settings));
  const access = { members: [], see: 'everyone', move: 'everyone' } as const;
  const opened = boardOpened.of(context, { board, title, ...access, content });
  return { ok: true, events: [opened, ...leaving(state, undefined, context)], board };
}

/** What a new board is like: where one lands, but for the boards of the activity that is put away. */
function likeWhich(state: WorkshopState, { by }: Context): Board | undefined {
  const own = new Set(runningOf(state)?.boards.map(({ board }) => board));
  const home = homeBoard(state, by);
  const free = Object.values(state.listings).find(({ id, see }) => !own.has(id) && see === 'everyone');
  const id = home === undefined || own.has(home) ? free?.id : home;
  return lookup(state.boards, id ?? '') ?? Object.values(state.boards)[0];
}

function clean(item: Planned): Planned | { readonly code: 'title-empty' | 'title-too-long' } {
  if (item.kind !== 'board') return item;
  const line = parseLine(item.title, limits.boardTitleGraphemes);
  if (line.ok) return { ...item, title: line.text };
  return { code: line.code === 'name-empty' ? 'title-empty' : 'title-too-long' };
}

/** A new plan with what the one before it knows of the same items: their time, their boards, and which is current. */
function kept(state: WorkshopState, items: readonly Planned[], at: number) {
  const plan = planOf(state);
  const left = plan.items.map((item, index) => ({ item, index }));
  let current: number | null = null;
  const all = items.map((one, place) => {
    const found = left.findIndex(({ item }) => nameOf(item) === nameOf(one));
    if (found === -1) return { ...one, spent: 0 };
    const [{ index, item }] = left.splice(found, 1) as [(typeof left)[number]];
    if (index === plan.current) current = place;
    const board = item.board === undefined ? {} : { board: item.board };
    return { ...one, spent: spentOn(plan, index, at), ...board };
  });
  return { items: all, current };
}

function nameOf(item: Planned): string {
  const what = item.kind === 'activity' ? item.activity : item.kind === 'board' ? item.title : item.ask;
  return `${item.kind} ${what}`;
}
