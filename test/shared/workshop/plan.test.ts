import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/workshop/features.ts';
import { runningOf } from '#shared/workshop/model/activity.ts';
import { moveBack, moveOn, type Planned, planOf, spentOn } from '#shared/workshop/model/plan.ts';
import { predictionsOf } from '#shared/workshop/model/prediction.ts';
import { rules } from '#shared/workshop/rules.ts';
import { Play } from './play.ts';

const lesson: readonly Planned[] = [
  { kind: 'activity', activity: 'tiny', minutes: 10 },
  { kind: 'board', title: 'Free', minutes: 5 },
  { kind: 'ask', ask: 'ready', minutes: 1 },
];

class Class extends Play {
  constructor() {
    super(rules, 'Jiho');
  }

  get plan() {
    return planOf(this.state);
  }

  by(who: string | null, command: Command): string {
    const decision = this.does(who, command);
    return decision.ok ? 'accepted' : decision.rejection.code;
  }

  plans(items: readonly Planned[] = lesson, title = 'Monday'): string {
    return this.by('p1', { type: 'set-plan', title, items: [...items] });
  }

  goes(item: number | null): string {
    return this.by('p1', { type: 'go-to', item });
  }
}

describe('a plan', () => {
  it('is the instructors’ alone to see and to set (O1)', () => {
    const room = new Class();
    expect(room.by('p2', { type: 'set-plan', title: '', items: [] })).toBe('not-allowed');
    expect(room.plans()).toBe('accepted');
    expect(room.goes(0)).toBe('accepted');
    const partsOf = (id: string | null) => rules.view(room.state, { id, open: [] }).parts;
    expect(partsOf('p1').plan).toMatchObject({ title: 'Monday', current: 0 });
    for (const id of ['p2', null]) expect(partsOf(id).plan).toBeUndefined();
  });

  it.each([
    [[{ kind: 'activity', activity: 'nothing', minutes: 1 }], 'unknown-activity'],
    [[{ kind: 'board', title: ' ', minutes: 1 }], 'title-empty'],
    [[{ kind: 'board', title: 'a'.repeat(41), minutes: 1 }], 'title-too-long'],
  ] as const)('%j is refused with %s (O1)', (items, code) => {
    expect(new Class().plans(items as readonly Planned[])).toBe(code);
  });

  it('has a title of at most 60 characters, or none (O1)', () => {
    const room = new Class();
    expect(room.plans(lesson, 'a'.repeat(61))).toBe('title-too-long');
    expect(room.plans(lesson, ' ')).toBe('accepted');
    expect(room.plan.title).toBe('');
  });

  it('opens what its parts say: an activity, a board for all, a question (O2)', () => {
    const room = new Class();
    room.plans();
    expect(room.goes(3)).toBe('unknown-item');
    room.goes(0);
    expect(runningOf(room.state)?.id).toBe('tiny');
    room.by('p1', { type: 'step-activity', step: 2 });
    room.goes(0);
    expect(runningOf(room.state)?.step).toBe(2);
    // The console leads to the activity's board; the class's own has become another.
    room.by('p1', { type: 'lead', board: runningOf(room.state)!.boards[0]!.board });
    const { network: before } = room.state.boards.class!;
    const network = { ...before, layers: before.layers.with(0, { ...before.layers[0]!, units: 2 }) };
    room.by('p1', { type: 'set-network', board: 'class', network, from: [0, 1, 2] });
    expect(room.state.boards.class!.start.network).toEqual(network);
    room.goes(1);
    expect(runningOf(room.state)).toBeNull();
    const { board } = room.plan.items[1]!;
    // Like the class's own, not like the one that is put away.
    expect(room.state.boards[board!]!.network).toEqual(network);
    expect(room.state.listings[board!]).toMatchObject({ title: 'Free', see: 'everyone', move: 'everyone' });
    room.by('p1', { type: 'close-board', board: board! });
    room.goes(2);
    expect(predictionsOf(room.state).list.at(-1)?.asking.id).toBe('ask-ready');
    room.goes(1);
    expect(room.plan.items[1]!.board).toBe(board);
    expect(room.state.listings[board!]?.status).toBe('open');
    room.goes(null);
    expect(room.plan.current).toBeNull();
  });

  it('keeps how long the class was at what, over other parts and another plan (O1, O3)', () => {
    const room = new Class();
    room.plans();
    room.goes(0);
    room.wait(60_000);
    room.goes(1);
    room.wait(30_000);
    room.goes(0);
    room.wait(5_000);
    expect(room.plan.items.map(({ spent }) => spent)).toEqual([60_000, 30_000, 0]);
    expect(spentOn(room.plan, 0, room.at)).toBe(65_000);
    expect(spentOn(room.plan, 0, 0)).toBe(60_000);
    room.plans([lesson[2]!, lesson[1]!, lesson[0]!, lesson[1]!]);
    expect(room.plan).toMatchObject({ current: 2, since: room.at });
    expect(room.plan.items.map(({ spent }) => spent)).toEqual([0, 30_000, 65_000, 0]);
    expect(room.plan.items[1]!.board).toBeDefined();
    room.plans([lesson[1]!]);
    expect(room.plan.current).toBeNull();
  });

  it('leads on by the steps of an activity and then to its next part, and back the same way (O2)', () => {
    const room = new Class();
    expect(moveOn(room.state)).toBeUndefined();
    room.plans();
    expect(moveBack(room.state)).toBeUndefined();
    const went: unknown[] = [];
    for (let move = moveOn(room.state); move !== undefined; move = moveOn(room.state)) {
      went.push('step' in move ? move.step : `item ${move.item}`);
      room.by('p1', move);
    }
    expect(went).toEqual(['item 0', 1, 2, 3, 4, 'item 1', 'item 2']);
    expect(moveBack(room.state)).toEqual({ type: 'go-to', item: 1 });
    room.goes(0);
    expect(moveBack(room.state)).toBeUndefined();
    room.by('p1', { type: 'step-activity', step: 1 });
    expect(moveBack(room.state)).toEqual({ type: 'step-activity', step: 0 });
  });
});
