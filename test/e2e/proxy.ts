import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * What a school's proxy does to a WebSocket: answers 403; passes the request on without its `Upgrade`; never answers;
 * or lets it open, and nothing through after that.
 */
export const manners = ['refuses', 'strips', 'swallows', 'mutes'] as const;
export type Manner = (typeof manners)[number] | 'passes';

/** Headers that are of one connection, and no proxy passes on. */
const OF_THE_CONNECTION = [
  'connection',
  'upgrade',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'te',
];

/** A proxy in front of a server on loopback: plain requests pass, WebSockets as its manner is. */
export class SchoolProxy {
  readonly #server: Server;
  readonly #target: URL;
  readonly #sockets = new Set<Duplex>();
  /** Those of WebSockets, on either side. */
  readonly #upgraded = new Set<Duplex>();
  manner: Manner;
  /** WebSockets that were asked for. */
  asked = 0;

  private constructor(target: string, manner: Manner) {
    this.#target = new URL(target);
    this.manner = manner;
    this.#server = createServer((incoming, response) => {
      const outgoing = this.#pass(incoming);
      outgoing.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      outgoing.on('error', () => response.destroy());
      // Of a page that goes the server learns nothing here: the request goes on.
      response.on('error', () => response.destroy());
      incoming.pipe(outgoing);
    });
    this.#server.on('connection', (socket: Socket) => this.#keep(socket));
    this.#server.on('upgrade', (incoming, socket, head) => {
      this.asked++;
      this.#upgrade(incoming, socket, head);
    });
  }

  static async start(target: string, manner: Manner): Promise<SchoolProxy> {
    const proxy = new SchoolProxy(target, manner);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Lets nothing more through the WebSockets that there are, and leaves them open. */
  mute(): void {
    for (const side of this.#upgraded) side.emit('mute');
  }

  /** Ends every WebSocket. */
  cut(): void {
    for (const socket of this.#upgraded) socket.destroy();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    this.#upgraded.add(socket);
    socket.on('close', () => this.#upgraded.delete(socket));
    switch (this.manner) {
      case 'refuses':
        socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        return;
      case 'strips':
        this.#pass(incoming)
          .on('response', (answer) => {
            socket.write(
              `HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\nConnection: close\r\n\r\n`,
            );
            answer.pipe(socket);
          })
          .on('error', () => socket.destroy())
          .end();
        return;
      case 'swallows':
        return;
      case 'mutes':
      case 'passes':
        this.#open(incoming, socket, head, this.manner === 'passes');
    }
  }

  /** Passes the handshake both ways, and then everything, or takes everything and gives nothing. */
  #open({ method, url, rawHeaders }: IncomingMessage, socket: Duplex, head: Buffer, passes: boolean): void {
    const server = connect(Number(this.#target.port), this.#target.hostname);
    this.#keep(server);
    const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []));
    server.write([`${method} ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    server.write(head);
    let answer = Buffer.alloc(0);
    const read = (chunk: Buffer): void => {
      answer = Buffer.concat([answer, chunk]);
      const end = answer.indexOf('\r\n\r\n') + 4;
      if (end < 4) return;
      server.off('data', read);
      socket.write(passes ? answer : answer.subarray(0, end));
      if (passes) server.pipe(socket).pipe(server);
      else [server, socket].map((side) => side.resume());
    };
    server.on('data', read);
    socket.once('mute', () => {
      server.unpipe(socket);
      socket.unpipe(server);
      for (const side of [server, socket]) side.resume();
    });
    server.on('close', () => socket.destroy());
    socket.on('close', () => server.destroy());
  }

  #pass({ method, url, headers }: IncomingMessage) {
    const passed = Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.includes(name));
    return request(new URL(url ?? '/', this.#target), {
      method,
      headers: Object.fromEntries(passed) as Record<string, string>,
    });
  }

  #keep(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  }
}
