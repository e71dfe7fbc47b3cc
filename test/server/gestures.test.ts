import { beforeEach, expect, test, vi } from 'vitest';
import { Session } from '#client/net/session.ts';
import type { Command } from '#shared/workshop/features.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { linkTo, MemoryStorage, type NodeLink } from './session-link.ts';
import { type StartedApp, startApp } from './start.ts';

beforeEach(() => {
  vi.stubGlobal('localStorage', new MemoryStorage());
  return () => vi.unstubAllGlobals();
});

/** A page of a student's in a workshop of one server, by the client's own code over a real socket. */
async function page(server: StartedApp, code: string, name: string, delay = 0) {
  let link!: NodeLink;
  const refused: string[] = [];
  const watchers = new Set<() => void>();
  const session = new Session(code, 'person', {
    changed() {
      for (const look of watchers) look();
    },
    refused: ({ code }) => refused.push(code),
    connect: (handlers) => (link = linkTo(server.url, handlers, delay)),
  });
  const until = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!condition()) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    });
  await session.join(name);
  return { session, link, refused, until };
}

const hidden = (session: Session, view: 'view' | 'confirmed') =>
  session.replica?.[view].boards[FIRST_BOARD]?.network.layers[0]?.units;

/** One more or one fewer unit, as the field under Arrow-Up asks for it. */
function resized(session: Session, units: number): Command {
  const { network } = session.replica!.view.boards[FIRST_BOARD]!;
  const layers = network.layers.map((layer, index) => (index === 0 ? { ...layer, units } : layer));
  return {
    type: 'set-network',
    board: FIRST_BOARD,
    network: { ...network, layers },
    from: layers.map((_, index) => index),
  };
}

test('Arrow-Up held in a units field ends applied, with a bounded number of messages (K11)', async () => {
  const server = await startApp();
  const { code, instructorToken } = await server.open();
  const instructor = server.client();
  await instructor.resume(code, instructorToken);
  await instructor.command({ type: 'grant', grant: 'network' });
  const { session, link, refused, until } = await page(server, code, 'Ada');
  await until(() => session.replica?.view.grants.includes('network') === true);

  // As fast as a key repeats.
  await new Promise<void>((resolve) => {
    let units = hidden(session, 'view')!;
    let presses = 0;
    const key = setInterval(() => {
      expect(session.issue(resized(session, ++units))).toBeUndefined();
      if (++presses < 15) return;
      clearInterval(key);
      resolve();
    }, 33);
  });
  await until(() => hidden(session, 'confirmed') === 18 && session.replica?.pending.length === 0);
  expect(refused).toEqual([]);
  expect(link.sent).toBeLessThan(40);
  expect(link.disconnects).toBe(0);
  expect(instructor.state?.boards[FIRST_BOARD]?.network.layers[0]?.units).toBe(18);
});

/** One more layer, one more unit in it, and that layer away again: each said in terms of the one before. */
function reshapings(session: Session): Command[] {
  let { network } = session.replica!.view.boards[FIRST_BOARD]!;
  return Array.from({ length: 15 }, (_, n): Command => {
    const { layers } = network;
    const same = layers.map((_, index) => index);
    const step = n % 3;
    const from = step === 0 ? [null, ...same] : step === 2 && layers.length > 3 ? same.toSpliced(1, 1) : same;
    const next = from.map((origin) => ({ ...layers[origin ?? 0]! }));
    if (step === 1) next[0]!.units += 1;
    network = { ...network, layers: next };
    return { type: 'set-network', board: FIRST_BOARD, network, from };
  });
}

test.each([
  ['near', 0],
  ['far away', 150],
] as const)(
  'layers come and go as fast as a key repeats, with a server that is %s: it ends applied, in few messages (K11)',
  async (_, delay) => {
    const server = await startApp();
    const { code, instructorToken } = await server.open();
    const instructor = server.client();
    await instructor.resume(code, instructorToken);
    await instructor.command({ type: 'grant', grant: 'network' });
    const { session, link, refused, until } = await page(server, code, 'Ada', delay);
    await until(() => session.replica?.view.grants.includes('network') === true);
    const commands = reshapings(session);
    await new Promise<void>((resolve) => {
      let presses = 0;
      const key = setInterval(() => {
        expect(session.issue(commands[presses]!)).toBeUndefined();
        if (++presses < commands.length) return;
        clearInterval(key);
        resolve();
      }, 33);
    });
    await until(() => session.replica?.pending.length === 0);
    const last = commands.at(-1) as Extract<Command, { type: 'set-network' }>;
    expect(session.replica?.confirmed.boards[FIRST_BOARD]?.network).toEqual(last.network);
    await instructor.until(() => instructor.version === session.replica?.confirmed.version);
    expect(instructor.state?.boards[FIRST_BOARD]?.network).toEqual(last.network);
    expect(refused).toEqual([]);
    expect(link.sent).toBeLessThan(20);
    expect(link.disconnects).toBe(0);
  },
);

test('commands that nothing replaces are all done in the end, about as many messages as commands (K11)', async () => {
  const server = await startApp({}, { messages: { burst: 40, perSecond: 200 } });
  const { code, instructorToken } = await server.open();
  localStorage.setItem(`weightroom:token:${code}:person`, instructorToken);
  const { session, link, refused, until } = await page(server, code, 'Ada');
  const open = (n: number): Command => ({
    type: 'open-board',
    title: `Group ${n}`,
    of: FIRST_BOARD,
    as: 'start',
  });
  for (let n = 1; n <= 20; n++) expect(session.issue(open(n))).toBeUndefined();
  await until(() => session.replica?.pending.length === 0);
  const { listings } = session.replica!.confirmed;
  expect(Object.values(listings).map(({ title }) => title)).toEqual([
    null,
    ...Array.from({ length: 20 }, (_, n) => `Group ${n + 1}`),
  ]);
  expect(refused).toEqual([]);
  expect(link.sent).toBeLessThan(80);
});

test('who is refused for being too fast takes nothing of what everybody shares (K11)', async () => {
  const workshopMessages = { burst: 60, perSecond: 0.001 };
  const server = await startApp({}, { messages: { burst: 40, perSecond: 1 }, workshopMessages });
  const { code, instructorToken } = await server.open();
  const instructor = server.client();
  await instructor.resume(code, instructorToken);
  await instructor.command({ type: 'grant', grant: 'network' });
  const [greedy, other] = [server.client(), server.client()];
  await greedy.join(code, 'Ada');
  await other.join(code, 'Bo');
  const initialize: Command = { type: 'initialize', board: FIRST_BOARD, initializer: 'xavier' };
  const answers = await Promise.all(Array.from({ length: 60 }, () => greedy.command(initialize)));
  expect(answers.filter(([answer]) => answer === 'ack')).toHaveLength(2);
  const waits = answers.map(([, body]) => ('params' in body ? Number(body.params?.retryAfter) : 0));
  // As long as it takes to have what the command costs, and not what any message does.
  expect(Math.max(...waits)).toBeGreaterThan(15_000);
  const sets = await Promise.all(Array.from({ length: 20 }, (_, n) => other.set('W1-0-0', n / 100)));
  expect(sets.map(([answer]) => answer)).toEqual(new Array(20).fill('ack'));
});
