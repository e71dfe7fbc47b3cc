import type { Reject, ServerMessages, Welcome } from '#shared/protocol/server-messages.ts';

type Heard = Partial<Record<string, (message: unknown) => void>>;

/** What the page's end of a Socket.IO connection does, without a network: the test says what happens to it. */
export class FakeSocket {
  connected = false;
  active = false;
  sendBuffer: unknown[] = [];
  readonly emitted: string[] = [];
  /** How often it set out. */
  tries = 0;
  readonly io = {
    opts: { path: '/socket.io', transports: [] as string[] },
    on: (_event: 'open', listener: () => void): void => {
      this.#opened = listener;
    },
    engine: {
      id: 'sid' as string | null,
      readyState: 'open',
      transport: { name: 'websocket' },
      on: (event: 'upgrade' | 'upgradeError' | 'packet', listener: () => void): void => {
        this.#looked[event] = listener;
      },
      close: (): void => this.drop('transport close'),
    },
  };
  #opened = (): void => {};
  readonly #looked: Partial<Record<'upgrade' | 'upgradeError' | 'packet', () => void>> = {};
  readonly #heard: Heard = {};

  on(event: string, listener: (message: unknown) => void): this {
    this.#heard[event] = listener;
    return this;
  }

  connect(): this {
    this.active = true;
    this.tries++;
    this.io.engine.transport.name = this.io.opts.transports[0]!;
    return this;
  }

  disconnect(): this {
    this.active = false;
    if (this.connected) this.drop('io client disconnect');
    return this;
  }

  emit(event: string): void {
    this.emitted.push(event);
  }

  /** The server is there. */
  up(): void {
    this.connected = true;
    this.#opened();
    this.#heard.connect?.(undefined);
  }

  /** Moves over from polling to a WebSocket. */
  upgrade(): void {
    this.io.engine.transport.name = 'websocket';
    this.#looked.upgrade?.();
  }

  /** The WebSocket that it looked for beside polling failed. */
  blocked(): void {
    this.#looked.upgradeError?.();
  }

  /** The server is not there. */
  fail(): void {
    this.#heard.connect_error?.(new Error('no server'));
  }

  /** The connection ends. */
  drop(reason: string): void {
    this.connected = false;
    if (reason === 'io server disconnect') this.active = false;
    this.#heard.disconnect?.(reason);
  }

  /** A message of the server's comes. */
  hear<Event extends keyof ServerMessages>(
    event: Event,
    message: Parameters<ServerMessages[Event]>[0],
  ): void {
    this.packet();
    this.#heard[event]?.(message);
  }

  /** Anything at all comes, a ping for one. */
  packet(): void {
    this.#looked.packet?.();
  }

  welcome(): void {
    this.hear('welcome', {} as Welcome);
  }

  refuse(code: Reject['code']): void {
    this.hear('reject', { id: null, code });
  }

  /** Says goodbye and closes, as the server does. */
  bye(code: Reject['code'], params: Record<string, number> = {}): void {
    this.hear('bye', { code, params, retryable: true });
    this.drop('io server disconnect');
  }
}
