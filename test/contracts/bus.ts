import { describe, expect, test } from 'vitest';
import type { Bus } from '#server/ports/bus.ts';

/** Collects messages, and resolves once there are so many. */
class Listener {
  readonly heard: unknown[] = [];
  #wake: () => void = () => {};

  readonly take = (message: unknown): void => {
    this.heard.push(message);
    this.#wake();
  };

  async until(count: number): Promise<unknown[]> {
    while (this.heard.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.heard;
  }
}

/** What every bus does; each adapter runs it with two nodes on one bus (they may be the same object). */
export function busContract(adapter: string, open: () => { readonly here: Bus; readonly there: Bus }): void {
  describe(`the ${adapter} bus`, () => {
    test('publish(topic, message) reaches everyone who listens to the topic, the sender included', async () => {
      const { here, there } = open();
      const [near, far] = [new Listener(), new Listener()];
      await here.subscribe('a', near.take);
      await there.subscribe('a', far.take);
      await here.publish('a', { hello: [1, 'é', null] });
      expect(await near.until(1)).toEqual([{ hello: [1, 'é', null] }]);
      expect(await far.until(1)).toEqual([{ hello: [1, 'é', null] }]);
    });

    test('messages of one node on one topic keep their order', async () => {
      const { here, there } = open();
      const listener = new Listener();
      await there.subscribe('a', listener.take);
      for (let n = 0; n < 20; n++) await here.publish('a', n);
      expect(await listener.until(20)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    });

    test('another topic, a message from before and one after the end are not heard', async () => {
      const { here, there } = open();
      const [stopped, going] = [new Listener(), new Listener()];
      await here.publish('a', 'before');
      const unsubscribe = await there.subscribe('a', stopped.take);
      await there.subscribe('a', going.take);
      await here.publish('b', 'elsewhere');
      await here.publish('a', 'first');
      await going.until(1);
      unsubscribe();
      await here.publish('a', 'second');
      expect(await going.until(2)).toEqual(['first', 'second']);
      expect(stopped.heard).toEqual(['first']);
    });

    test('one function that listens twice is told twice, and ends each by itself', async () => {
      const { here } = open();
      const listener = new Listener();
      const end = await here.subscribe('a', listener.take);
      await here.subscribe('a', listener.take);
      await here.publish('a', 1);
      await listener.until(2);
      end();
      await here.publish('a', 2);
      expect(await listener.until(3)).toEqual([1, 1, 2]);
    });

    test('a message is a value: what is done to it afterwards, here or there, reaches nobody', async () => {
      const { here, there } = open();
      const [first, second] = [new Listener(), new Listener()];
      await here.subscribe('a', first.take);
      await there.subscribe('a', second.take);
      const message = { list: [1] };
      const sent = here.publish('a', message);
      message.list.push(2);
      await sent;
      const [heard] = (await first.until(1)) as Array<{ list: number[] }>;
      heard?.list.push(3);
      expect(await second.until(1)).toEqual([{ list: [1] }]);
    });
  });
}
