import { describe, expect, it } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { MemoryBus } from '#server/adapters/memory-bus.ts';
import { MemoryLeases } from '#server/adapters/memory-lease.ts';
import { COUNT_EVERY } from '#server/workshops/caretakers/prediction-care.ts';
import type { Room } from '#server/workshops/room.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { features } from '#shared/workshop/features.ts';
import type { Feature } from '#shared/workshop/kernel/definition.ts';
import { createRules, type Rules } from '#shared/workshop/kernel/rules.ts';
import { room as toRoom } from '#shared/workshop/kernel/scope.ts';
import { runningOf } from '#shared/workshop/model/activity.ts';
import { codeOf } from '#shared/workshop/model/code.ts';
import { type Prediction, predictionsOf } from '#shared/workshop/model/prediction.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { rules } from '#shared/workshop/rules.ts';
import { tinyLessons } from '../shared/lessons/tiny.ts';
import type { TestClient } from './client.ts';
import { ManualClock } from './manual-clock.ts';
import { ask, Memory, opened, placeOf, registryOf } from './rooms.ts';
import { startApp, startProcess, temporaryFolder } from './start.ts';

const last = (state: Pick<WorkshopState, 'parts'> | null): Prediction | undefined =>
  state === null ? undefined : predictionsOf(state).list.at(-1);

const answering = (answer: number, round = 0, prediction = 'q1') =>
  ({ type: 'answer-prediction', prediction, round, answer }) as const;

async function joined(room: Room, clock: ManualClock, count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, n) =>
    room.join({ name: `Student ${n}`, credential: `credential-${n}` }),
  );
  await clock.advance(100);
  await Promise.all(people);
  return Object.keys(room.workshop.state.participants).filter((id) => id !== 'p1');
}

describe('300 students', () => {
  it('answer within two seconds, and each is counted once, for everybody (Q2, Q4)', async () => {
    const clock = new ManualClock();
    const registry = registryOf({ clock, store: new MemoryStore() });
    const { room } = await opened(registry);
    const told = new Memory();
    room.attend(told);
    await clock.advance(0);
    const students = await joined(room, clock, 300);
    void ask(room, { type: 'open-activity', activity: 'tiny' });
    await clock.advance(100);
    const answers: Promise<{ ok: boolean }>[] = [];
    for (let tenth = 0; tenth < 20; tenth++) {
      // Fifteen at a time, and fifteen of those before them change their minds.
      const now = students.slice(tenth * 15, tenth * 15 + 15);
      const again = students.slice((tenth - 1) * 15, tenth * 15);
      for (const [index, who] of [...now, ...again].entries()) {
        const command = answering(index / 100);
        answers.push(ask(room, command, who, `client-${who.padStart(6, '0')}:${tenth + 1}`));
      }
      await clock.advance(100);
    }
    await clock.advance(COUNT_EVERY + 100);
    expect((await Promise.all(answers)).every(({ ok }) => ok)).toBe(true);
    const [round] = last(room.workshop.state)!.rounds;
    expect(Object.keys(round!.answers)).toHaveLength(300);
    expect(round!.count).toBe(300);
    const counts = told.entries.flatMap(({ event }) =>
      event.type === 'answers-counted' ? [(event as { count?: number }).count!] : [],
    );
    expect(counts.length).toBeLessThanOrEqual(Math.ceil(2_450 / COUNT_EVERY));
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    void ask(room, { type: 'reveal-prediction', prediction: 'q1' });
    await clock.advance(100);
    const [result] = last(room.workshop.state)!.reveal!.rounds;
    expect(result!.count).toBe(300);
    expect(result!.histogram.reduce((sum, [, count]) => sum + count, 0)).toBe(300);
    expect(result!.right + result!.unknown + result!.slips.reduce((sum, one) => sum + one, 0)).toBe(300);
  });
});

describe('a timer', () => {
  it('closes a prediction after so long, whatever the machine’s clock says meanwhile (Q9)', async () => {
    const clock = new ManualClock();
    const registry = registryOf({ clock, store: new MemoryStore() });
    const { room } = await opened(registry);
    room.attend(new Memory());
    await clock.advance(0);
    const [student] = await joined(room, clock, 1);
    void ask(room, { type: 'open-activity', activity: 'tiny' });
    await clock.advance(100);
    void ask(room, { type: 'time-prediction', prediction: 'q1', seconds: 30 });
    await clock.advance(10_000);
    clock.set(-3_600_000);
    await clock.advance(10_000);
    clock.set(7_200_000);
    void ask(room, answering(0.5), student);
    await clock.advance(9_000);
    expect(last(room.workshop.state)!.status).toBe('open');
    await clock.advance(2_000);
    expect(last(room.workshop.state)).toMatchObject({
      status: 'closed',
      timer: null,
      rounds: [{ count: 1 }],
    });
  });
});

/** A class of two with the tiny activity open, on two servers of one store; `memory` hears what the first says. */
async function onTwoServers() {
  const clock = new ManualClock();
  const ports = { clock, store: new MemoryStore(), bus: new MemoryBus(), leases: new MemoryLeases(clock) };
  const registries = [registryOf(ports), registryOf(ports)] as const;
  const { code } = await opened(registries[0]);
  const [here, there] = [
    (await placeOf(registries[0], code)).room,
    (await placeOf(registries[1], code)).room,
  ];
  const memory = new Memory();
  here.attend(memory);
  there.attend(new Memory());
  await clock.advance(0);
  const [ada, bob] = await joined(there, clock, 2);
  void ask(here, { type: 'open-activity', activity: 'tiny' });
  await clock.advance(100);
  return { clock, ports, code, here, there, memory, ada, bob };
}

describe('two servers of one store', () => {
  it('run an activity together: goals, counts and reveals are the same on both, once (A5, Q4)', async () => {
    const { clock, here, there, memory, ada, bob } = await onTwoServers();
    void ask(there, answering(0.65), ada);
    void ask(here, answering(0.63), bob);
    await clock.advance(COUNT_EVERY * 2);
    expect(last(there.workshop.state)!.rounds[0]!.count).toBe(2);
    void ask(there, { type: 'reveal-prediction', prediction: 'q1' });
    await clock.advance(200);
    const values = [
      ['b3-0', -0.2],
      ['b3-1', 0.5],
    ];
    void ask(there, { type: 'set-parameters', board: 'b2', values, final: true }, ada);
    void ask(here, { type: 'try-task', task: 'and', values: [1, 1, -1.5] }, bob);
    await clock.advance(1_000);
    expect(here.workshop).toEqual(there.workshop);
    expect(runningOf(here.workshop.state)!.reached.map(({ goal, by }) => [goal, by])).toEqual([
      ['low', ada],
      ['and', bob],
    ]);
    const types = memory.entries.map(({ event }) => event.type);
    expect(types.filter((type) => type === 'goal-reached')).toHaveLength(2);
    expect(last(here.workshop.state)!.reveal!.rounds[0]).toMatchObject({ count: 2, right: 1, slips: [1, 0] });
  });
});

describe('code', () => {
  it('is counted once on two servers of one store, and is all there for one that opens it anew (X2, X3)', async () => {
    const { clock, ports, code, here, there, memory, ada, bob } = await onTwoServers();
    const report = { type: 'report-code', passed: [true, false], shared: true, source: 'x = 1' } as const;
    void ask(there, report, ada);
    void ask(here, { ...report, shared: false }, bob);
    await clock.advance(COUNT_EVERY * 3);
    void ask(there, { type: 'show-code', whose: ada! });
    await clock.advance(1_000);
    expect(here.workshop).toEqual(there.workshop);
    expect(codeOf(here.workshop.state)).toMatchObject({
      tally: { activity: 'tiny', people: 2, passed: [2, 0] },
      shown: { by: ada, source: 'x = 1' },
    });
    const tallies = memory.entries.flatMap(({ event }) => (event.type === 'code-counted' ? [event] : []));
    expect(tallies.at(-1)).toMatchObject({ people: 2 });
    expect(tallies.length).toBeLessThanOrEqual(2);
    // From the log alone.
    const anew = (await placeOf(registryOf(ports), code)).room;
    expect(codeOf(anew.workshop.state)).toEqual(codeOf(here.workshop.state));
  });
});

describe('over real sockets', () => {
  async function aClass(played: Rules = rules) {
    const server = await startApp({ rules: played, lessons: tinyLessons });
    const { code, instructorToken } = await server.open({ title: 'Class' });
    const client = () => server.client({ rules: played });
    const [instructor, ada, bob, stage] = [client(), client(), client(), client()];
    await instructor.resume(code, instructorToken);
    await ada.join(code, 'Ada');
    await bob.join(code, 'Bob');
    await stage.watch(code);
    await instructor.command({ type: 'open-activity', activity: 'tiny' });
    await ada.until(() => last(ada.state)?.status === 'open', 'the question');
    return { server, code, instructorToken, client, instructor, ada, bob, stage };
  }

  it('bad answers get their sentence (Q3)', async () => {
    const { code, client, instructor, ada, bob, stage } = await aClass();
    const codeOf = async (who: TestClient, answer: unknown) => {
      const id = who.nextId();
      const [, body] = await who.send({ id, ...answering(0), answer }, id);
      const code = 'code' in body ? body.code : 'accepted';
      const sentence = rules.sentenceOf(code);
      if (code !== 'accepted') expect(sentence).not.toBe(rules.sentenceOf('internal'));
      return code;
    };
    // What JSON makes of NaN, and words.
    expect(await codeOf(ada, Number.NaN)).toBe('value-not-finite');
    expect(await codeOf(ada, 'about a half')).toBe('value-not-finite');
    expect(await codeOf(ada, 1e9)).toBe('value-out-of-range');
    expect(await codeOf(ada, undefined)).toBe('answer-missing');
    expect(await codeOf(stage, 0.5)).toBe('not-allowed');
    expect(await codeOf(ada, 0.5)).toBe('accepted');
    expect(await codeOf(ada, 0.625)).toBe('accepted');
    await instructor.command({ type: 'close-prediction', prediction: 'q1' });
    expect(await codeOf(ada, 0.7)).toBe('prediction-closed');
    expect(last(instructor.state)!.rounds[0]!.count).toBe(1);
    const gone = bob.gone();
    await instructor.command({ type: 'remove', participant: bob.you! });
    await gone;
    const again = await client().sayHello({ protocol: PROTOCOL, workshop: code, token: bob.token });
    expect(again).toMatchObject(['bye', { code: 'removed' }]);
  });

  it('a late joiner in the middle can still answer; one who comes back has their answer (Q2, Q4)', async () => {
    const { code, client, instructor, ada } = await aClass();
    await ada.command(answering(0.625));
    const [late, again] = [client(), client()];
    await late.join(code, 'Late');
    expect(last(late.state)).toMatchObject({ status: 'open', rounds: [{ answers: {} }] });
    expect((await late.command(answering(0.65)))[0]).toBe('ack');
    await again.resume(code, ada.token);
    expect(last(again.state)!.rounds[0]!.answers).toEqual({ [ada.you!]: { answer: 0.625 } });
    await instructor.command({ type: 'reveal-prediction', prediction: 'q1' });
    const reveal = await late.until(() => last(late.state)?.reveal ?? undefined, 'the reveal');
    expect(reveal.rounds[0]).toMatchObject({ count: 2, right: 1, slips: [1, 0] });
  });

  /** What stands in the secrets: as a number, and in words. */
  const NUMBER = 0.123454321;
  const WORD = 'sEnTiNeL';

  /**
   * Two rounds of a question and a line, all with the sentinel in Ada's answer: resolves to all that everybody else was
   * sent before the reveal, over every road there is.
   */
  async function sentToOthers(played: Rules): Promise<string> {
    const { server, code, client, instructor, ada, bob, stage } = await aClass(played);
    const [co, late, again, watcher] = [client(), client(), client(), client()];
    await co.join(code, 'Co');
    await instructor.command({ type: 'promote', participant: co.you! });
    await ada.command(answering(NUMBER));
    await bob.command(answering(0.5));
    await instructor.command({ type: 'close-prediction', prediction: 'q1' });
    await instructor.command({ type: 'ask-again', prediction: 'q1' });
    await ada.command(answering(NUMBER, 1));
    await instructor.command({ type: 'step-activity', step: 3 });
    const { id } = await ada.until(() => {
      const prediction = last(ada.state);
      return prediction?.asking.id === 'defence' ? prediction : undefined;
    }, 'the line');
    await ada.command({ type: 'answer-prediction', prediction: id, round: 0, answer: 0, line: WORD });
    await instructor.command({ type: 'close-prediction', prediction: id });
    await late.join(code, 'Late');
    again.state = bob.state;
    again.open = bob.open;
    await again.resume(code, bob.token);
    await watcher.watch(code);
    const looked = await (await fetch(`${server.url}/api/workshops/${code}`)).text();
    await instructor.command({ type: 'lock-room' });
    const others = [instructor, co, bob, stage, late, again, watcher];
    for (const other of others) await other.until(() => other.state!.locked, 'the lock');
    return JSON.stringify([others.map(({ received }) => received), looked]);
  }

  it('an answer is in no frame, no resume and no answer to anyone else before the reveal (Q4, Q6, V6)', async () => {
    const sent = await sentToOthers(rules);
    expect(sent).not.toContain(String(NUMBER));
    expect(sent).not.toContain(WORD);
    // Nor is what would give the right one away.
    expect(sent).not.toContain('a was passed on');
    expect(sent).not.toContain('"slips":[{');
  });

  it('with answers shown to the whole room on purpose, the sentinel is found (V6)', async () => {
    const whole = (event: object) => event;
    const tampered: Feature[] = features.map((feature: Feature) => ({
      ...feature,
      events: feature.events.map((event) =>
        event.type === 'prediction-answered'
          ? { ...event, rules: { ...event.rules, scope: toRoom, show: whole } }
          : event,
      ),
    }));
    const sent = await sentToOthers(createRules(tampered));
    expect(sent).toContain(String(NUMBER));
    expect(sent).toContain(WORD);
  });

  it('the catalogue is listed for whoever asks (A1)', async () => {
    const { server } = await aClass();
    const response = await fetch(`${server.url}/api/activities`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual([
      {
        id: 'tiny',
        section: '1.6',
        minutes: 5,
        titles: { en: 'A tiny activity', ko: '작은 활동' },
        python: true,
      },
    ]);
  });
});

describe('kill -9 between the answers and the reveal', () => {
  it('loses nothing: everybody’s answer is there, and the reveal counts them (K3, Q5)', async () => {
    const DATA_DIR = temporaryFolder();
    const first = await startProcess({ DATA_DIR });
    const { code, instructorToken } = await first.open();
    const [instructor, ada, bob] = [first.client(), first.client(), first.client()];
    await instructor.resume(code, instructorToken);
    await ada.join(code, 'Ada');
    await bob.join(code, 'Bob');
    await instructor.command({ type: 'open-activity', activity: 'sandbox' });
    expect((await ada.command(answering(0)))[0]).toBe('ack');
    expect((await bob.command(answering(1)))[0]).toBe('ack');
    await first.stop('SIGKILL');
    const second = await startProcess({ DATA_DIR, PORT: String(first.port) });
    expect(second.port).toBe(first.port);
    for (const person of [instructor, ada, bob]) {
      await person.connected();
      await person.resume(code);
    }
    expect(last(ada.state)!.rounds[0]!.answers).toEqual({ [ada.you!]: { answer: 0 } });
    expect((await instructor.command({ type: 'reveal-prediction', prediction: 'q1' }))[0]).toBe('ack');
    const reveal = await bob.until(() => last(bob.state)?.reveal ?? undefined, 'the reveal');
    expect(reveal.rounds[0]).toMatchObject({ count: 2, right: 1, slips: [1, 0] });
  });
});
