import { describe, expect, test } from 'vitest';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { startApp } from './start.ts';

describe('a workshop over real sockets', () => {
  test('opens over HTTP, is joined by name, and shows everyone what one of them moves', async () => {
    const server = await startApp();
    const { code, instructorToken } = await server.open({ title: 'Monday', name: 'Lee', locale: 'ko' });
    const instructor = server.client();
    const ada = server.client();
    const stage = server.client();
    const hers = await instructor.resume(code, instructorToken);
    expect(hers).toMatchObject({ you: 'p1', workshop: code, version: 1 });
    expect(hers.snapshot).toMatchObject({
      title: 'Monday',
      locale: 'ko',
      participants: { p1: { name: 'Lee', role: 'instructor' } },
    });
    await ada.join(code, 'Ada');
    await stage.watch(code);
    expect([ada.you, stage.you]).toEqual(['p2', null]);
    expect(ada.output).toEqual([0.3168270764110298, 0.6962790898619668]);

    const [answer, ack] = await ada.set('W1-0-0', 0.75);
    expect(answer).toBe('ack');
    for (const client of [instructor, ada, stage]) {
      await client.until(() => client.version === ada.version);
      expect(client.state?.boards[FIRST_BOARD]?.parameters[0]).toBe(0.75);
      expect(client.output).toEqual(ada.output);
      expect(client.loss).toBe(ada.loss);
    }
    expect(ack).toMatchObject({ version: ada.version });
  });
});
