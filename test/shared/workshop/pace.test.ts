import { describe, expect, it } from 'vitest';
import { homeBoard } from '#shared/workshop/model/access.ts';
import { attentionOf } from '#shared/workshop/model/attention.ts';
import { handsOf, queueOf } from '#shared/workshop/model/hands.ts';
import { follows, leadOf, paceOf, stepsOf } from '#shared/workshop/model/pace.ts';
import { rules } from '#shared/workshop/rules.ts';
import { AT, given, opened, stateOf } from './given.ts';
import { Play } from './play.ts';

const room = opened('Seoyeon', 'Jiho');
const grouped = given(room)
  .when('p1', { type: 'open-board', title: 'Group', of: 'class', as: 'present', members: ['p2'] })
  .log();
const second = given(room).when('p1', { type: 'open-board', title: 'Two', of: 'class', as: 'present' }).log();

describe('the pace (N1)', () => {
  it('is that everybody follows until somebody says otherwise', () => {
    expect(follows(stateOf(room), 'p2')).toBe(true);
    const log = given(room).when('p1', { type: 'set-pace', pace: 'free' }).log();
    expect(paceOf(stateOf(log))).toMatchObject({ pace: 'free', by: 'p1', at: AT });
    expect(follows(stateOf(log), 'p2')).toBe(false);
  });

  it('is a range between two steps of the activity that is under way', () => {
    given(room)
      .when('p1', { type: 'set-pace', pace: 'range', range: [0, 1] })
      .refused('no-activity');
    const play = new Play(rules, 'Seoyeon');
    play.does('p1', { type: 'open-activity', activity: 'tiny' } as never);
    const ask = (range: number[]) => play.does('p1', { type: 'set-pace', pace: 'range', range } as never);
    expect(ask([2, 1])).toMatchObject({ rejection: { code: 'unknown-step' } });
    expect(ask([0, 99])).toMatchObject({ rejection: { code: 'unknown-step' } });
    expect(ask([0, 1]).ok).toBe(true);
    expect(stepsOf(play.state)).toEqual([0, 1]);
    play.does('p1', { type: 'set-pace', pace: 'follow' } as never);
    expect(stepsOf(play.state)).toBeUndefined();
  });
});

describe('where the instructor leads (N2)', () => {
  const led = given(second).when('p1', { type: 'lead', board: 'b2', mode: 'train' }).log();

  it('is where whoever comes lands, while everybody follows', () => {
    expect(homeBoard(stateOf(second), 'p3')).toBe('class');
    expect(homeBoard(stateOf(led), 'p3')).toBe('b2');
    const free = given(led).when('p1', { type: 'set-pace', pace: 'free' }).log();
    expect(homeBoard(stateOf(free), 'p3')).toBe('class');
  });

  it('is a board that everybody sees, and a weight that there is', () => {
    given(grouped).when('p1', { type: 'lead', board: 'b2' }).refused('board-not-for-all');
    given(grouped).when('p1', { type: 'lead', board: 'b9' }).refused('unknown-board');
    given(led)
      .when('p1', { type: 'lead', board: 'class', parameter: 'W9-0-0' })
      .refused('unknown-parameter', { parameter: 'W9-0-0' });
  });

  it('is a whole layer, where there is one', () => {
    const layer = given(led).when('p1', { type: 'lead', board: 'class', layer: 3 }).log();
    expect(leadOf(stateOf(layer))).toMatchObject({ board: 'class', layer: 3, parameter: null });
    given(led).when('p1', { type: 'lead', board: 'class', layer: 4 }).refused('unknown-layer', { layer: 4 });
  });

  it('leads nowhere once the class has gone on to another step', () => {
    const play = new Play(rules, 'Seoyeon');
    play.does('p1', { type: 'lead', board: 'class' } as never);
    expect(leadOf(play.state)?.board).toBe('class');
    play.does('p1', { type: 'open-activity', activity: 'tiny' } as never);
    expect(leadOf(play.state)).toBeNull();
    expect(homeBoard(play.state, 'p2')).toBe('b2');
  });
});

describe('looking around (N3)', () => {
  const around = given(room).when('p2', { type: 'look-around', on: true }).log();

  it('is known to oneself and the instructors, until one comes back', () => {
    expect(follows(stateOf(around), 'p2')).toBe(false);
    for (const [id, sees] of [
      ['p1', true],
      ['p2', true],
      ['p3', false],
      [null, false],
    ] as const) {
      const view = rules.view(stateOf(around), { id, open: [] });
      expect(Object.keys(paceOf(view).around)).toEqual(sees ? ['p2'] : []);
    }
    const back = given(around).when('p2', { type: 'look-around', on: false }).log();
    expect(follows(stateOf(back), 'p2')).toBe(true);
  });

  it('ends for everybody when they are called or the pace is set', () => {
    for (const command of [{ type: 'look-here' }, { type: 'set-pace', pace: 'follow' }] as const) {
      expect(follows(stateOf(given(around).when('p1', command).log()), 'p2')).toBe(true);
    }
  });
});

describe('a spotlight (N4)', () => {
  it('is on a board, a weight of it and whose it is, and says who set it', () => {
    const on = { board: 'class', parameter: 'W1-0-0', participant: 'p2' };
    const log = given(room).when('p1', { type: 'spotlight', on }).log();
    expect(attentionOf(stateOf(log)).spotlight).toEqual({ ...on, before: 'everyone', by: 'p1', at: AT });
    const off = given(log).when('p1', { type: 'spotlight', on: null }).log();
    expect(stateOf(off).parts.attention).toBeUndefined();
  });

  it('shows a group’s board to everybody for as long, and to its members alone again after that', () => {
    const log = given(grouped)
      .when('p1', { type: 'spotlight', on: { board: 'b2', participant: 'p2' } })
      .log();
    const sees = (events: typeof log, id: string | null) =>
      Object.hasOwn(rules.view(stateOf(events), { id, open: [] }).listings, 'b2');
    expect([sees(log, 'p3'), sees(log, null)]).toEqual([true, true]);
    given(log).when('p3', { type: 'hold', board: 'b2', parameter: 'W1-0-0' }).refused('board-watch-only');
    // Again on the same board, and then on another.
    const again = given(log)
      .when('p1', { type: 'spotlight', on: { board: 'b2' } })
      .log();
    for (const next of [null, { board: 'class' }]) {
      const off = given(again).when('p1', { type: 'spotlight', on: next }).log();
      expect([sees(off, 'p3'), sees(off, null), sees(off, 'p2')]).toEqual([false, false, true]);
    }
  });

  it('is on an open board that there is, and on somebody who is there', () => {
    const when = (on: { board: string; participant?: string; parameter?: string }) =>
      given(room).when('p1', { type: 'spotlight', on });
    when({ board: 'b9' }).refused('unknown-board');
    when({ board: 'class', participant: 'p9' }).refused('unknown-participant');
    when({ board: 'class', parameter: 'x' }).refused('unknown-parameter', { parameter: 'x' });
  });
});

it('a timer is set and stopped by the instructors (N5)', () => {
  const log = given(room).when('p1', { type: 'start-timer', seconds: 90 }).log();
  expect(attentionOf(stateOf(log)).timer).toEqual({ seconds: 90, by: 'p1', at: AT });
  expect(attentionOf(stateOf(given(log).when('p1', { type: 'stop-timer' }).log())).timer).toBeNull();
  given(room).when('p2', { type: 'start-timer', seconds: 90 }).refused('not-allowed');
});

describe('a raised hand (Y1)', () => {
  const raised = (who: string, at: number, log = room, about: 'stuck' | null = null) =>
    given(log).when(who, { type: 'raise-hand', about }, at).log();

  it('keeps its place in the queue, whatever it is about by now; who waited longest is first', () => {
    const both = raised('p2', AT + 2, raised('p3', AT + 1));
    const again = raised('p3', AT + 3, both, 'stuck');
    expect(queueOf(stateOf(again)).map(({ person, about, at }) => [person.id, about, at])).toEqual([
      ['p3', 'stuck', AT + 1],
      ['p2', null, AT + 2],
    ]);
    const gone = given(again).when('p1', { type: 'remove', participant: 'p3' }).log();
    expect(queueOf(stateOf(gone)).map(({ person }) => person.id)).toEqual(['p2']);
  });

  it('is seen by the instructors and oneself, and is up in a frozen room, too', () => {
    const log = raised('p2', AT, given(room).when('p1', { type: 'freeze' }).log(), 'stuck');
    for (const [id, sees] of [
      ['p1', true],
      ['p2', true],
      ['p3', false],
      [null, false],
    ] as const) {
      const view = rules.view(stateOf(log), { id, open: [] });
      expect(Object.keys(handsOf(view).raised)).toEqual(sees ? ['p2'] : []);
    }
  });

  it('is lowered by oneself or an instructor', () => {
    const log = raised('p2', AT);
    given(log).when('p3', { type: 'lower-hand', participant: 'p2' }).refused('not-allowed');
    for (const by of ['p1', 'p2']) {
      const down = given(log).when(by, { type: 'lower-hand', participant: 'p2' }).log();
      expect(stateOf(down).parts.hands).toBeUndefined();
    }
  });

  it('goes down when its owner is called, who knows it until they raise or lower it (Y2)', () => {
    const log = given(raised('p2', AT)).when('p1', { type: 'call-hand', participant: 'p2' }).log();
    expect(handsOf(stateOf(log))).toEqual({ raised: {}, called: { p2: { by: 'p1', at: AT } } });
    expect(handsOf(stateOf(raised('p2', AT + 1, log))).called).toEqual({});
    given(room).when('p2', { type: 'call-hand', participant: 'p3' }).refused('not-allowed');
    given(room).when('p1', { type: 'call-hand', participant: 'p9' }).refused('unknown-participant');
  });

  it('is called no more once the same instructor calls another (Y2)', () => {
    const first = given(raised('p2', AT)).when('p1', { type: 'call-hand', participant: 'p2' }).log();
    const next = given(first).when('p1', { type: 'call-hand', participant: 'p3' }).log();
    expect(Object.keys(handsOf(stateOf(next)).called)).toEqual(['p3']);
    // Whoever raised their hand anew meanwhile stays in the queue.
    const again = given(raised('p2', AT + 1, first))
      .when('p1', { type: 'call-hand', participant: 'p3' })
      .log();
    expect(queueOf(stateOf(again)).map(({ person }) => person.id)).toEqual(['p2']);
  });
});
