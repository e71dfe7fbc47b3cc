import { describe, expect, test } from 'vitest';
import { Welcomes } from '#server/transport/welcomes.ts';
import { lectureStart } from '#shared/lessons/lecture-network.ts';
import type { Welcome } from '#shared/protocol/server-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { freshContent } from '#shared/workshop/model/board.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { defaultTraining } from '#shared/workshop/model/training.ts';
import { SimulatedSocket } from '#test/simulation/socket.ts';

const content = freshContent(lectureStart, defaultTraining);

function welcome(others: Partial<Welcome> = {}): Welcome {
  return {
    protocol: PROTOCOL,
    workshop: 'GRADIENT',
    epoch: 'e',
    version: 3,
    you: null,
    open: ['class'],
    snapshot: { title: '"손실"', boards: { class: content } } as unknown as Welcome['snapshot'],
    entries: [],
    observations: { class: observe(content) },
    history: { class: [] },
    online: ['p1'],
    ...others,
  };
}

/** What a connection hears of a welcome. */
function heard(frame: ReturnType<Welcomes['frameOf']>): unknown {
  const frames: string[] = [];
  const socket = new SimulatedSocket({ deliver: (text) => frames.push(text), hangUp: () => {} });
  frame.to(socket.wire, () => {});
  return JSON.parse(frames[0]!.slice(2));
}

describe('a welcome', () => {
  test.each([
    ['whole', welcome()],
    ['of two boards', welcome({ observations: { class: observe(content), b2: observe(content) } })],
    ['of no board', welcome({ open: [], observations: {}, history: {} })],
    ['of what was missed', welcome({ snapshot: null, entries: [[3, { type: 'frozen' } as never]] })],
  ])('says in pieces what it says in one: %s', (_, message) => {
    expect(heard(new Welcomes().frameOf(message))).toEqual(JSON.parse(JSON.stringify(['welcome', message])));
  });

  test('is the last one again where it says the same, and another where anything is not', () => {
    const welcomes = new Welcomes();
    const first = welcomes.frameOf(welcome());
    expect(welcomes.frameOf(welcome())).toBe(first);
    for (const others of [{ you: 'p2' }, { version: 4 }, { online: ['p1', 'p2'] }, { history: {} }]) {
      const other = welcomes.frameOf(welcome(others));
      expect(other).not.toBe(first);
      expect(heard(other)).toEqual(JSON.parse(JSON.stringify(['welcome', welcome(others)])));
    }
  });
});
