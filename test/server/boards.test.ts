import { describe, expect, it } from 'vitest';
import type { Summaries } from '#shared/protocol/server-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { type TestClient, welcomed } from './client.ts';
import { type OpenedWorkshop, startApp } from './start.ts';

interface Class {
  readonly workshop: OpenedWorkshop;
  readonly instructor: TestClient;
  readonly ada: TestClient;
  readonly bob: TestClient;
  readonly client: () => TestClient;
}

async function aClass(): Promise<Class> {
  const server = await startApp();
  const workshop = await server.open();
  const [instructor, ada, bob] = [server.client(), server.client(), server.client()];
  await instructor.resume(workshop.code, workshop.instructorToken);
  await ada.join(workshop.code, 'Ada');
  await bob.join(workshop.code, 'Bob');
  await instructor.until(() => Object.keys(instructor.state!.participants).length === 3, 'everybody');
  return { workshop, instructor, ada, bob, client: () => server.client() };
}

/** Opens a board for Ada alone and resolves to its id. */
async function boardForAda({ instructor, ada }: Class): Promise<string> {
  const answer = await instructor.command({
    type: 'open-board',
    title: 'Only Ada',
    of: FIRST_BOARD,
    as: 'start',
    members: [ada.you!],
  });
  expect(answer[0]).toBe('ack');
  return instructor.until(
    () => Object.values(instructor.state!.listings).find(({ title }) => title === 'Only Ada')?.id,
    'the board',
  );
}

describe('many boards', () => {
  it('V1: a board for named people is listed to them and to the instructors, and to nobody else', async () => {
    const room = await aClass();
    const board = await boardForAda(room);
    await room.ada.until(() => room.ada.state!.listings[board], 'the listing');
    const marker = await room.bob.command({ type: 'rename', participant: room.bob.you!, name: 'Bobby' });
    expect(marker[0]).toBe('ack');
    expect(room.bob.state!.listings).not.toHaveProperty(board);
    expect(JSON.stringify(room.bob.received)).not.toContain('Only Ada');
    const stage = room.client();
    await stage.watch(room.workshop.code);
    expect(JSON.stringify(stage.received)).not.toContain('Only Ada');
  });

  it('V2: what is on a board goes to those who have it open', async () => {
    const room = await aClass();
    const board = await boardForAda(room);
    await room.ada.until(() => room.ada.state!.listings[board], 'the listing');
    expect(room.ada.state!.boards).not.toHaveProperty(board);
    const welcome = await room.ada.openBoards(room.workshop.code, [board]);
    expect(welcome.open).toEqual([board]);
    expect(Object.keys(room.ada.state!.boards)).toEqual([board]);
    const moved = await room.ada.command({
      type: 'set-parameters',
      board,
      values: [['W1-0-0', 0.76543]],
    });
    expect(moved[0]).toBe('ack');
    expect(room.ada.state!.boards[board]!.parameters[0]).toBe(0.76543);
    expect(room.ada.observations[board]).toBeDefined();
    expect(JSON.stringify(room.bob.received)).not.toContain('0.76543');
    // The class board goes on without her.
    await room.bob.set('W1-0-0', 0.5125);
    expect(room.bob.state!.boards[FIRST_BOARD]!.parameters[0]).toBe(0.5125);
    expect(JSON.stringify(room.ada.received)).not.toContain('0.5125');
  });

  it('V3: a board one may not see is not there: to open, to move, or to learn from a refusal', async () => {
    const room = await aClass();
    const board = await boardForAda(room);
    const welcome = await room.bob.openBoards(room.workshop.code, [board]);
    expect(welcome.open).toEqual([FIRST_BOARD]);
    const move = { type: 'set-parameters', board, values: [['W1-0-0', 0.5]] } as const;
    expect(await room.bob.command(move)).toMatchObject(['reject', { code: 'unknown-board' }]);
    await room.instructor.command({ type: 'freeze' });
    const refused = await room.bob.command(move);
    expect(refused[0]).toBe('reject');
    expect(refused[1]).not.toHaveProperty('authoritative');
  });

  it('V4: whose sight changes is sent their new view whole, at that version', async () => {
    const room = await aClass();
    const board = await boardForAda(room);
    const anew = room.bob.next(['welcome']);
    await room.instructor.command({
      type: 'share-board',
      board,
      members: [],
      see: 'everyone',
      move: 'everyone',
    });
    const [, welcome] = await anew;
    expect(welcome.snapshot?.listings).toHaveProperty(board);
    expect(welcome.version).toBe(room.bob.version);
    // And back: what was shown is taken away again.
    const gone = room.bob.next(['welcome']);
    await room.instructor.command({
      type: 'share-board',
      board,
      members: [room.ada.you!],
      see: 'members',
      move: 'members',
    });
    const [, less] = await gone;
    expect(less.snapshot?.listings).not.toHaveProperty(board);
  });

  it('V5: who has a closed board open lands on the board of everybody', async () => {
    const room = await aClass();
    const board = await boardForAda(room);
    await room.ada.until(() => room.ada.state!.listings[board], 'the listing');
    await room.ada.openBoards(room.workshop.code, [board]);
    const anew = room.ada.next(['welcome']);
    await room.instructor.command({ type: 'close-board', board });
    const [, welcome] = await anew;
    expect(welcome.open).toEqual([FIRST_BOARD]);
    expect(welcome.snapshot?.boards).not.toHaveProperty(board);
    const late = await room.ada.command({ type: 'set-parameters', board, values: [['W1-0-0', 1]] });
    expect(late).toMatchObject(['reject', { code: 'unknown-board' }]);
  });

  it('boards, members and what is on them survive a resume, and resume only with the boards one had', async () => {
    const room = await aClass();
    const board = await boardForAda(room);
    await room.ada.until(() => room.ada.state!.listings[board], 'the listing');
    await room.ada.openBoards(room.workshop.code, [board]);
    await room.ada.command({ type: 'set-parameters', board, values: [['W1-0-0', 0.25]] });
    const again = room.client();
    const { state, open } = room.ada;
    const from = { epoch: state!.epoch, lastVersion: state!.version };
    const hello = { protocol: PROTOCOL, workshop: room.workshop.code, token: room.ada.token, ...from };
    again.state = state;
    const resumed = welcomed(await again.sayHello({ ...hello, open }));
    expect(resumed.snapshot).toBeNull();
    const other = welcomed(await again.sayHello({ ...hello, open: [board, 'nowhere'] }));
    expect(other.snapshot).not.toBeNull();
  });

  it('an instructor who asks has every board in brief, and nobody else does (H13)', async () => {
    const room = await aClass();
    const board = await boardForAda(room);
    const { instructor, bob } = room;
    await instructor.openBoards(room.workshop.code, [FIRST_BOARD], { summaries: true });
    await instructor.until(() => instructor.summaries[board], 'the summary');
    await room.ada.openBoards(room.workshop.code, [board]);
    await room.ada.command({ type: 'set-parameters', board, values: [['b3-0', 9.87]] });
    await instructor.until(
      () => instructor.summaries[board]?.parameters.includes(9.87),
      'the summary to follow',
    );
    await bob.openBoards(room.workshop.code, [FIRST_BOARD], { summaries: true });
    await bob.set('W1-0-0', 0.4);
    expect(bob.received.some(([name]) => name === 'summaries')).toBe(false);
    // Who asks no more is sent no more.
    await instructor.openBoards(room.workshop.code, [FIRST_BOARD]);
    const before = instructor.received.filter(([name]) => name === 'summaries').length;
    const other = room.client();
    other.token = room.workshop.instructorToken;
    await other.openBoards(room.workshop.code, [FIRST_BOARD], { summaries: true });
    await bob.set('W1-0-0', 0.6);
    await other.until(() => other.summaries[FIRST_BOARD]?.parameters[0] === 0.6, 'the summary to follow');
    await instructor.command({ type: 'freeze' });
    expect(instructor.received.filter(([name]) => name === 'summaries')).toHaveLength(before);
  });

  it('summaries are of every board at first, then of those that changed, at most every 300 ms (F7)', async () => {
    const room = await aClass();
    const board = await boardForAda(room);
    const { instructor, bob } = room;
    const first = instructor.next(['summaries']);
    await instructor.openBoards(room.workshop.code, [FIRST_BOARD], { summaries: true });
    expect(Object.keys((await first)[1].boards).sort()).toEqual([board, FIRST_BOARD]);
    // What the opening of the board had left to tell is told with this.
    await bob.set('W1-0-0', -1);
    await instructor.until(() => instructor.summaries[FIRST_BOARD]?.parameters[0] === -1, 'a value in brief');
    const since = instructor.received.length;
    const start = performance.now();
    for (let n = 1; n <= 40; n++) await bob.set('W1-0-0', n / 100);
    await instructor.until(
      () => instructor.summaries[FIRST_BOARD]?.parameters[0] === 0.4,
      'the last value in brief',
    );
    const elapsed = performance.now() - start;
    const later = instructor.received.slice(since).filter(([name]) => name === 'summaries');
    for (const [, body] of later) expect(Object.keys((body as Summaries).boards)).toEqual([FIRST_BOARD]);
    // The first of them waits, too.
    expect(later.length).toBeLessThanOrEqual(Math.ceil(elapsed / 300));
  });

  it('a copy of the present state goes its own way', async () => {
    const room = await aClass();
    await room.ada.set('W1-0-0', 0.9);
    await room.instructor.command({
      type: 'open-board',
      title: 'Copy',
      of: FIRST_BOARD,
      as: 'present',
    });
    const copy = await room.ada.until(
      () => Object.values(room.ada.state!.listings).find(({ title }) => title === 'Copy')?.id,
      'the copy',
    );
    await room.ada.openBoards(room.workshop.code, [FIRST_BOARD, copy]);
    expect(room.ada.state!.boards[copy]!.parameters[0]).toBe(0.9);
    await room.ada.command({ type: 'set-parameters', board: copy, values: [['W1-0-0', -1]] });
    expect(room.ada.state!.boards[copy]!.parameters[0]).toBe(-1);
    expect(room.ada.state!.boards[FIRST_BOARD]!.parameters[0]).toBe(0.9);
  });
});
