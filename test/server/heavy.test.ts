import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ThreadCrew } from '#server/adapters/thread-crew.ts';
import type { Crew } from '#server/ports/crew.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { BoardContent } from '#shared/workshop/model/board.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import type { TestClient } from './client.ts';
import { type Started, startApp, startProcess, temporaryFolder } from './start.ts';

const board = FIRST_BOARD;

/** A crew that takes every board, and observes none until it is told to. */
class HeldCrew implements Crew {
  readonly observed: BoardContent[] = [];
  #waiting: Array<() => void> = [];

  takes(): boolean {
    return true;
  }

  observe(_workshop: string, latest: () => BoardContent | undefined) {
    return new Promise<ReturnType<typeof observe> | undefined>((resolve) => {
      this.#waiting.push(() => {
        const content = latest();
        if (content !== undefined) this.observed.push(content);
        resolve(content && observe(content));
      });
    });
  }

  train(): never {
    throw new Error('nobody trains here');
  }

  release(): void {
    for (const observeNow of this.#waiting.splice(0)) observeNow();
  }

  async close(): Promise<void> {}
}

async function instructorOf(server: Started): Promise<{ code: string; instructor: TestClient }> {
  const { code, instructorToken } = await server.open();
  const instructor = server.client();
  await instructor.resume(code, instructorToken);
  return { code, instructor };
}

async function accepted(client: TestClient, ...commands: Command[]): Promise<void> {
  for (const command of commands) {
    expect(await client.command(command)).toMatchObject(['ack', {}]);
  }
}

const layer = { units: 64, activation: 'tanh' } as const;
/** About 17,000 parameters. */
const sixLayers: NetworkSpec = {
  inputs: 2,
  layers: [layer, layer, layer, layer, layer, { units: 1, activation: 'sigmoid' }],
};

async function setUpHeavy(client: TestClient): Promise<void> {
  await accepted(
    client,
    { type: 'set-data', board, data: { kind: 'set', name: 'spiral', samples: 1_000 } },
    { type: 'set-loss', board, loss: 'binary-cross-entropy' },
    { type: 'set-network', board, network: sixLayers, from: [null, null, null, null, null, null] },
    { type: 'configure-training', board, settings: { optimizer: 'adam', learningRate: 1e-3 } },
  );
}

describe('a heavy board', () => {
  test('F4, F10: is told of and acknowledged at once, and observed by and by', async () => {
    const crew = new HeldCrew();
    const { instructor } = await instructorOf(await startApp({ crew }));
    expect(instructor.observations).toEqual({});
    expect(instructor.awaited).toEqual({ [board]: 1 });
    await accepted(instructor, { type: 'set-parameters', board, values: [['W1-0-0', 0.25]] });
    expect(instructor.observations).toEqual({});
    expect(instructor.awaited).toEqual({ [board]: 2 });
    crew.release();
    await instructor.until(() => instructor.observations[board]);
    expect(instructor.observations[board]).toEqual(observe(instructor.state!.boards[board]!));
    expect(instructor.awaited).toEqual({});
  });

  test('of many changes the latest alone is observed', async () => {
    const crew = new HeldCrew();
    const { instructor } = await instructorOf(await startApp({ crew }, { tickInterval: 10 }));
    for (let n = 1; n <= 20; n++) await instructor.set('W1-0-0', n / 100);
    crew.release();
    await instructor.until(() => instructor.observations[board]);
    expect(crew.observed).toHaveLength(1);
    expect(crew.observed[0]?.parameters[0]).toBe(0.2);
  });

  test('F10: what was observed of numbers that have changed meanwhile is told to nobody', async () => {
    const crew = new HeldCrew();
    const { instructor } = await instructorOf(await startApp({ crew }));
    await instructor.set('W1-0-0', 0.5);
    const next = instructor.next(['observed']);
    // The crew looks at 0.5 while 0.75 is on its way.
    crew.release();
    await instructor.set('W1-0-0', 0.75);
    crew.release();
    await instructor.until(() => instructor.observations[board]);
    await next;
    expect(instructor.observations[board]).toEqual(observe(instructor.state!.boards[board]!));
  });

  test('H9: whoever comes while it is observed is told that it is, and is sent it then', async () => {
    const crew = new HeldCrew();
    const server = await startApp({ crew });
    const { code } = await instructorOf(server);
    const student = server.client();
    const welcome = await student.join(code, 'Ada');
    expect(welcome.observations).toEqual({});
    expect(welcome.awaited).toEqual({ [board]: 1 });
    crew.release();
    await student.until(() => student.observations[board]);
  });

  test('its edits have their losses in the history, as those of a light one', async () => {
    const crew = new HeldCrew();
    const { instructor, code } = await instructorOf(await startApp({ crew }));
    await instructor.set('W1-0-0', 0.5);
    crew.release();
    await instructor.until(() => instructor.observations[board]);
    const welcome = await instructor.openBoards(code, [board]);
    expect(welcome.history[board]?.at(-1)?.loss).toBe(instructor.loss);
  });

  test('six layers on 1,000 samples train in a thread of the crew, and the loop is free meanwhile', async () => {
    const { instructor } = await instructorOf(await startApp());
    await setUpHeavy(instructor);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    await accepted(instructor, { type: 'train', board });
    const training = () => instructor.state!.boards[board]!.training;
    await instructor.until(() => training().steps > 0);
    delay.enable();
    const { steps } = training();
    await instructor.until(() => training().steps > steps + 10);
    delay.disable();
    // In this thread every step would take the loop for 40 ms and more, without a pause.
    expect(delay.percentile(75) / 1e6).toBeLessThan(30);
    expect(instructor.observations[board]).toEqual(observe(instructor.state!.boards[board]!));
    await accepted(instructor, { type: 'pause-training', board });
  });

  test('K3: kill -9 while the crew trains loses nothing that anybody has seen, and it goes on', async () => {
    const environment = { DATA_DIR: temporaryFolder() };
    const first = await startProcess(environment);
    const { code, instructorToken } = await first.open();
    const instructor = first.client();
    await instructor.resume(code, instructorToken);
    await setUpHeavy(instructor);
    await accepted(instructor, { type: 'train', board });
    const stepsOf = (client: TestClient) => client.state!.boards[board]!.training.steps;
    await instructor.until(() => stepsOf(instructor) > 2);
    await first.stop('SIGKILL');
    await instructor.gone();
    const seen = { version: instructor.version, steps: stepsOf(instructor) };
    const second = await startProcess(environment);
    const back = second.client();
    expect((await back.resume(code, instructorToken)).version).toBeGreaterThanOrEqual(seen.version);
    expect(stepsOf(back)).toBeGreaterThanOrEqual(seen.steps);
    await back.until(() => stepsOf(back) > seen.steps + 2);
  });
});

describe('the crew', () => {
  test('gives workshops turns: one that asks for much does not keep another waiting', async () => {
    const crew = new ThreadCrew({ heavy: 1, threads: 1 });
    onTestFinished(() => crew.close());
    const { instructor } = await instructorOf(await startApp());
    const content = instructor.state!.boards[board]!;
    const order: string[] = [];
    const ask = (workshop: string) => crew.observe(workshop, () => content).then(() => order.push(workshop));
    await Promise.all([...Array.from({ length: 6 }, () => ask('busy')), ask('quiet')]);
    expect(order.indexOf('quiet')).toBeLessThanOrEqual(2);
  });

  test('rejects what it was asked for when it is closed, and whatever it is asked later', async () => {
    const crew = new ThreadCrew({ heavy: 1, threads: 1 });
    const asked = crew.observe('A', () => undefined);
    await expect(asked).resolves.toBeUndefined();
    await crew.close();
    await expect(crew.observe('A', () => undefined)).rejects.toThrow('gone');
  });
});
