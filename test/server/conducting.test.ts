import { describe, expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { MemoryBus } from '#server/adapters/memory-bus.ts';
import { attentionOf } from '#shared/workshop/model/attention.ts';
import { handsOf } from '#shared/workshop/model/hands.ts';
import { handedTo, moversOf } from '#shared/workshop/model/movers.ts';
import { follows, leadOf, paceOf } from '#shared/workshop/model/pace.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { makeToken, type TestClient } from './client.ts';
import { startApp, startProcess, temporaryFolder } from './start.ts';

const board = FIRST_BOARD;
const codeOf = (answer: readonly [string, object]) => (answer[1] as { readonly code?: string }).code;

/** A class of an instructor, two students and a stage. */
async function room(ports: Parameters<typeof startApp>[0] = {}) {
  const server = await startApp(ports);
  const { code, instructorToken } = await server.open();
  const [instructor, ada, bob, stage] = [server.client(), server.client(), server.client(), server.client()];
  await instructor.resume(code, instructorToken);
  await ada.join(code, 'Ada');
  await bob.join(code, 'Bob');
  await stage.watch(code);
  return { server, code, instructorToken, instructor, ada, bob, stage };
}

/** Everything that was on its way to these has arrived. */
async function quiet(instructor: TestClient, ...others: readonly TestClient[]): Promise<void> {
  const [, answer] = await instructor.command({ type: 'let-move', policy: 'everyone' });
  const { version } = answer as { readonly version: number };
  await Promise.all(others.map((one) => one.until(() => one.version >= version)));
}

const pointed = ({ received }: TestClient): unknown[] =>
  received.filter(([name]) => name === 'pointer').map(([, body]) => body);

describe('a class that is conducted', () => {
  test('moves what it is let move, and a weight that is handed over is its owner’s (W1, W2)', async () => {
    const { instructor, ada, bob } = await room();
    await instructor.command({ type: 'let-move', policy: 'nobody' });
    expect(codeOf(await ada.set('W1-0-0', 1))).toBe('nobody-moves');
    await instructor.command({ type: 'hand-parameters', board, parameters: ['W1-0-0'], to: ada.you });
    expect((await ada.set('W1-0-0', 1))[0]).toBe('ack');
    expect(codeOf(await bob.set('W1-0-1', 2))).toBe('nobody-moves');
    await instructor.command({ type: 'let-move', policy: 'everyone' });
    expect(await bob.set('W1-0-0', 2)).toMatchObject([
      'reject',
      { code: 'parameter-handed', params: { name: 'Ada' }, authoritative: { values: [['W1-0-0', 1]] } },
    ]);
  });

  test('lands where the instructor is, whoever comes late, a stage, too (N2)', async () => {
    const { server, code, instructor } = await room();
    await instructor.command({ type: 'open-board', title: 'Two', of: board, as: 'present' });
    await instructor.command({ type: 'lead', board: 'b2', mode: 'train' });
    const late = server.client();
    expect((await late.join(code, 'Late')).open).toEqual(['b2']);
    expect(leadOf(late.state!)).toMatchObject({ board: 'b2', mode: 'train', by: 'p1' });
    expect((await server.client().watch(code)).open).toEqual(['b2']);
  });

  test('learns nothing of whose hand is up, who looks around or who was picked (N3, Y1, W4)', async () => {
    const { instructor, ada, bob, stage } = await room();
    await ada.command({ type: 'raise-hand', about: 'stuck' });
    await ada.command({ type: 'look-around', on: true });
    await instructor.command({ type: 'pick-volunteer', draw: 3 });
    await quiet(instructor, ada, bob, stage);
    expect(Object.keys(handsOf(instructor.state!).called)).toEqual([ada.you]);
    expect(Object.keys(handsOf(ada.state!).called)).toEqual([ada.you]);
    expect([follows(instructor.state!, ada.you), follows(ada.state!, ada.you)]).toEqual([false, false]);
    for (const other of [bob, stage]) {
      const sent = JSON.stringify(other.received);
      for (const word of ['hand-', 'stuck', 'looked-around', 'volunteer']) expect(sent).not.toContain(word);
      expect([handsOf(other.state!), paceOf(other.state!).around, moversOf(other.state!).picked]).toEqual([
        { raised: {}, called: {} },
        {},
        [],
      ]);
    }
  });

  test('sees a group’s board in the spotlight, and no more of it after that (N4)', async () => {
    const { instructor, ada, bob, stage } = await room();
    const members = [ada.you!];
    await instructor.command({ type: 'open-board', title: 'Sentinel', of: board, as: 'present', members });
    await quiet(instructor, bob, stage);
    expect(JSON.stringify([bob.received, stage.received])).not.toContain('Sentinel');
    await instructor.command({ type: 'spotlight', on: { board: 'b2', participant: ada.you! } });
    for (const one of [bob, stage]) {
      await one.until(
        () => one.state?.listings.b2 !== undefined && attentionOf(one.state).spotlight !== null,
      );
    }
    await instructor.command({ type: 'spotlight', on: null });
    for (const one of [bob, stage]) await one.until(() => one.state?.listings.b2 === undefined);
    expect(ada.state?.listings.b2).toBeDefined();
  });

  test('is as it was after a kill -9, in the middle of all of it', async () => {
    const DATA_DIR = temporaryFolder();
    const first = await startProcess({ DATA_DIR });
    const { code, instructorToken } = await first.open();
    const [instructor, ada] = [first.client(), first.client()];
    await instructor.resume(code, instructorToken);
    await ada.join(code, 'Ada');
    const to = ada.you!;
    await ada.command({ type: 'raise-hand', about: 'question' });
    await ada.command({ type: 'look-around', on: true });
    await instructor.command({ type: 'let-move', policy: 'chosen', people: [to] });
    await instructor.command({ type: 'hand-parameters', board, parameters: ['W1-0-0'], to });
    await instructor.command({ type: 'lead', board, mode: 'train', parameter: 'W1-0-0' });
    await instructor.command({ type: 'spotlight', on: { board, parameter: 'W1-0-0' } });
    await instructor.command({ type: 'start-timer', seconds: 600 });
    const { parts } = instructor.state!;
    await first.stop('SIGKILL');
    const second = await startProcess({ DATA_DIR });
    const again = second.client();
    await again.resume(code, instructorToken);
    expect(again.state!.parts).toEqual(parts);
    expect(handedTo(again.state!, board, 'W1-0-0')).toBe(to);
  });
});

describe('a pointer', () => {
  test('is shown to those who have the board open, on two servers, and is in no log (N6)', async () => {
    const ports = { store: new MemoryStore(), bus: new MemoryBus() };
    const { server, code, instructor, ada, bob } = await room(ports);
    const other = await startApp(ports);
    const [far, apart] = [other.client(), server.client()];
    await far.join(code, 'Far');
    await instructor.command({ type: 'open-board', title: 'Two', of: board, as: 'present' });
    await apart.join(code, 'Apart', { token: makeToken(), open: ['b2'] });
    await quiet(instructor, ada, bob, far, apart);
    const { version } = instructor;
    instructor.point(board, [0.25, 0.5]);
    const shown = { by: 'p1', board, at: [0.25, 0.5] };
    for (const one of [ada, bob, far]) {
      await one.until(() => pointed(one).length === 1);
      expect(pointed(one)).toEqual([shown]);
    }
    // Of what comes too fast the latest is told.
    for (const x of [0.1, 0.2, 0.3, 0.4]) instructor.point(board, [x, 0.5]);
    instructor.point(board, null);
    await ada.until(
      () => JSON.stringify(pointed(ada).at(-1)) === JSON.stringify({ by: 'p1', board, at: null }),
    );
    expect(pointed(ada).length).toBeLessThan(5);
    await quiet(instructor, apart);
    expect(pointed(apart)).toEqual([]);
    expect(instructor.version).toBe(version + 1);
  });

  test('is an instructor’s, and somewhere on the board (N6)', async () => {
    const { instructor, ada, bob, stage } = await room();
    for (const one of [ada, stage]) {
      const answer = one.next(['reject']);
      one.point(board, [0.5, 0.5]);
      expect(await answer).toMatchObject(['reject', { code: 'not-allowed', id: null }]);
    }
    const answer = instructor.next(['reject']);
    instructor.point(board, [1.5, 0.5]);
    expect(await answer).toMatchObject(['reject', { code: 'malformed' }]);
    await quiet(instructor, bob);
    expect(pointed(bob)).toEqual([]);
  });
});
