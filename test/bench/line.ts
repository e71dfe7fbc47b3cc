import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';

export interface LineOptions {
  /** The address that it says it comes from (to a server with `TRUST_PROXY=1`). */
  readonly from?: string;
  /** How long connecting may take (ms). */
  readonly patience?: number;
}

/** Any message's body. */
export type Body = Readonly<Record<string, unknown>>;

/** One connection over a bare WebSocket that speaks Socket.IO's frames, and parses none that nobody asks for. */
export class Line {
  readonly #socket: WebSocket;
  /** Called with each message; `body` parses it, `frame` is as it came. */
  onMessage: (event: string, body: () => Body, frame: Buffer) => void = () => {};
  onClose: () => void = () => {};

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static open(port: number, { from, patience = 8_000 }: LineOptions = {}): Promise<Line> {
    return new Promise((done, fail) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
        perMessageDeflate: false,
        handshakeTimeout: patience,
        origin: `http://127.0.0.1:${port}`,
        ...(from !== undefined && { headers: { 'x-forwarded-for': from } }),
      });
      const line = new Line(socket);
      const timer = setTimeout(() => socket.terminate(), patience);
      let open = false;
      socket.on('open', () => socket.send('40'));
      socket.on('message', (data: Buffer) => {
        if (data[0] === PING && data.length === 1) socket.send('3');
        else if (data[0] !== MESSAGE) return;
        else if (data[1] === EVENT) line.#hear(data);
        else if (data[1] === CONNECTED && !open) {
          open = true;
          clearTimeout(timer);
          done(line);
        }
      });
      // Where it is refused, it closes, too.
      socket.on('error', () => {});
      socket.on('close', () => {
        clearTimeout(timer);
        if (open) line.onClose();
        else fail(new Error('no connection'));
      });
    });
  }

  #hear(data: Buffer): void {
    // 42["name",{…}]
    const name = data.toString('latin1', 4, data.indexOf(QUOTE, 4));
    this.onMessage(name, () => (JSON.parse(data.toString('utf8', 2)) as [string, Body])[1], data);
  }

  send(event: string, body: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(`42${JSON.stringify([event, body])}`);
  }

  close(): void {
    this.#socket.terminate();
  }
}

const [PING, MESSAGE, EVENT, CONNECTED, QUOTE] = [...Buffer.from('2420"')] as [
  number,
  number,
  number,
  number,
  number,
];

/** A token, and a page's mark, such as clients make for themselves. */
export const makeToken = (): string => randomBytes(32).toString('base64url');
export const makeMark = (): string => randomBytes(9).toString('base64url');
