import { describe, expect, test } from 'vitest';
import { ThreadCrew } from '#server/adapters/thread-crew.ts';
import type { AppPorts } from '#server/app.ts';
import { indexOfKey } from '#shared/math/parameter-key.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { Board } from '#shared/workshop/model/board.ts';
import type { TrainingSettings } from '#shared/workshop/model/training.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import type { TestClient } from './client.ts';
import { type StartedApp, startApp, startProcess, temporaryFolder } from './start.ts';

const board = FIRST_BOARD;

const hidden = (units: number): NetworkSpec => ({
  inputs: 2,
  layers: [
    { units, activation: 'tanh' },
    { units: 1, activation: 'sigmoid' },
  ],
});

const boardOf = (client: TestClient): Board => client.state!.boards[board]!;
const trainingOf = (client: TestClient) => boardOf(client).training;
const parameterOf = (client: TestClient, key: string): number =>
  boardOf(client).parameters[indexOfKey(boardOf(client).network, key)!]!;

async function accepted(client: TestClient, ...commands: Command[]): Promise<void> {
  for (const command of commands) {
    const [answer, body] = await client.command(command);
    expect([answer, body]).toEqual(['ack', expect.anything()]);
  }
}

interface Lab {
  readonly server: Pick<StartedApp, 'client'>;
  readonly code: string;
  readonly instructorToken: string;
  readonly instructor: TestClient;
}

/** Who trains: this thread, or the crew's, which here takes every board. */
const trainers: Readonly<Record<string, () => Partial<AppPorts>>> = {
  server: () => ({}),
  crew: () => ({ crew: new ThreadCrew({ heavy: 1 }) }),
};

/** A workshop whose class board learns XOR on a 2-4-1 network. */
async function xorLabOf(ports: Partial<AppPorts>, settings: Partial<TrainingSettings> = {}): Promise<Lab> {
  const server = await startApp(ports);
  const { code, instructorToken } = await server.open();
  const instructor = server.client();
  await instructor.resume(code, instructorToken);
  await setUpXor(instructor, settings);
  return { server, code, instructorToken, instructor };
}

async function setUpXor(instructor: TestClient, settings: Partial<TrainingSettings>): Promise<void> {
  await accepted(
    instructor,
    { type: 'set-data', board, data: { kind: 'set', name: 'xor' } },
    { type: 'set-network', board, network: hidden(4), from: [null, null] },
    { type: 'set-loss', board, loss: 'binary-cross-entropy' },
    {
      type: 'configure-training',
      board,
      settings: { optimizer: 'adam', learningRate: 0.05, ...settings },
    },
  );
}

const play: Command = { type: 'train', board };
const pause: Command = { type: 'pause-training', board };

describe.each(Object.entries(trainers))('training on the %s', (_, ports) => {
  const xorLab = (settings: Partial<TrainingSettings> = {}) => xorLabOf(ports(), settings);

  test('brings XOR from the class’s weights below a loss of 0.01, the same for everybody', async () => {
    const { server, code, instructor } = await xorLab();
    const student = server.client();
    await student.join(code, 'Ada');
    await accepted(student, { type: 'set-parameters', board, values: [['W1-0-0', 1.5]] });
    await accepted(instructor, play);
    await student.until(() => (student.loss ?? 1) < 0.01, 'a loss below 0.01');
    await accepted(instructor, pause);
    await student.until(() => student.version === instructor.version);
    expect(student.state).toEqual(instructor.state);
    const { curve, steps, epochs } = trainingOf(student);
    expect(steps).toBe(epochs);
    expect(curve.at(-1)?.[1]).toBeLessThan(0.01);
    // A crew may be there before anybody is told of the way.
    expect(curve[0]![1]).toBeGreaterThanOrEqual(curve.at(-1)![1]);
  });

  test('takes exactly as many steps as were asked for, and stops by itself', async () => {
    const { instructor } = await xorLab();
    await accepted(instructor, { type: 'train', board, steps: 7 });
    await instructor.until(() => !trainingOf(instructor).running);
    expect(trainingOf(instructor)).toMatchObject({ steps: 7, epochs: 7, until: null });
    await accepted(instructor, { type: 'train', board, steps: 1 });
    await instructor.until(() => trainingOf(instructor).steps === 8);
  });

  test('keeps to the speed that was chosen', async () => {
    const { instructor } = await xorLab({ speed: 20 });
    // Before it is asked for: its answer may be late, and the training not.
    const started = Date.now();
    await accepted(instructor, play);
    await instructor.until(() => trainingOf(instructor).steps >= 10);
    const taken = Date.now() - started;
    // Ten steps at twenty a second; late is the machine's business, early would be ours.
    expect(taken).toBeGreaterThan(400);
  });

  test('leaves a held parameter and a locked one alone, and goes on with the others', async () => {
    const { server, code, instructor } = await xorLab();
    const student = server.client();
    await student.join(code, 'Ada');
    await accepted(student, { type: 'hold', board, parameter: 'W1-0-0' });
    await accepted(instructor, { type: 'lock-parameters', board, parameters: ['b2-0'] });
    const [held, locked, free] = ['W1-0-0', 'b2-0', 'W1-1-1'].map((key) => parameterOf(instructor, key));
    await accepted(instructor, play);
    await student.until(() => trainingOf(student).steps > 100);
    expect(parameterOf(student, 'W1-0-0')).toBe(held);
    expect(parameterOf(student, 'b2-0')).toBe(locked);
    expect(parameterOf(student, 'W1-1-1')).not.toBe(free);
    const refused = await student.command({ type: 'set-parameters', board, values: [['b2-0', 1]] });
    expect(refused).toMatchObject(['reject', { code: 'parameter-locked' }]);
  });

  test('K15: leaves a parameter where it is from the moment it is locked', async () => {
    const { instructor } = await xorLab();
    await accepted(instructor, play);
    await instructor.until(() => trainingOf(instructor).steps > 50);
    for (let round = 0; round < 4; round++) {
      await accepted(instructor, { type: 'lock-parameters', board, parameters: ['W1-0-0'] });
      const locked = parameterOf(instructor, 'W1-0-0');
      const { steps } = trainingOf(instructor);
      await instructor.until(() => trainingOf(instructor).steps > steps + 50);
      expect(parameterOf(instructor, 'W1-0-0')).toBe(locked);
      await accepted(instructor, { type: 'unlock-parameters', board, parameters: ['W1-0-0'] });
    }
  });

  test('takes in what a hand sets meanwhile, and goes on from there', async () => {
    const { instructor } = await xorLab({ learningRate: 1e-6 });
    await accepted(instructor, play);
    await instructor.until(() => trainingOf(instructor).steps > 10);
    for (const value of [5, -5, 3]) {
      const { steps } = trainingOf(instructor);
      await accepted(instructor, { type: 'set-parameters', board, values: [['W1-0-0', value]] });
      await instructor.until(() => trainingOf(instructor).steps > steps + 10);
      // However many steps have been taken since, none of them is longer than a few learning rates.
      const drift = Math.abs(parameterOf(instructor, 'W1-0-0') - value);
      expect(drift).toBeLessThanOrEqual(1e-5 * (trainingOf(instructor).steps - steps));
    }
  });

  test('pause, tweak, resume: the steps go on counting', async () => {
    const { instructor } = await xorLab();
    await accepted(instructor, { type: 'train', board, steps: 50 });
    await instructor.until(() => !trainingOf(instructor).running);
    await accepted(instructor, { type: 'set-parameters', board, values: [['W1-0-0', 0.5]] });
    await accepted(instructor, play);
    await instructor.until(() => trainingOf(instructor).steps > 60);
    await accepted(instructor, pause);
    const { steps } = trainingOf(instructor);
    await accepted(instructor, { type: 'freeze' });
    expect(trainingOf(instructor).steps).toBe(steps);
  });

  test('goes back to where it began when the numbers blow up, says why, and can be tried again (K15)', async () => {
    const { instructor } = await xorLab();
    const network: NetworkSpec = {
      inputs: 2,
      layers: [
        { units: 4, activation: 'identity' },
        { units: 4, activation: 'identity' },
        { units: 1, activation: 'identity' },
      ],
    };
    await accepted(
      instructor,
      { type: 'set-loss', board, loss: 'half-sse' },
      { type: 'set-network', board, network, from: [null, null, null] },
      { type: 'configure-training', board, settings: { optimizer: 'sgd', learningRate: 100 } },
    );
    const began = boardOf(instructor).parameters;
    await instructor.until(() => instructor.loss !== undefined);
    const loss = instructor.loss;
    await accepted(instructor, play);
    await instructor.until(() => trainingOf(instructor).blowup !== null);
    const { running, blowup } = trainingOf(instructor);
    expect(running).toBe(false);
    expect(blowup).toMatchObject({ learningRate: 100, first: { what: expect.any(String) } });
    expect(boardOf(instructor).parameters).toEqual(began);
    await instructor.until(() => instructor.loss !== undefined);
    expect(instructor.loss).toBe(loss);
    // And it can be tried again, more carefully.
    await accepted(
      instructor,
      { type: 'configure-training', board, settings: { learningRate: 0.01 } },
      { type: 'train', board, steps: 5 },
    );
    await instructor.until(() => !trainingOf(instructor).running);
    expect(trainingOf(instructor).blowup).toBeNull();
    expect(instructor.loss).toBeLessThan(loss!);
  });

  test('rests while nobody is there, and goes on when somebody comes', async () => {
    const { server, code, instructorToken, instructor } = await xorLab();
    await accepted(instructor, play);
    await instructor.until(() => trainingOf(instructor).steps > 10);
    instructor.close();
    await instructor.gone();
    const back = server.client();
    await back.resume(code, instructorToken);
    const { steps, running } = trainingOf(back);
    expect(running).toBe(true);
    await back.until(() => trainingOf(back).steps > steps);
  });

  test('needs data: with no point on the plane there is nothing to learn', async () => {
    const { instructor } = await xorLab();
    await accepted(instructor, { type: 'set-data', board, data: { kind: 'points' } });
    expect(await instructor.command(play)).toMatchObject(['reject', { code: 'no-data' }]);
    await accepted(
      instructor,
      { type: 'add-point', board, point: [0, 0, 0] },
      { type: 'add-point', board, point: [1, 1, 1] },
      { type: 'train', board, steps: 3 },
    );
    await instructor.until(() => !trainingOf(instructor).running);
    await instructor.until(() => instructor.observations[board] !== undefined);
    expect(instructor.observations[board]?.accuracy).toEqual(expect.any(Number));
  });

  test('students may train when the instructor says so', async () => {
    const { server, code, instructor } = await xorLab();
    const student = server.client();
    await student.join(code, 'Ada');
    expect(await student.command(play)).toMatchObject(['reject', { code: 'not-allowed' }]);
    await accepted(instructor, { type: 'grant', grant: 'training' });
    await accepted(student, { type: 'train', board, steps: 2 });
    await student.until(() => trainingOf(student).steps === 2);
  });
});

describe('kill -9', () => {
  test('K3: kill -9 in the middle of training loses nothing that anybody has seen, and it goes on', async () => {
    const environment = { DATA_DIR: temporaryFolder() };
    const first = await startProcess(environment);
    const { code, instructorToken } = await first.open();
    const instructor = first.client();
    await instructor.resume(code, instructorToken);
    await setUpXor(instructor, { learningRate: 0.01 });
    await accepted(instructor, play);
    await instructor.until(() => trainingOf(instructor).steps > 200);
    await first.stop('SIGKILL');
    await instructor.gone();
    const seen = { state: instructor.state!, steps: trainingOf(instructor).steps };

    const second = await startProcess(environment);
    const back = second.client();
    const welcome = await back.resume(code, instructorToken);
    expect(welcome.version).toBeGreaterThanOrEqual(seen.state.version);
    expect(trainingOf(back).steps).toBeGreaterThanOrEqual(seen.steps);
    await back.until(() => trainingOf(back).steps > seen.steps + 100);
    await accepted(back, pause);
  });
});
