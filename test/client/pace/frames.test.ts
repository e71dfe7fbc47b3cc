import { describe, expect, test } from 'vitest';
import { hurry, inNextFrame, mayDraw, turn } from '#client/pace/frames.ts';
import { painted } from '../painted.ts';

/** Frames that take the main thread so long (ms), one after the other. */
async function frames(count: number, cost: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    await new Promise<void>((done) => {
      inNextFrame(() => {
        const begun = performance.now();
        while (performance.now() - begun < cost);
        done();
      });
    });
    await painted();
  }
}

/** How many parts that may wait are drawn in one frame together. */
async function together(): Promise<number> {
  let drawn = 0;
  await new Promise<void>((done) => {
    inNextFrame(() => {
      while (drawn < 20 && mayDraw()) drawn++;
      done();
    });
  });
  await painted();
  return drawn;
}

describe('a page', () => {
  test('draws once a frame, however often it is asked', async () => {
    let drawn = 0;
    const draw = (): void => {
      drawn++;
    };
    for (let n = 0; n < 50; n++) inNextFrame(draw);
    await painted();
    await painted();
    expect(drawn).toBe(1);
  });

  test('draws fewer parts a frame where frames are dear, one at least, and all again once they are not', async () => {
    await frames(12, 0);
    expect(await together()).toBe(8);
    await frames(12, 25);
    expect(await together()).toBe(1);
    await frames(12, 0);
    expect(await together()).toBe(8);
  });

  test('where frames are dear gives what waits a turn each, in order, and answers a hand before', async () => {
    await frames(12, 25);
    const order: string[] = [];
    for (const name of ['a', 'b', 'c']) turn(() => order.push(name));
    hurry();
    inNextFrame(() => order.push('hand'));
    while (order.length < 4) await frames(1, 25);
    expect(order).toEqual(['hand', 'a', 'b', 'c']);
    await frames(12, 0);
  });
});
