import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Connection, type ConnectionState } from '#client/net/connection.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { FakeSocket } from './fake-socket.ts';

const made = vi.hoisted(() => ({ socket: undefined as unknown }));

vi.mock('socket.io-client', () => ({ io: () => made.socket }));

let socket: FakeSocket;
let connection: Connection;
let states: ConnectionState[];
let polling: boolean[];

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
  sessionStorage.clear();
  socket = new FakeSocket();
  made.socket = socket;
  states = [];
  polling = [];
  const nothing = (): void => {};
  connection = new Connection({
    hello: () => ({ protocol: PROTOCOL, workshop: 'K7M4QX' }),
    state: (state) => states.push(state),
    polling: (on) => polling.push(on),
    welcome: nothing,
    tick: nothing,
    observed: nothing,
    presence: nothing,
    waiting: nothing,
    pointer: nothing,
    summaries: nothing,
    past: nothing,
    recalled: nothing,
    outline: nothing,
    notice: nothing,
    ack: nothing,
    reject: nothing,
    bye: nothing,
  });
  connection.start();
});

afterEach(() => {
  connection.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** How long (ms) until it sets out again. */
function waited(): number {
  const { tries } = socket;
  let wait = 0;
  while (socket.tries === tries && wait < 20_000) {
    vi.advanceTimersByTime(10);
    wait += 10;
  }
  return wait;
}

describe('a refused hello', () => {
  test.each(['too-many-attempts', 'too-fast', 'name-taken', 'not-joined', 'malformed', 'busy'] as const)(
    'leaves the page outside with the server there: %s',
    (code) => {
      socket.up();
      expect(states.at(-1) ?? 'catching-up').toBe('catching-up');
      socket.refuse(code);
      expect(states.at(-1)).toBe('live');
      expect(connection.open).toBe(false);
    },
  );

  test('is followed by another one as soon as the person tries again', () => {
    socket.up();
    socket.refuse('too-many-attempts');
    connection.start();
    expect(socket.emitted).toEqual(['hello', 'hello']);
    expect(socket.tries).toBe(1);
  });
});

describe('starting', () => {
  test('again while the connection is on its way does not begin a second one', () => {
    connection.start();
    expect(socket.tries).toBe(1);
    socket.up();
    expect(socket.emitted).toEqual(['hello']);
  });

  test('again while it waits for its next try goes at once', () => {
    socket.fail();
    connection.start();
    expect(socket.tries).toBe(2);
    socket.up();
    socket.welcome();
    vi.advanceTimersByTime(20_000);
    expect(socket.tries).toBe(2);
  });
});

describe('coming back', () => {
  test('B1: takes longer each time the server says goodbye, until it says welcome', () => {
    const waits = [1, 2, 3, 4, 5].map(() => {
      socket.up();
      socket.bye('busy');
      return waited();
    });
    expect(waits).toEqual([300, 600, 1_200, 2_400, 2_500]);
    socket.up();
    socket.welcome();
    socket.bye('busy');
    expect(waited()).toBe(300);
  });

  test('B1: is spread over time, so that a class does not come back as one', () => {
    vi.mocked(Math.random).mockReturnValue(0.5);
    socket.up();
    socket.bye('too-slow');
    expect(waited()).toBe(450);
  });

  test('B1: is quick after a restart of the server, and patient while it is down', () => {
    socket.up();
    socket.welcome();
    socket.bye('shutting-down');
    expect(waited()).toBe(150);
    const waits = [1, 2, 3, 4, 5, 6, 7].map(() => {
      socket.fail();
      return waited();
    });
    expect(waits).toEqual([300, 300, 300, 300, 300, 600, 1_200]);
  });

  test('K11: waits as long as the server asks for', () => {
    socket.up();
    socket.bye('too-fast', { retryAfter: 4_000 });
    expect(waited()).toBe(4_000);
  });

  test.each(['transport close', 'transport error', 'ping timeout'])(
    'follows a hello that was cut off (%s), and says it again',
    (reason) => {
      socket.up();
      socket.drop(reason);
      expect(states.at(-1)).toBe('offline');
      expect(waited()).toBe(300);
      socket.up();
      expect(socket.emitted).toEqual(['hello', 'hello']);
      expect(states.at(-1)).toBe('catching-up');
      socket.welcome();
      expect(connection.open).toBe(true);
    },
  );

  test('takes longer too when the server cuts every hello off', () => {
    const waits = [1, 2, 3].map(() => {
      socket.up();
      socket.drop('transport close');
      return waited();
    });
    expect(waits).toEqual([300, 600, 1_200]);
  });

  test('H1: never begins with what the dead connection had not sent', () => {
    socket.up();
    socket.welcome();
    socket.sendBuffer.push('a command');
    socket.drop('ping timeout');
    expect(socket.sendBuffer).toEqual([]);
  });

  test('goes at once, with short waits again, when the network is back', () => {
    for (let failure = 0; failure < 4; failure++) {
      socket.fail();
      waited();
    }
    window.dispatchEvent(new Event('online'));
    expect(socket.tries).toBe(6);
    socket.fail();
    expect(waited()).toBe(300);
  });

  test('B1: does not happen after a final goodbye', () => {
    socket.up();
    socket.hear('bye', { code: 'removed', retryable: false });
    vi.advanceTimersByTime(20_000);
    expect(socket.tries).toBe(1);
    expect(states.at(-1)).toBe('offline');
  });
});

describe('a network that lets no WebSocket through', () => {
  test('is passed by polling, without a word of being offline, and the page is told', () => {
    vi.advanceTimersByTime(4_000);
    expect(socket.tries).toBe(2);
    expect(socket.io.opts.transports).toEqual(['polling', 'websocket']);
    socket.up();
    socket.welcome();
    expect(states).toEqual(['live']);
    expect(polling).toEqual([true]);
    vi.advanceTimersByTime(60_000);
    expect(socket.tries).toBe(2);
  });

  test('that lets one through after all is moved over to, and the page is told', () => {
    vi.advanceTimersByTime(4_000);
    socket.up();
    socket.welcome();
    socket.upgrade();
    expect(polling).toEqual([true, false]);
  });

  test('is known in this tab once the WebSocket beside polling failed, unless the connection ended', () => {
    vi.advanceTimersByTime(4_000);
    socket.up();
    socket.io.engine.readyState = 'closed';
    socket.blocked();
    socket.drop('transport close');
    waited();
    expect(socket.io.opts.transports).not.toEqual(['polling']);
    socket.io.engine.readyState = 'open';
    socket.io.engine.transport.name = 'polling';
    socket.up();
    socket.welcome();
    socket.blocked();
    socket.drop('transport close');
    waited();
    expect(socket.io.opts.transports).toEqual(['polling']);
  });

  test('is not looked for by a page that has left', () => {
    connection.stop();
    vi.advanceTimersByTime(60_000);
    expect(socket.tries).toBe(1);
  });
});

describe('a WebSocket that has worked and passes nothing any more', () => {
  let ready: boolean | undefined;

  beforeEach(() => {
    ready = true;
    vi.spyOn(window, 'fetch').mockImplementation(() =>
      ready === undefined
        ? new Promise(() => {})
        : Promise.resolve(new Response('', { status: ready ? 200 : 503 })),
    );
    socket.up();
    socket.welcome();
  });

  const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  test('is left for polling when a command has had no answer for 4 s, and the server answers otherwise (T6)', async () => {
    await later(5_000);
    connection.send({ id: 'c:1', type: 'freeze' });
    await later(3_900);
    expect(socket.tries).toBe(1);
    await later(200);
    expect(socket.tries).toBe(2);
    expect(socket.io.opts.transports).toEqual(['polling', 'websocket']);
    socket.up();
    socket.welcome();
    expect(states.at(-1)).toBe('live');
    expect(polling).toEqual([false, true]);
  });

  test('is left when not even a ping has come for 11 s (T6)', async () => {
    await later(10_900);
    expect(socket.tries).toBe(1);
    await later(200);
    expect(socket.tries).toBe(2);
    expect(socket.io.opts.transports).toEqual(['polling', 'websocket']);
  });

  test('is not left while anything comes, however late the answer is (T6)', async () => {
    connection.send({ id: 'c:1', type: 'freeze' });
    for (let second = 0; second < 60; second += 10) {
      await later(3_500);
      socket.packet();
      await later(6_500);
      socket.packet();
    }
    expect(window.fetch).not.toHaveBeenCalled();
    expect(socket.tries).toBe(1);
  });

  test('is not left by one who is merely slow: not where no plain request is answered either (T6)', async () => {
    ready = undefined;
    connection.send({ id: 'c:1', type: 'freeze' });
    await later(19_000);
    expect(socket.tries).toBe(1);
    socket.packet();
    ready = false;
    connection.send({ id: 'c:2', type: 'freeze' });
    await later(9_000);
    expect(window.fetch).toHaveBeenCalledTimes(3);
    expect(socket.tries).toBe(1);
    ready = true;
    await later(4_000);
    expect(socket.tries).toBe(2);
  });

  test('is not looked for where one polls, or has left (T6)', async () => {
    socket.io.engine.transport.name = 'polling';
    socket.drop('transport close');
    await later(1_000);
    socket.io.engine.transport.name = 'polling';
    socket.up();
    socket.welcome();
    connection.send({ id: 'c:1', type: 'freeze' });
    connection.stop();
    await later(60_000);
    expect(window.fetch).not.toHaveBeenCalled();
  });

  test('three times within a minute each is not tried again in this tab (T6)', async () => {
    for (let time = 0; time < 3; time++) {
      if (time > 0) {
        socket.up();
        socket.welcome();
        socket.upgrade();
      }
      await later(11_100);
    }
    expect(socket.io.opts.transports).toEqual(['polling']);
  });
});

describe('a page that goes away', () => {
  const hide = () => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));

  test('closes its connection at once, and comes back when it is taken from the cache (H19)', () => {
    socket.up();
    socket.welcome();
    hide();
    expect(socket.connected).toBe(false);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(socket.tries).toBe(2);
    socket.up();
    socket.welcome();
    expect(states.at(-1)).toBe('live');
  });

  test('says so by a beacon where it polls: requests of a page that goes are cut off (H19)', async () => {
    const beacon = vi.spyOn(navigator, 'sendBeacon').mockReturnValue(true);
    socket.io.engine.transport.name = 'polling';
    socket.up();
    socket.welcome();
    hide();
    expect(beacon.mock.calls).toEqual([['/socket.io/?EIO=4&transport=polling&sid=sid', '1']]);
  });
});
