import { io, type Socket } from 'socket.io-client';
import type { ClientMessages, CommandMessage, Hello } from '#shared/protocol/client-messages.ts';
import type { ServerMessages } from '#shared/protocol/server-messages.ts';
import type { RejectionCode } from '#shared/workshop/rejections.ts';
import type { ConnectionState } from '../stores/board-view.ts';

/** What a connection tells its owner. */
export type ConnectionHandlers = ServerMessages & {
  /** The hello to open with, asked for anew on every connection. */
  hello: () => Hello;
  state: (state: ConnectionState) => void;
};

/** Refusals of a hello: the socket stays, but nobody is in. */
const outside: ReadonlySet<RejectionCode> = new Set([
  'not-joined',
  'name-taken',
  'name-empty',
  'name-too-long',
  'room-locked',
  'room-full',
]);

/**
 * The one socket to the server. It finds its own way back after any loss and says hello each time;
 * a `bye` that is not retryable ends it.
 */
export class Connection {
  readonly #socket: Socket<ServerMessages, ClientMessages>;
  readonly #handlers: ConnectionHandlers;
  #state: ConnectionState = 'catching-up';
  #in = false;
  #started = false;

  constructor(handlers: ConnectionHandlers) {
    this.#handlers = handlers;
    this.#socket = io({
      autoConnect: false,
      multiplex: false,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 2_000,
      timeout: 8_000,
    });
    this.#listen();
  }

  /** Connects and stays connected until `stop`. */
  start(): void {
    this.#started = true;
    window.addEventListener('offline', this.#lost);
    window.addEventListener('online', this.#back);
    window.addEventListener('pageshow', this.#restored);
    this.#socket.connect();
  }

  stop(): void {
    this.#started = false;
    window.removeEventListener('offline', this.#lost);
    window.removeEventListener('online', this.#back);
    window.removeEventListener('pageshow', this.#restored);
    this.#in = false;
    this.#socket.disconnect();
  }

  /** Says hello again: to ask for what is missing, or to join under a name. */
  hello(): void {
    if (!this.#socket.connected) return;
    this.#to('catching-up');
    this.#in = false;
    this.#socket.emit('hello', this.#handlers.hello());
  }

  /** Whether commands go out now. */
  get open(): boolean {
    return this.#in && this.#socket.connected;
  }

  send(command: CommandMessage): void {
    this.#socket.emit('command', command);
  }

  #listen(): void {
    const { welcome, tick, presence, ack, reject, bye } = this.#handlers;
    this.#socket
      .on('connect', () => this.hello())
      .on('connect_error', () => this.#to('offline'))
      .on('disconnect', (reason) => {
        this.#in = false;
        this.#to('offline');
        // The server closed it on purpose; unless its `bye` was final, come back.
        if (reason === 'io server disconnect') setTimeout(this.#back, 300);
      })
      .on('welcome', (message) => {
        this.#in = true;
        this.#to('live');
        welcome(message);
      })
      .on('tick', tick)
      .on('presence', presence)
      .on('ack', ack)
      .on('reject', (message) => {
        if (message.id === null && outside.has(message.code)) this.#to('live');
        reject(message);
      })
      .on('bye', (message) => {
        if (!message.retryable) this.stop();
        bye(message);
      });
  }

  readonly #lost = (): void => {
    this.#in = false;
    this.#to('offline');
    // A dead network closes a socket only after a minute; look for the way back now.
    this.#socket.io.engine?.close();
  };

  readonly #back = (): void => {
    if (!this.#started || this.#socket.connected) return;
    // A fresh start, not the next turn of a growing delay.
    this.#socket.disconnect().connect();
  };

  /** A page taken from the browser's cache comes back without its socket. */
  readonly #restored = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#back();
  };

  #to(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#handlers.state(state);
  }
}
