import { onTestFinished } from 'vitest';
import { MemoryBus } from '#server/adapters/memory-bus.ts';
import { MemoryLeases } from '#server/adapters/memory-lease.ts';
import { type AppOptions, defaultOptions } from '#server/app.ts';
import { silent } from '#server/ports/logger.ts';
import { systemRandom } from '#server/ports/random.ts';
import { type Place, Registry, type RegistryPorts } from '#server/workshops/registry.ts';
import type { Outcome } from '#server/workshops/requests.ts';
import type { Audience, Batch, BoardObserved, Room } from '#server/workshops/room.ts';
import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { rules } from '#shared/workshop/rules.ts';
import { tinyLessons } from '../shared/lessons/tiny.ts';
import type { ManualClock } from './manual-clock.ts';

/** A registry with what a test gives it; closed when the test ends. */
export function registryOf(
  ports: Pick<RegistryPorts, 'store'> & Partial<RegistryPorts> & { readonly clock: ManualClock },
  options: Partial<AppOptions> = {},
): Registry {
  const registry = new Registry(
    {
      rules,
      lessons: tinyLessons,
      random: systemRandom,
      log: silent,
      bus: new MemoryBus(),
      leases: new MemoryLeases(ports.clock),
      ...ports,
    },
    { ...defaultOptions, ...options },
  );
  onTestFinished(() => registry.close());
  return registry;
}

/** The workshop of a code, which has to be there. */
export async function placeOf(registry: Registry, code: string): Promise<Place> {
  const found = await registry.find(code);
  if (!found.ok) throw new Error(found.rejection.code);
  return found;
}

export async function roomOf(registry: Registry, code: string): Promise<Room> {
  return (await placeOf(registry, code)).room;
}

/** A workshop that was just opened, its code and its room. */
export async function opened(registry: Registry): Promise<{ code: string; room: Room }> {
  const result = await registry.open({ locale: 'en' });
  if (!result.ok) throw new Error(result.rejection.code);
  return { code: result.code, room: await roomOf(registry, result.code) };
}

/** An audience that remembers what it was told. */
export class Memory implements Audience {
  readonly batches: Batch[] = [];
  readonly settledBatches: Batch[] = [];
  readonly news: BoardObserved[] = [];
  readonly ends: Rejection[] = [];

  tick(batch: Batch): void {
    this.batches.push(batch);
  }

  observed(news: BoardObserved): void {
    this.news.push(news);
  }

  settled(batch: Batch): void {
    this.settledBatches.push(batch);
  }

  closed(rejection: Rejection): void {
    this.ends.push(rejection);
  }

  get entries(): LogEntry[] {
    return this.batches.flatMap(({ steps }) => steps.map(({ entry }) => entry));
  }
}

let sequence = 0;

/** A command of a participant (the instructor when left out); the answer comes once the clock has moved. */
export function ask(
  room: Room,
  command: object,
  by = 'p1',
  id = `client-abc:${++sequence}`,
): Promise<Outcome> {
  return new Promise((resolve) => {
    room.command(by, { ...command, id } as unknown as Parameters<Room['command']>[1], resolve);
  });
}

/** The instructor sets W1[0][0]; the answer comes once the clock has moved. */
export function set(room: Room, value: number, board: string = FIRST_BOARD): Promise<Outcome> {
  return ask(room, { type: 'set-parameters', board, values: [['W1-0-0', value]] });
}
