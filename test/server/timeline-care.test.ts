import { expect, it } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { MemoryBus } from '#server/adapters/memory-bus.ts';
import { MemoryLeases } from '#server/adapters/memory-lease.ts';
import { UNLED } from '#server/workshops/caretakers/timeline-care.ts';
import { lift } from '#shared/workshop/kernel/upcast.ts';
import { timelineOf } from '#shared/workshop/model/timeline.ts';
import { rules } from '#shared/workshop/rules.ts';
import { advancing, ManualClock } from './manual-clock.ts';
import { ask, Memory, opened, placeOf, registryOf } from './rooms.ts';
import { startApp } from './start.ts';

it('a class whose only instructor is gone while the past is shown is back to now after a minute (Z12)', async () => {
  const clock = new ManualClock();
  const server = await startApp({ clock });
  const { code, instructorToken } = await server.open();
  const [instructor, student] = [server.client(), server.client()];
  await advancing(clock, Promise.all([instructor.resume(code, instructorToken), student.join(code, 'Ada')]));
  await advancing(clock, instructor.command({ type: 'open-timeline', version: 1 }));
  await clock.advance(2 * UNLED);
  expect(timelineOf(student.state!)).toMatchObject({ version: 1 });
  instructor.close();
  const alone = ([name, body]: (typeof student.received)[number]) =>
    name === 'presence' && !body.online.includes('p1');
  await advancing(
    clock,
    student.until(() => student.received.some(alone)),
  );
  await clock.advance(UNLED - 10_000);
  expect(timelineOf(student.state!)).toMatchObject({ version: 1 });
  await advancing(
    clock,
    student.until(() => timelineOf(student.state!) === null),
  );
  const set = { type: 'set-parameters', board: 'class', values: [['b1-0', 1]], final: true } as const;
  expect(await advancing(clock, student.command(set))).toMatchObject(['ack', {}]);
  // Who comes back is told nothing but how things are.
  const back = server.client();
  await advancing(clock, back.resume(code, instructorToken));
  expect(timelineOf(back.state!)).toBeNull();
  expect(back.received.map(([name]) => name)).not.toContain('past');
});

it('a reload of the instructor’s page, or another instructor, keeps the past on screen; a server that comes up waits anew (Z12)', async () => {
  const clock = new ManualClock();
  const registry = registryOf({ clock, store: new MemoryStore() });
  const { code, room } = await opened(registry);
  const { presence } = await placeOf(registry, code);
  room.attend(new Memory());
  presence.set({ here: ['p1'] });
  const shown = ask(room, { type: 'open-timeline', version: 1 });
  await clock.advance(100);
  await shown;
  for (let reload = 0; reload < 3; reload++) {
    presence.set({ here: [] });
    await clock.advance(UNLED - 1_000);
    presence.set({ here: ['p1'] });
    await clock.advance(5_000);
  }
  expect(timelineOf(room.workshop.state)).toMatchObject({ version: 1 });
  // By the time that passes, not by the clock of the machine.
  presence.set({ here: [] });
  clock.set(3 * 3_600_000);
  await clock.advance(UNLED - 1_000);
  expect(timelineOf(room.workshop.state)).toMatchObject({ version: 1 });
  await clock.advance(2_000);
  expect(timelineOf(room.workshop.state)).toBeNull();
});

it('two servers close the timeline once, and an instructor on either keeps it open (Z12)', async () => {
  const clock = new ManualClock();
  const ports = { clock, store: new MemoryStore(), bus: new MemoryBus(), leases: new MemoryLeases(clock) };
  const [here, there] = [registryOf(ports), registryOf(ports)];
  const { code, room } = await opened(here);
  const [near, far] = [await placeOf(here, code), await placeOf(there, code)];
  for (const place of [near, far]) place.room.attend(new Memory());
  near.presence.set({ here: ['p2'] });
  far.presence.set({ here: ['p1'] });
  const shown = ask(far.room, { type: 'open-timeline', version: 1 });
  await clock.advance(100);
  await shown;
  await clock.advance(2 * UNLED);
  expect(timelineOf(room.workshop.state)).toMatchObject({ version: 1 });
  const before = room.version;
  far.presence.set({ here: ['p3'] });
  await clock.advance(2 * UNLED);
  const events = (await ports.store.read(code, before)).map((entry) => lift(rules, entry).event);
  expect(events.filter(({ type }) => type === 'timeline-closed')).toMatchObject([{ by: null }]);
  expect(far.room.workshop.state).toEqual(near.room.workshop.state);
});
