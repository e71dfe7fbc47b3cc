import { describe, expect, test } from 'vitest';
import { RECENT, Recent } from '#server/workshops/recent.ts';
import { lectureNetwork } from '#shared/lessons/lecture-network.ts';
import { boardClosed, boardOpened, boardRenamed } from '#shared/workshop/boards/events.ts';
import type { Happened, LogEntry } from '#shared/workshop/kernel/log.ts';
import { linkRevoked } from '#shared/workshop/links/events.ts';
import { freshContent } from '#shared/workshop/model/board.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { defaultTraining } from '#shared/workshop/model/training.ts';
import { parametersSet } from '#shared/workshop/parameters/events.ts';
import { joined, renamed } from '#shared/workshop/people/events.ts';
import { openWorkshop } from '#shared/workshop/room/open.ts';
import { rules } from '#shared/workshop/rules.ts';

const at = 1;
const start = { ...lectureNetwork, loss: 'mse', data: { kind: 'sample' } } as const;
const by = (id: string | null) => ({ by: id, at });

/** A log that is told of in full, and what it comes to. */
class Told {
  readonly recent: Recent;
  state: WorkshopState;

  /** Ada (p2) and Grace (p3), and the boards `b2`, for everybody, and `b3`, for Grace alone. */
  constructor() {
    const opening = openWorkshop({ locale: 'en', board: start, epoch: 'e', at });
    if (!opening.ok) throw new Error(opening.rejection.code);
    this.state = rules.evolve(null, opening.events[0]!);
    this.recent = new Recent(rules, 1);
    const content = freshContent(start, defaultTraining);
    const person = { colour: 1, role: 'student', status: 'present' } as const;
    const access = { see: 'everyone', move: 'everyone', members: [] as string[] } as const;
    const grace = { ...access, see: 'members', members: ['p3'] } as const;
    this.push(
      joined.of(by('p2'), { participant: { id: 'p2', name: 'Ada', ...person } }),
      joined.of(by('p3'), { participant: { id: 'p3', name: 'Grace', ...person } }),
      boardOpened.of(by('p1'), { board: 'b2', title: 'All', ...access, content }),
      boardOpened.of(by('p1'), { board: 'b3', title: 'Grace’s', ...grace, content }),
    );
  }

  get version(): number {
    return this.state.version;
  }

  push(...events: Happened[]): void {
    const entries: LogEntry[] = events.map((event, index) => ({ event, version: this.version + index + 1 }));
    for (const { event, version } of entries) this.state = rules.evolve(this.state, event, version);
    this.recent.push(entries);
  }

  since(version: number, id: string | null, ...open: string[]): string[] | undefined {
    return this.recent
      .since(version, { id, open }, this.state)
      ?.map(({ version: number, event }) => `${number} ${event.type}`);
  }
}

const move = (board: string, value = 1) => parametersSet.of(by('p1'), { board, values: [['W1-0-0', value]] });

describe('what somebody missed', () => {
  test('is what is for them, in order: the room, the boards they have open, what lists them', () => {
    const told = new Told();
    const from = told.version;
    told.push(
      move('b3'),
      move('class'),
      renamed.of(by('p2'), { participant: 'p2', name: 'Ada L.' }),
      move('b2'),
      boardRenamed.of(by('p1'), { board: 'b3', title: 'Hers' }),
      linkRevoked.of(by('p1'), { link: 'l9' }),
      move('class', 2),
    );
    const n = (...numbers: number[]) => numbers.map((number) => from + number);
    const ofAda = told.since(from, 'p2', 'class');
    expect(ofAda).toEqual([
      `${n(2)[0]} parameters-set`,
      `${n(3)[0]} participant-renamed`,
      `${n(7)[0]} parameters-set`,
    ]);
    // She may not see Grace's board, even if she says that she has it open.
    expect(told.since(from, 'p2', 'class', 'b3')).toEqual(ofAda);
    expect(told.since(from, null, 'class')).toEqual(ofAda);
    expect(told.since(from, 'p3', 'b3')).toEqual([
      `${from + 1} parameters-set`,
      `${from + 3} participant-renamed`,
      `${from + 5} board-renamed`,
    ]);
    expect(told.since(from, 'p1')).toEqual([
      `${from + 3} participant-renamed`,
      `${from + 5} board-renamed`,
      `${from + 6} link-revoked`,
    ]);
    expect(told.since(from + 4, 'p2', 'class')).toEqual([`${from + 7} parameters-set`]);
    expect(told.since(told.version, 'p2', 'class')).toEqual([]);
  });

  test('is there for a quiet board however busy another is; for the busy one it is too much', () => {
    const told = new Told();
    const from = told.version;
    told.push(move('class', 7));
    for (let n = 0; n < 20 * RECENT.entries; n++) told.push(move('b2', n));
    expect(told.since(from, 'p2', 'class')).toEqual([`${from + 1} parameters-set`]);
    expect(told.since(from, 'p2', 'class', 'b2')).toBeUndefined();
    expect(told.since(told.version - 10, 'p2', 'class', 'b2')).toHaveLength(10);
    expect(told.since(told.version - RECENT.entries, 'p2', 'b2')).toHaveLength(RECENT.entries);
    expect(told.since(told.version - RECENT.entries - 1, 'p2', 'b2')).toBeUndefined();
  });

  test('is too much when it is more bytes than a view', () => {
    const told = new Told();
    const from = told.version;
    const values = Array.from({ length: 500 }, (_, n) => [`W1-0-${n}`, Math.PI * n] as const);
    for (let n = 0; n < 40; n++) told.push(parametersSet.of(by('p1'), { board: 'b2', values }));
    expect(told.since(from, 'p2', 'b2')).toBeUndefined();
    expect(told.since(told.version - 3, 'p2', 'b2')).toHaveLength(3);
    expect(told.since(from, 'p2', 'class')).toEqual([]);
  });

  test('stays bounded with a hundred busy boards, the smallest longest', () => {
    const told = new Told();
    const from = told.version;
    const values = Array.from({ length: 500 }, (_, n) => [`W1-0-${n}`, Math.PI * n] as const);
    told.push(move('class'));
    for (let n = 0; n < 2_000; n++) {
      told.push(parametersSet.of(by('p1'), { board: `x${n % 100}`, values }));
    }
    expect(told.since(from, 'p2', 'class')).toEqual([`${from + 1} parameters-set`]);
  });

  test('is no longer of use once what somebody may see has changed', () => {
    const told = new Told();
    const from = told.version;
    told.push(move('class'));
    told.push(boardClosed.of(by('p1'), { board: 'b2' }));
    told.push(move('class'));
    expect(told.since(from, 'p2', 'class')).toBeUndefined();
    expect(told.since(from + 1, 'p2', 'class')).toBeUndefined();
    expect(told.since(from + 2, 'p2', 'class')).toEqual([`${from + 3} parameters-set`]);
  });

  test('from before it was told of, or from what is yet to come, is not known', () => {
    const { state } = new Told();
    const recent = new Recent(rules, 5);
    recent.push([6, 7].map((version) => ({ version, event: move('class') })));
    const since = (version: number) => recent.since(version, { id: 'p2', open: ['class'] }, state)?.length;
    expect([4, 5, 6, 7, 8].map(since)).toEqual([undefined, 2, 1, 0, undefined]);
  });
});
