import { describe, expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { ManualClock } from './manual-clock.ts';
import { ask, Memory, opened, registryOf } from './rooms.ts';
import { startApp } from './start.ts';

const hold = (parameter: string) => ({ type: 'hold', board: FIRST_BOARD, parameter }) as const;
const holdsOf = (state: WorkshopState | null | undefined) =>
  Object.keys(state?.boards[FIRST_BOARD]?.holds ?? {});

describe('a held parameter', () => {
  test('is refused to another student, with the holder’s name and the value as it is (K8, K9)', async () => {
    const server = await startApp();
    const { code } = await server.open();
    const [ada, grace] = [server.client(), server.client()];
    await ada.join(code, 'Ada');
    await grace.join(code, 'Grace');
    await ada.command(hold('W1-0-0'));
    expect(await grace.set('W1-0-0', 9)).toMatchObject([
      'reject',
      { code: 'held-by-other', params: { name: 'Ada' }, authoritative: { values: [['W1-0-0', 0.1]] } },
    ]);
    await ada.command({ ...hold('W1-0-0'), type: 'release' });
    expect((await grace.set('W1-0-0', 9))[0]).toBe('ack');
  });

  test('is released when the connection that took it is lost (K9)', async () => {
    const server = await startApp();
    const { code } = await server.open();
    const [ada, grace] = [server.client(), server.client()];
    await ada.join(code, 'Ada');
    await grace.join(code, 'Grace');
    await ada.command(hold('W1-0-0'));
    await grace.until(() => holdsOf(grace.state).length === 1);
    ada.close();
    await grace.until(() => holdsOf(grace.state).length === 0);
  });

  test('stays held while another connection of the same person is on it (K9, H10)', async () => {
    const server = await startApp();
    const { code } = await server.open();
    const [ada, tab, grace] = [server.client(), server.client(), server.client()];
    await ada.join(code, 'Ada');
    await tab.resume(code, ada.token);
    await grace.join(code, 'Grace');
    await ada.command(hold('W1-0-0'));
    await tab.set('W1-0-0', 0.3);
    ada.close();
    await grace.until(() => !grace.online.includes('p2') || grace.received.length > 0);
    // An entry after the connection went shows that nothing was released before it.
    await grace.set('b1-0', 0.5);
    expect(holdsOf(grace.state)).toEqual(['W1-0-0']);
    tab.close();
    await grace.until(() => holdsOf(grace.state).length === 0);
  });

  test('is let go of when its holder has not touched it for ten seconds (K9)', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const { room } = await opened(registryOf({ store, clock }));
    room.attend(new Memory());
    const command = async (body: object) => {
      const answer = ask(room, body);
      await clock.advance(40);
      return answer;
    };
    await command(hold('W1-0-0'));
    await clock.advance(limits.holdIdle - 1_000);
    await command({ type: 'set-parameters', board: FIRST_BOARD, values: [['W1-0-0', 0.9]] });
    await clock.advance(limits.holdIdle - 1_000);
    expect(holdsOf(room.workshop.state)).toEqual(['W1-0-0']);
    await clock.advance(1_100);
    expect(holdsOf(room.workshop.state)).toEqual([]);
  });
});
