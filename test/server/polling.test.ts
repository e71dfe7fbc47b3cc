import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { TestClient } from './client.ts';
import { startApp } from './start.ts';

/** How long (ms) anything is on its way through the network between, each way. */
const FAR = 40;

/** A network in front of a server through which everything takes its time; resolves to its address. */
async function farAway(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const later = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on('data', (chunk) => void setTimeout(() => to.writable && to.write(chunk), FAR));
    from.on('error', () => from.destroy());
    from.on('close', () => void setTimeout(() => to.end(), FAR));
  };
  const network = createServer((near) => {
    const far = connect(Number(port), hostname);
    later(near, far);
    later(far, near);
  });
  network.listen(0, '127.0.0.1');
  await once(network, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    network.close();
  });
  return `http://127.0.0.1:${(network.address() as AddressInfo).port}`;
}

test('what people change who poll from afar reaches everybody within 500 ms, while the whole class moves (T1)', async () => {
  const server = await startApp();
  const { code, instructorToken } = await server.open();
  const instructor = server.client();
  await instructor.resume(code, instructorToken);
  const far = await farAway(server.url);
  const polling = Array.from({ length: 4 }, () => new TestClient(far, { transports: ['polling'] }));
  onTestFinished(() => {
    for (const each of polling) each.close();
  });
  const near = Array.from({ length: 4 }, () => server.client());
  const class_ = [...polling, ...near];
  for (const [n, each] of class_.entries()) await each.join(code, `N${n}`);
  const parameters = ['W1-0-0', 'W1-0-1', 'W1-0-2', 'W1-1-0', 'W1-1-1', 'W1-1-2', 'b1-0', 'b1-1'];

  // Each moves one parameter 40 times, as soon as everybody has seen the last; how long each value takes for that.
  const times = { far: [] as number[], near: [] as number[] };
  const seenBy = (value: number, index: number) =>
    class_.map((each) =>
      each.until(() => (each.state?.boards.class?.parameters[index] ?? 0) >= value, `value ${value}`),
    );
  await Promise.all(
    class_.map(async (each, index) => {
      for (let n = 1; n <= 40; n++) {
        const sent = performance.now();
        const seen = seenBy(n, index);
        void each.set(parameters[index]!, n);
        await Promise.all(seen);
        times[index < polling.length ? 'far' : 'near'].push(performance.now() - sent);
      }
    }),
  );
  const most = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(0.95 * all.length)]!;
  // On a machine so busy that those who are near wait as long, too, it is measured by them.
  expect(most(times.far)).toBeLessThan(Math.max(500, 2 * most(times.near)));
  expect(polling.every(({ socket }) => socket.connected)).toBe(true);
});

test('the instructors are told who has no WebSocket, and nobody else is (E10)', async () => {
  const server = await startApp();
  const { code, instructorToken } = await server.open();
  const [instructor, near] = [server.client(), server.client()];
  await instructor.resume(code, instructorToken);
  await near.join(code, 'Near');
  const far = server.client({ transports: ['polling'] });
  await far.join(code, 'Far');
  const told = ({ received }: TestClient) =>
    received.some(([name, body]) => name === 'presence' && body.polling?.join() === far.you);
  await instructor.until(() => told(instructor), 'who polls');
  await near.until(() => near.online.length === 3, 'everybody');
  expect(JSON.stringify(near.received)).not.toContain('"polling"');
  far.close();
  await instructor.until(
    () =>
      instructor.received.findLast(([name]) => name === 'presence')?.[1] !== undefined &&
      !('polling' in (instructor.received.findLast(([name]) => name === 'presence')![1] as object)),
    'nobody who polls',
  );
});
