import { expect, it } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { systemClock } from '#server/ports/clock.ts';
import { KEYFRAMES, Keyframes } from '#server/workshops/replay/keyframes.ts';
import { Outline } from '#server/workshops/replay/outline.ts';
import { Replay } from '#server/workshops/replay/replay.ts';
import { stored } from '#shared/workshop/kernel/upcast.ts';
import { rules } from '#shared/workshop/rules.ts';
import { Chance, hands, inThePast, others, Play, playOn, takesBack } from '../shared/workshop/play.ts';

const CODE = 'K7M4QX';

/** A log that was played, and what is made of it again. */
async function kept(play: Play): Promise<{ store: MemoryStore; replay: Replay }> {
  const store = new MemoryStore();
  const entries = play.drafts.map((draft) => ({ body: stored(rules, draft), at: draft.event.at }));
  await store.append(CODE, 0, entries);
  return { store, replay: new Replay(CODE, { store, clock: systemClock, rules }) };
}

it('the state at any version is the one that a plain replay comes to, whichever was asked for before (Z7)', async () => {
  const play = new Play(rules, 'Seoyeon', 'Jiho');
  const chance = new Chance(7);
  while (play.state.version < 1_500) {
    playOn(play, chance, [...hands, ...hands, ...takesBack, ...others, ...inThePast], 50);
  }
  const { replay } = await kept(play);
  for (let n = 0; n < 40; n++) {
    const version = 1 + chance.below(play.state.version);
    const moment = await replay.at(version);
    // What thinning has not touched is whole.
    expect(moment?.state).toEqual(JSON.parse(JSON.stringify(play.states[version - 1])));
  }
  expect(await replay.at(play.state.version + 1)).toBeUndefined();
});

it('a few states are kept of a log, however long it is', () => {
  const frames = new Keyframes();
  const { state } = new Play(rules);
  for (let version = KEYFRAMES.every; version < 100_000; version += frames.every) {
    frames.offer({ state: { ...state, version }, whole: new Map() });
  }
  expect(frames.count).toBeLessThanOrEqual(KEYFRAMES.most);
  expect(frames.count).toBeGreaterThan(KEYFRAMES.most / 4);
  const near = frames.before(50_000)!.state.version;
  expect(50_000 - near).toBeLessThanOrEqual(2 * frames.every);
});

it('large boards are kept less often, so that all of it stays small', () => {
  const frames = new Keyframes();
  const { state } = new Play(rules);
  const board = state.boards.class!;
  for (let version = KEYFRAMES.every; version < 20_000; version += frames.every) {
    const parameters = Array.from({ length: 20_000 }, () => Math.sqrt(version));
    const boards = { class: { ...board, parameters } };
    frames.offer({ state: { ...state, boards, version }, whole: new Map() });
  }
  expect(frames.count * 20_000 * 8).toBeLessThan(2 * KEYFRAMES.bytes);
});

it('of a training that was thinned, the board is as it last was whole (Z9)', async () => {
  const play = new Play(rules, 'Seoyeon');
  play.does('p1', { type: 'train', board: 'class' });
  const started = play.state.version;
  for (let n = 0; n < 4; n++) {
    play.wait(50);
    play.trains(play.state.boards.class!);
  }
  const { store, replay } = await kept(play);
  const { parameters: _, ...event } = play.drafts[started + 1]!.event as unknown as Record<string, unknown>;
  await store.replace(CODE, [{ version: started + 2, body: stored(rules, { event: event as never }) }]);
  const boardAt = async (version: number) => (await replay.at(version))!.boards.class;
  const whole = (version: number) => JSON.parse(JSON.stringify(play.states[version - 1]!.boards.class));
  expect(await boardAt(started + 2)).toEqual(whole(started + 1));
  expect((await boardAt(started + 3))?.parameters).toEqual(whole(started + 3).parameters);
});

it('what is drawn of all boards together has a bound, and the oldest of those that have most goes first (Z8)', () => {
  const boards = ['class', 'b2', 'b3'];
  const most = { board: 300, all: 600 };
  const outline = new Outline(rules, () => undefined, most);
  const play = new Play(rules, 'Seoyeon');
  for (const title of boards.slice(1))
    play.does('p1', { type: 'open-board', title, of: 'class', as: 'start' } as never);
  const sizes = () => boards.map((board) => outline.of(board).length);
  const sizeOfAll = () =>
    boards.flatMap((board) => outline.of(board)).reduce((sum, { moves }) => sum + 1 + moves.length, 0);
  const edit = (board: string, value: number) => {
    const { state } = play;
    play.wait(40);
    play.does('p1', { type: 'set-parameters', board, values: [['b1-0', value]], final: true } as never);
    const entry = { version: play.state.version, event: play.steps.at(-1)!.event };
    outline.take([[entry, state]], play.state);
  };
  for (let n = 1; n <= 30; n++) for (const board of boards.slice(1)) edit(board, n);
  for (let n = 1; n <= 1_000; n++) edit('class', n);
  // One board alone: its own bound.
  expect(sizes()[0]).toBeLessThanOrEqual(most.board);
  expect(sizes()[0]).toBeGreaterThan(most.board / 2);
  expect(sizes().slice(1)).toEqual([30, 30]);
  for (let n = 31; n <= 400; n++) {
    for (const board of boards) {
      edit(board, n);
      expect(sizeOfAll()).toBeLessThanOrEqual(most.all);
    }
  }
  // All have about as much, down to their first edit and up to their latest.
  for (const board of boards) {
    const edits = outline.of(board);
    expect(edits.length).toBeGreaterThan(60);
    expect(edits.length).toBeLessThan(150);
    expect(edits.at(-1)).toMatchObject({ moves: [{ to: 400 }] });
  }
  expect(outline.of('b2')[0]).toMatchObject({ moves: [{ to: 1 }] });
});
