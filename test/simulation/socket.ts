import type { WireSocket } from '#server/transport/wire.ts';

/** The client's end of a simulated connection, as the server's end knows it. */
export interface FarEnd {
  /** A frame on its way to the client; `taken` is called when the network has taken it. */
  deliver(frame: string, taken: () => void): void;
  /** The server has hung up. */
  hangUp(): void;
}

type Listener = (...args: unknown[]) => void;

/**
 * As much of a Socket.IO socket over a WebSocket as the product's transport uses: what it writes goes to the
 * far end, and waits in `bufferedAmount` until the network has taken it.
 */
export class SimulatedSocket {
  connected = true;
  readonly #far: FarEnd;
  readonly #listeners = new Map<string, Listener[]>();
  #hear: Listener = () => {};
  #buffered = 0;

  constructor(far: FarEnd) {
    this.#far = far;
  }

  /** What the transport sees. */
  get wire(): WireSocket {
    return this as unknown as WireSocket;
  }

  readonly client = {
    decoder: {
      hear: (listener: Listener) => {
        this.#hear = listener;
      },
    },
  };

  readonly conn = {
    on: (name: string, listener: Listener) => this.on(name, listener),
    writeBuffer: [],
    upgrading: false,
    close: () => this.#end(),
    write: (text: string) => this.#write(`4${text}`),
    transport: this.#transport(),
  };

  #transport() {
    const write = (frame: string, sent?: () => void) => this.#write(frame, sent);
    const buffered = () => this.#buffered;
    return {
      name: 'websocket',
      onPacket: () => {},
      writable: true,
      socket: {
        get bufferedAmount() {
          return buffered();
        },
        readyState: 1,
        _socket: { cork: () => {}, uncork: () => {} },
        _sender: {
          sendFrame: ([frame]: readonly [Buffer], sent: () => void) => write(textOf(frame), sent),
        },
      },
    };
  }

  emit(event: string, body: unknown): boolean {
    this.#write(`42${JSON.stringify([event, body])}`);
    return true;
  }

  on(name: string, listener: Listener): this {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    return this;
  }

  disconnect(): this {
    if (!this.connected) return this;
    this.#end();
    this.#far.hangUp();
    return this;
  }

  /** A message from the client. */
  receive(event: string, body: unknown): void {
    if (this.connected) this.#hear(event, body);
  }

  /** The client is gone. */
  lose(): void {
    this.#end();
  }

  #end(): void {
    if (!this.connected) return;
    this.connected = false;
    this.#tell('disconnect');
  }

  #write(frame: string, sent?: () => void): void {
    if (!this.connected) return;
    this.#buffered += frame.length;
    this.#far.deliver(frame, () => {
      this.#buffered -= frame.length;
      if (!this.connected) return;
      sent?.();
      this.#tell('drain');
    });
  }

  #tell(name: string): void {
    for (const listener of this.#listeners.get(name) ?? []) listener();
  }
}

/** What a WebSocket frame of the server says. */
function textOf(frame: Buffer): string {
  const length = frame[1]!;
  return frame.toString('utf8', length < 126 ? 2 : length === 126 ? 4 : 10);
}
