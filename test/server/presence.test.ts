import { describe, expect, onTestFinished, test } from 'vitest';
import { MemoryBus } from '#server/adapters/memory-bus.ts';
import type { Bus } from '#server/ports/bus.ts';
import { silent } from '#server/ports/logger.ts';
import { PRESENCE, Presence } from '#server/workshops/presence.ts';
import { ManualClock } from './manual-clock.ts';

function presenceOf(bus: Bus, clock: ManualClock, node: string, workshop = 'ABC234'): Presence {
  const presence = new Presence(workshop, { bus, clock, log: silent, node });
  onTestFinished(() => presence.close());
  return presence;
}

describe('who is connected to a workshop', () => {
  test('is everybody on any node, each once', async () => {
    const [bus, clock] = [new MemoryBus(), new ManualClock()];
    const [here, there] = [presenceOf(bus, clock, 'a'), presenceOf(bus, clock, 'b')];
    const changes: Array<readonly string[]> = [];
    here.subscribe((online) => changes.push(online));
    here.set(['p1', 'p2']);
    there.set(['p2', 'p3']);
    await clock.advance(0);
    expect(here.online).toEqual(['p1', 'p2', 'p3']);
    expect(new Set(there.online)).toEqual(new Set(['p1', 'p2', 'p3']));
    there.set(['p3']);
    await clock.advance(0);
    there.set([]);
    await clock.advance(0);
    expect(here.online).toEqual(['p1', 'p2']);
    // That p2 is here as well makes their going there no change.
    expect(changes).toEqual([
      ['p1', 'p2'],
      ['p1', 'p2', 'p3'],
      ['p1', 'p2'],
    ]);
  });

  test('is told to a node where the first comes later: it asks', async () => {
    const [bus, clock] = [new MemoryBus(), new ManualClock()];
    presenceOf(bus, clock, 'a').set(['p1']);
    await clock.advance(PRESENCE.heartbeat / 2);
    const late = presenceOf(bus, clock, 'b');
    late.set([]);
    await clock.advance(0);
    expect(late.online).toEqual(['p1']);
  });

  test('is of that workshop alone', async () => {
    const [bus, clock] = [new MemoryBus(), new ManualClock()];
    const [one, other] = [presenceOf(bus, clock, 'a', 'ABC234'), presenceOf(bus, clock, 'b', 'XYZ789')];
    one.set(['p1']);
    other.set(['p2']);
    await clock.advance(PRESENCE.heartbeat);
    expect([one.online, other.online]).toEqual([['p1'], ['p2']]);
  });

  test('forgets a node that is silent within 20 s, and not one that goes on saying so (H19)', async () => {
    const [bus, clock] = [new MemoryBus(), new ManualClock()];
    const here = presenceOf(bus, clock, 'a');
    here.set(['p1']);
    presenceOf(bus, clock, 'b').set(['p2']);
    // A node that says so once and dies.
    await bus.publish('presence:ABC234', { node: 'c', here: ['p3'], asks: false });
    await clock.advance(PRESENCE.silence - PRESENCE.heartbeat);
    expect(new Set(here.online)).toEqual(new Set(['p1', 'p2', 'p3']));
    await clock.advance(2 * PRESENCE.heartbeat);
    expect(here.online).toEqual(['p1', 'p2']);
    await clock.advance(10 * PRESENCE.silence);
    expect(here.online).toEqual(['p1', 'p2']);
  });

  test('loses those of a node that closes at once', async () => {
    const [bus, clock] = [new MemoryBus(), new ManualClock()];
    const [here, there] = [presenceOf(bus, clock, 'a'), presenceOf(bus, clock, 'b')];
    here.set(['p1']);
    there.set(['p2']);
    await clock.advance(0);
    there.close();
    await clock.advance(0);
    expect(here.online).toEqual(['p1']);
  });

  test('is put right by the next heartbeat where a message was lost', async () => {
    const [bus, clock] = [new MemoryBus(), new ManualClock()];
    const deaf: Bus = {
      publish: (topic, message) => (lossy ? Promise.resolve() : bus.publish(topic, message)),
      subscribe: (topic, onMessage) => bus.subscribe(topic, onMessage),
    };
    let lossy = true;
    const [here, there] = [presenceOf(bus, clock, 'a'), presenceOf(deaf, clock, 'b')];
    here.set(['p1']);
    there.set(['p2']);
    await clock.advance(0);
    expect(here.online).toEqual(['p1']);
    lossy = false;
    await clock.advance(PRESENCE.heartbeat);
    expect(here.online).toEqual(['p1', 'p2']);
  });

  test('takes nothing from a message that is none', async () => {
    const [bus, clock] = [new MemoryBus(), new ManualClock()];
    const here = presenceOf(bus, clock, 'a');
    here.set(['p1']);
    await clock.advance(0);
    for (const message of [null, 'x', { node: 'b' }, { node: 'b', here: [7], asks: false }]) {
      await bus.publish('presence:ABC234', message);
    }
    await clock.advance(0);
    expect(here.online).toEqual(['p1']);
  });
});
