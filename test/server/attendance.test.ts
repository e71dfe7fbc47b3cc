import { describe, expect, it } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { MemoryBus } from '#server/adapters/memory-bus.ts';
import { MemoryLeases } from '#server/adapters/memory-lease.ts';
import { MINUTE } from '#server/workshops/caretakers/attendance-care.ts';
import { attendanceOf } from '#shared/workshop/model/attendance.ts';
import { advancing, ManualClock } from './manual-clock.ts';
import { Memory, opened, placeOf, registryOf } from './rooms.ts';
import { startApp } from './start.ts';

const staysOf = (room: { workshop: { state: Parameters<typeof attendanceOf>[0] } }) =>
  attendanceOf(room.workshop.state)?.stays;

describe('attendance', () => {
  it('is noted once a minute, and a page that is away for less than one leaves no gap (E2)', async () => {
    const clock = new ManualClock();
    const registry = registryOf({ clock, store: new MemoryStore() });
    const { code, room } = await opened(registry);
    const { presence } = await placeOf(registry, code);
    room.attend(new Memory());
    presence.set({ here: ['p1'] });
    await clock.advance(MINUTE + 1_000);
    presence.set({ here: [] });
    await clock.advance(50_000);
    presence.set({ here: ['p1'] });
    await clock.advance(MINUTE);
    expect(staysOf(room)).toEqual({ p1: [[0, 1]] });
    presence.set({ here: [] });
    await clock.advance(4 * MINUTE);
    presence.set({ here: ['p1'] });
    await clock.advance(MINUTE);
    expect(staysOf(room)?.p1).toHaveLength(2);
  });

  it('goes by the time that passes, not by the clock of the machine (E2)', async () => {
    const clock = new ManualClock();
    const registry = registryOf({ clock, store: new MemoryStore() });
    const { code, room } = await opened(registry);
    (await placeOf(registry, code)).presence.set({ here: ['p1'] });
    room.attend(new Memory());
    await clock.advance(MINUTE + 1_000);
    clock.set(3 * 3_600_000);
    await clock.advance(MINUTE);
    expect(staysOf(room)).toEqual({ p1: [[0, 1]] });
  });

  it('is noted once where two servers have the workshop, and whoever is on either is here (E2)', async () => {
    const clock = new ManualClock();
    const ports = { clock, store: new MemoryStore(), bus: new MemoryBus(), leases: new MemoryLeases(clock) };
    const [here, there] = [registryOf(ports), registryOf(ports)];
    const { code, room } = await opened(here);
    const [near, far] = [await placeOf(here, code), await placeOf(there, code)];
    for (const { room, presence } of [near, far]) {
      room.attend(new Memory());
      presence.set({ here: room === near.room ? [] : ['p1'] });
    }
    await clock.advance(2 * MINUTE + 5_000);
    expect(staysOf(room)).toEqual({ p1: [[0, 1]] });
    expect(far.room.workshop.state).toEqual(near.room.workshop.state);
  });
});

it('students are told that a minute went by, and nothing of who was here; all are at one version (E2, V6)', async () => {
  const clock = new ManualClock();
  const server = await startApp({ clock });
  const { code, instructorToken } = await server.open();
  const [instructor, student] = [server.client(), server.client()];
  await Promise.all([advancing(clock, instructor.resume(code, instructorToken)), student.join(code, 'Ada')]);
  await clock.advance(MINUTE + 1_000);
  await instructor.until(() => attendanceOf(instructor.state!) !== undefined, 'a minute');
  await student.until(() => student.version === instructor.version, 'the same version');
  expect(attendanceOf(student.state!)).toBeUndefined();
  expect(JSON.stringify(student.received)).not.toContain('"came"');
});
