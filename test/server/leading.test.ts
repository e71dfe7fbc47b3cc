import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { MemoryBus } from '#server/adapters/memory-bus.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { Command } from '#shared/workshop/features.ts';
import { runningOf } from '#shared/workshop/model/activity.ts';
import { planOf } from '#shared/workshop/model/plan.ts';
import { type Prediction, predictionsOf } from '#shared/workshop/model/prediction.ts';
import { stageOf } from '#shared/workshop/model/stage.ts';
import type { TestClient } from './client.ts';
import { type Started, startApp, startProcess, temporaryFolder } from './start.ts';

const raise = { type: 'ask', kind: 'direction', board: 'class', parameter: 'W1-0-0', to: 4 } as const;

const plan: Command = {
  type: 'set-plan',
  title: 'PLAN-SENTINEL',
  items: [
    { kind: 'activity', activity: 'one-neuron', minutes: 10 },
    { kind: 'board', title: 'Free', minutes: 5 },
    { kind: 'ask', ask: 'ready', minutes: 1 },
  ],
};

/** A class on one server, or on several over one store. */
class Class {
  readonly code: string;
  readonly host: TestClient;
  readonly students: TestClient[] = [];
  readonly stage: TestClient;

  constructor(code: string, host: TestClient, stage: TestClient) {
    this.code = code;
    this.host = host;
    this.stage = stage;
  }

  static async on(here: Started, there: Started = here): Promise<Class> {
    const { code, instructorToken } = await here.open({ locale: 'en' });
    const host = here.client();
    await host.resume(code, instructorToken);
    const stage = there.client();
    await stage.watch(code);
    return new Class(code, host, stage);
  }

  async joins(server: Started, name: string): Promise<TestClient> {
    const student = server.client();
    await student.join(this.code, name);
    this.students.push(student);
    return student;
  }

  get everybody(): TestClient[] {
    return [this.host, ...this.students, this.stage];
  }

  async teaches(command: Command): Promise<void> {
    expect((await this.host.command(command))[0]).toBe('ack');
  }

  /** Everybody holds what the host does. */
  async agree(): Promise<void> {
    const { version } = this.host;
    await Promise.all(
      this.everybody.map((one) => one.until(() => one.version >= version, `version ${version}`)),
    );
  }
}

const asked = ({ state }: TestClient): Prediction | undefined =>
  state === null ? undefined : predictionsOf(state).list.at(-1);

const answers = (client: TestClient, answer: number) =>
  client.command({ type: 'answer-prediction', prediction: asked(client)!.id, round: 0, answer });

const sentTo = ({ received }: TestClient) => JSON.stringify(received);

describe('a lesson that is led over the wire', () => {
  it('shows its plan to instructors alone, and to a student who becomes one (O1)', async () => {
    const server = await startApp();
    const room = await Class.on(server);
    const ada = await room.joins(server, 'Ada');
    const bob = await room.joins(server, 'Bob');
    await room.teaches(plan);
    await room.teaches({ type: 'go-to', item: 0 });
    await room.agree();
    expect(ada.state !== null && runningOf(ada.state)?.id).toBe('one-neuron');
    for (const other of [ada, bob, room.stage]) expect(sentTo(other).includes('PLAN-SENTINEL')).toBe(false);
    expect((await ada.command(plan))[0]).toBe('reject');
    await room.teaches({ type: 'promote', participant: ada.you! });
    await ada.until(() => ada.state !== null && planOf(ada.state).current === 0, 'the plan');
    await room.agree();
    expect(sentTo(bob).includes('PLAN-SENTINEL')).toBe(false);
  });

  it('keeps what everybody answers sealed, and tells the stage what to show (Q4, Q12, Q15, V10)', async () => {
    const server = await startApp();
    const room = await Class.on(server);
    const ada = await room.joins(server, 'Ada');
    const bob = await room.joins(server, 'Bob');
    await room.teaches(raise);
    await room.teaches({ type: 'show-on-stage', what: 'question' });
    await room.agree();
    expect(room.stage.state !== null && stageOf(room.stage.state).what).toBe('question');
    expect((await answers(ada, 2))[0]).toBe('ack');
    const late = await room.joins(server, 'Late');
    expect((await answers(late, 2))[0]).toBe('ack');
    await bob.until(() => asked(bob)?.rounds[0]?.count === 2, 'the count');
    for (const other of [bob, room.stage]) {
      expect(/"given"|"key":\{|prediction-answered/.test(sentTo(other))).toBe(false);
      expect(asked(other)!.rounds[0]!.answers).toEqual({});
    }
    // Who has answered is the instructor's to know, and not what.
    expect(/"given":\{"|"key":\{/.test(sentTo(room.host))).toBe(false);
    const { you: host } = room.host;
    await room.host.until(() => Object.keys(asked(room.host)!.rounds[0]!.answers).length === 2, 'both');
    expect(asked(room.host)!.rounds[0]!.answers).toEqual({ [ada.you!]: {}, [late.you!]: {} });
    expect(host).toBe('p1');
    await room.teaches({ type: 'reveal-prediction', prediction: asked(bob)!.id });
    await room.agree();
    for (const one of room.everybody) {
      expect(asked(one)!.reveal!.rounds[0]).toMatchObject({ count: 2, histogram: [[2, 2]] });
      expect(one.loss).toBe(room.host.loss);
    }
    expect((await answers(bob, 1))[1]).toMatchObject({ code: 'prediction-closed' });
  });

  it('closes a question of whether all are ready by itself, across two servers of one store (Q13)', async () => {
    const ports = { store: new MemoryStore(), bus: new MemoryBus() };
    const [here, there] = [await startApp(ports), await startApp(ports)];
    const room = await Class.on(here, there);
    const ada = await room.joins(here, 'Ada');
    const bob = await room.joins(there, 'Bob');
    await room.teaches({ type: 'ask', kind: 'ready' });
    await room.agree();
    await answers(ada, 0);
    expect(asked(room.host)!.status).toBe('open');
    await answers(bob, 1);
    for (const one of room.everybody) await one.until(() => asked(one)?.status === 'closed', 'it to close');
  });

  it('goes on where it was after the server was killed in the middle of a question (O3)', async () => {
    const folder = temporaryFolder();
    const environment = { DATA_DIR: join(folder, 'data') };
    const before = await startProcess(environment);
    const room = await Class.on(before);
    const ada = await room.joins(before, 'Ada');
    const { instructorToken } = { instructorToken: room.host.token };
    await room.teaches(plan);
    await room.teaches({ type: 'go-to', item: 0 });
    await room.teaches({ type: 'go-to', item: 1 });
    await room.teaches(raise);
    await room.agree();
    expect((await answers(ada, 1))[0]).toBe('ack');
    const planned = planOf(room.host.state!);
    await before.stop('SIGKILL');
    const after = await startProcess(environment);
    const host = after.client();
    await host.resume(room.code, instructorToken);
    expect(planOf(host.state!)).toEqual(planned);
    expect(asked(host)).toMatchObject({ status: 'open', asking: { id: 'ask-direction' } });
    const again = after.client();
    await again.sayHello({ protocol: PROTOCOL, workshop: room.code, token: ada.token });
    expect(asked(again)!.rounds[0]!.answers).toEqual({ [again.you!]: { answer: 1 } });
    expect((await answers(again, 0))[0]).toBe('ack');
    expect((await host.command({ type: 'reveal-prediction', prediction: asked(host)!.id }))[0]).toBe('ack');
    await host.until(() => asked(host)?.reveal !== null, 'the reveal');
    expect(asked(host)!.reveal!.rounds[0]).toMatchObject({ count: 1, histogram: [[0, 1]] });
  });
});

describe('300 students over sockets', () => {
  const STUDENTS = 300;
  const CHANGES = 10;

  it('follow ten changes of activity, and answer a question that counts each of them once (Q2, Q4, A1)', async () => {
    const server = await startApp();
    const room = await Class.on(server);
    for (let from = 0; from < STUDENTS; from += 25) {
      await Promise.all(Array.from({ length: 25 }, (_, n) => room.joins(server, `Student ${from + n}`)));
    }
    const activities = ['one-neuron', 'xor-wall'] as const;
    for (let n = 0; n < CHANGES; n++) {
      const activity = activities[n % 2]!;
      await room.teaches({ type: 'open-activity', activity });
      await Promise.all(
        room.students.map((one) => one.until(() => runningOf(one.state!)?.id === activity, activity)),
      );
    }
    await room.teaches({ type: 'close-activity' });
    await room.teaches(raise);
    await room.agree();
    const got = await Promise.all(room.students.map((one, n) => answers(one, n % 3)));
    expect(got.every(([name]) => name === 'ack')).toBe(true);
    await Promise.all(
      room.everybody.map((one) => one.until(() => asked(one)?.rounds[0]?.count === STUDENTS, 'the count')),
    );
    expect(sentTo(room.stage).includes('"given"')).toBe(false);
    expect(sentTo(room.host).includes('"given":{"')).toBe(false);
    await room.host.until(
      () => Object.keys(asked(room.host)!.rounds[0]!.answers).length === STUDENTS,
      'all who have answered',
    );
    room.students.forEach((one, n) => {
      const own = asked(one)!.rounds[0]!.answers;
      expect(own).toEqual({ [one.you!]: { answer: n % 3 } });
      expect(/"key":\{|answers-looked-at/.test(sentTo(one))).toBe(false);
    });
    await room.teaches({ type: 'reveal-prediction', prediction: asked(room.host)!.id });
    await room.agree();
    const { histogram, count } = asked(room.stage)!.reveal!.rounds[0]!;
    expect(histogram).toEqual([
      [0, 100],
      [1, 100],
      [2, 100],
    ]);
    expect(count).toBe(STUDENTS);
  }, 60_000);
});
