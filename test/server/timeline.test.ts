import { expect, it, onTestFinished } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import type { Past, Welcome } from '#shared/protocol/server-messages.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { Viewer } from '#shared/workshop/kernel/scope.ts';
import { lift } from '#shared/workshop/kernel/upcast.ts';
import { contentOf } from '#shared/workshop/model/board.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { rules } from '#shared/workshop/rules.ts';
import type { TestClient } from './client.ts';
import { type OpenedWorkshop, type Started, startApp, startProcess, temporaryFolder } from './start.ts';

/** The state that a plain replay of the whole log comes to. */
async function stateAt(store: MemoryStore, code: string, version: number): Promise<WorkshopState> {
  const entries = (await store.read(code, 0)).filter((entry) => entry.version <= version);
  let state: WorkshopState | null = null;
  for (const entry of entries) state = rules.evolve(state, lift(rules, entry).event, entry.version);
  return state!;
}

async function teacherOf(started: Started, { code, instructorToken }: OpenedWorkshop): Promise<TestClient> {
  const teacher = started.client();
  await teacher.resume(code, instructorToken);
  return teacher;
}

/** The next of what a client is shown of the past, at a version. */
const pastOf = async (client: TestClient, version: number): Promise<Past> => {
  const [, past] = await client.until(() =>
    client.received.findLast(
      (message): message is readonly ['past', Past] =>
        message[0] === 'past' && message[1].version === version,
    ),
  );
  return past;
};

const acked = async (client: TestClient, command: Command) => {
  const [name, answer] = await client.command(command);
  if (name !== 'ack') throw new Error(JSON.stringify(answer));
  return answer.version;
};

it('everybody is shown their open boards as their view had them then, bit for bit, until the timeline is closed (Z7)', async () => {
  const store = new MemoryStore();
  const app = await startApp({ store });
  const workshop = await app.open();
  const { code } = workshop;
  const teacher = await teacherOf(app, workshop);
  const [early, late, stage] = [app.client(), app.client(), app.client()];
  await early.join(code, 'Jiho');
  await acked(teacher, { type: 'open-board', title: 'Two', of: 'class', as: 'start', members: ['p2'] });
  await early.openBoards(code, ['class', 'b2']);
  await teacher.openBoards(code, ['class', 'b2']);
  await early.set('b1-0', 2);
  await early.command({ type: 'set-parameters', board: 'b2', values: [['b1-0', 7]], final: true });
  const then = early.version;
  await acked(teacher, { type: 'promote', participant: 'p2' });
  const asInstructor = await acked(early, { type: 'set-loss', board: 'class', loss: 'half-sse' });
  await acked(teacher, { type: 'demote', participant: 'p2' });
  await acked(teacher, {
    type: 'share-board',
    board: 'b2',
    members: [],
    see: 'everyone',
    move: 'everyone',
  });
  await late.join(code, 'Haneul', { open: ['class', 'b2'] });
  await stage.watch(code, { open: ['class', 'b2'] });
  await early.openBoards(code, ['class', 'b2']);

  const everyone: [TestClient, Viewer][] = [
    [teacher, { id: 'p1', open: ['class', 'b2'] }],
    [early, { id: 'p2', open: ['class', 'b2'] }],
    // Who was not there yet saw what everybody saw.
    [late, { id: null, open: ['class', 'b2'] }],
    [stage, { id: null, open: ['class', 'b2'] }],
  ];
  await acked(teacher, { type: 'open-timeline', version: then });
  for (const version of [then, 1, asInstructor]) {
    await acked(teacher, { type: 'move-timeline', version });
    const state = await stateAt(store, code, version);
    for (const [client, viewer] of everyone) {
      const past = await pastOf(client, version);
      // Who taught then, and does not any more, saw what everybody saw.
      const taught = viewer.id === 'p2' && version === asInstructor;
      const { boards } = rules.view(state, taught ? { ...viewer, id: null } : viewer);
      expect(past.boards).toEqual(JSON.parse(JSON.stringify(boards)));
      for (const [id, board] of Object.entries(boards)) {
        expect(past.observations[id]).toEqual(JSON.parse(JSON.stringify(observe(board))));
      }
      expect(Object.keys(past.boards)).toEqual(Object.keys(past.observations));
    }
  }
  expect(Object.keys((await pastOf(early, then)).boards)).toEqual(['class', 'b2']);
  expect(Object.keys((await pastOf(late, then)).boards)).toEqual(['class']);

  // Whoever comes now is shown it with their welcome.
  const guest = app.client();
  await guest.join(code, 'Guest');
  expect(Object.keys((await pastOf(guest, asInstructor)).boards)).toEqual(['class']);
  expect(await early.set('b1-0', 3)).toMatchObject(['reject', { code: 'the-past-is-shown' }]);
  const before = stage.received.filter(([name]) => name === 'past').length;
  await acked(teacher, { type: 'close-timeline' });
  await acked(early, { type: 'set-parameters', board: 'class', values: [['b1-0', 4]], final: true });
  await stage.until(() => stage.version === early.version);
  expect(stage.received.filter(([name]) => name === 'past')).toHaveLength(before);
});

it('an instructor asks what a board was like and what was changed on it, and nobody else (Z8)', async () => {
  const store = new MemoryStore();
  const app = await startApp({ store });
  const workshop = await app.open();
  const teacher = await teacherOf(app, workshop);
  const student = app.client();
  await student.join(workshop.code, 'Jiho');
  const versions: number[] = [];
  for (const value of [0.5, 1, 2]) {
    const set: Command = {
      type: 'set-parameters',
      board: 'class',
      values: [['b1-0', value]],
      final: true,
    };
    versions.push(await acked(student, set));
  }
  const recalled = teacher.next(['recalled', 'outline']);
  teacher.socket.emit('recall', { board: 'class', version: versions[1] });
  const state = await stateAt(store, workshop.code, versions[1]!);
  const was = JSON.parse(JSON.stringify(state.boards.class));
  const observation = JSON.parse(JSON.stringify(observe(state.boards.class!)));
  expect(await recalled).toEqual(['recalled', { board: 'class', version: versions[1], was, observation }]);
  const outline = teacher.next(['outline']);
  teacher.socket.emit('recall', { board: 'class' });
  const [, { edits }] = await outline;
  teacher.state = null;
  await teacher.resume(workshop.code, workshop.instructorToken);
  // A short log's is what everybody has of it.
  expect(edits).toEqual(teacher.history.class);
  expect(edits.map(({ version }) => version).slice(-3)).toEqual(versions);
  expect(edits.at(-1)).toMatchObject({ by: 'p2', loss: teacher.loss });

  const none = teacher.next(['recalled']);
  teacher.socket.emit('recall', { board: 'b9', version: 2 });
  expect(await none).toMatchObject(['recalled', { was: null, observation: null }]);
  const refused = student.next(['reject']);
  student.socket.emit('recall', { board: 'class', version: 1 });
  expect(await refused).toMatchObject(['reject', { code: 'not-allowed' }]);
  const malformed = teacher.next(['reject']);
  teacher.socket.emit('recall', { board: 'class', version: 0 });
  expect(await malformed).toMatchObject(['reject', { code: 'malformed' }]);
  const tooMany = teacher.next(['reject']);
  for (let n = 0; n < 20; n++) teacher.socket.emit('recall', { board: 'class', version: 1 });
  expect(await tooMany).toMatchObject(['reject', { code: 'too-fast' }]);
});

it('a board goes back to a checkpoint and on from a version, and what is kept of one is what it was (Z3, Z6)', async () => {
  const app = await startApp();
  const workshop = await app.open();
  const teacher = await teacherOf(app, workshop);
  const board = 'class';
  await acked(teacher, { type: 'save-checkpoint', board, name: 'Start' });
  const start = contentOf(teacher.state!.boards.class!);
  const hurt = await acked(teacher, {
    type: 'set-parameters',
    board,
    values: [['b1-0', 9]],
    final: true,
  });
  const after = contentOf(teacher.state!.boards.class!);
  await acked(teacher, { type: 'initialize', board, initializer: 'xavier' });
  await acked(teacher, { type: 'restore-checkpoint', board, checkpoint: 'c1' });
  expect(contentOf(teacher.state!.boards.class!)).toEqual(start);
  await acked(teacher, { type: 'open-timeline', version: hurt });
  await acked(teacher, { type: 'save-checkpoint', board, name: 'Hurt', version: hurt });
  await acked(teacher, { type: 'resume-timeline', board, version: hurt });
  expect(contentOf(teacher.state!.boards.class!)).toEqual(after);
  expect(teacher.state!.parts.timeline).toBeNull();
  await acked(teacher, { type: 'undo', board });
  expect(contentOf(teacher.state!.boards.class!)).toEqual(start);
  await acked(teacher, { type: 'restore-checkpoint', board, checkpoint: 'c2' });
  expect(contentOf(teacher.state!.boards.class!)).toEqual(after);
  const far: Command = { type: 'resume-timeline', board, version: 9_999 };
  expect(await teacher.command(far)).toMatchObject(['reject', { code: 'unknown-version' }]);
});

it('two servers over one store show the same past, whoever opens it (Z7)', async () => {
  const store = new MemoryStore();
  const [one, two] = [await startApp({ store }), await startApp({ store })];
  const workshop = await one.open();
  const teacher = await teacherOf(one, workshop);
  const student = two.client();
  await student.join(workshop.code, 'Jiho');
  const version = await acked(student, {
    type: 'set-parameters',
    board: 'class',
    values: [['b1-0', 3]],
    final: true,
  });
  await acked(teacher, { type: 'open-timeline', version });
  const here = await pastOf(teacher, version);
  expect(await pastOf(student, version)).toEqual(here);
  await acked(teacher, { type: 'close-timeline' });
  await student.until(() => student.state?.parts.timeline === null);
});

it('the past is still shown after kill -9, and the timeline still closes (Z7)', async () => {
  const DATA_DIR = temporaryFolder();
  const first = await startProcess({ DATA_DIR });
  const workshop = await first.open();
  const teacher = await teacherOf(first, workshop);
  await acked(teacher, { type: 'set-parameters', board: 'class', values: [['b1-0', 3]], final: true });
  const version = teacher.version;
  await acked(teacher, { type: 'save-checkpoint', board: 'class', name: '여기' });
  await acked(teacher, { type: 'open-timeline', version });
  const past = await pastOf(teacher, version);
  await first.stop('SIGKILL');
  teacher.close();
  const second = await startProcess({ DATA_DIR });
  onTestFinished(() => void second.stop('SIGTERM'));
  const again = await teacherOf(second, workshop);
  expect(await pastOf(again, version)).toEqual(past);
  expect(again.state?.parts.checkpoints).toMatchObject({ boards: { class: [{ name: '여기' }] } });
  await acked(again, { type: 'close-timeline' });
  await acked(again, { type: 'restore-checkpoint', board: 'class', checkpoint: 'c1' });
});

it('a training rests while the past is shown, and goes on afterwards (Z5)', async () => {
  const app = await startApp();
  const workshop = await app.open();
  const teacher = await teacherOf(app, workshop);
  const training = () => teacher.state!.boards.class!.training;
  await acked(teacher, { type: 'train', board: 'class' });
  await teacher.until(() => training().steps > 0, 'the first steps');
  await acked(teacher, { type: 'open-timeline', version: 1 });
  const { steps } = training();
  expect(await teacher.command({ type: 'pause-training', board: 'class' })).toMatchObject([
    'reject',
    { code: 'the-past-is-shown' },
  ]);
  // Many turns of the log later there is still no step in it.
  for (let n = 0; n < 5; n++) await acked(teacher, { type: 'move-timeline', version: 1 + (n % 2) });
  expect(training()).toMatchObject({ steps, running: true });
  await acked(teacher, { type: 'close-timeline' });
  await teacher.until(() => training().steps > steps, 'further steps');
  await acked(teacher, { type: 'pause-training', board: 'class' });
});

it('whoever waits at the door is not told that the past is shown (Z7)', async () => {
  const app = await startApp();
  const workshop = await app.open();
  const teacher = await teacherOf(app, workshop);
  await acked(teacher, { type: 'set-door', door: 'approval' });
  const outside = app.client();
  await outside.join(workshop.code, 'Jiho');
  const before = teacher.version;
  await acked(teacher, { type: 'open-timeline', version: before });
  await pastOf(teacher, before);
  const late = app.client();
  await late.join(workshop.code, 'Haneul');
  await acked(teacher, { type: 'admit', participants: [outside.you!] });
  await pastOf(outside, before);
  const admitted = outside.received.findIndex(
    ([name, body]) => name === 'welcome' && Object.keys((body as Welcome).snapshot?.boards ?? {}).length > 0,
  );
  const first = outside.received.findIndex(([name]) => name === 'past');
  expect(first).toBeGreaterThan(admitted);
  expect(late.received.map(([name]) => name)).not.toContain('past');
});
