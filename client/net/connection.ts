import { io, type Socket } from 'socket.io-client';
import type {
  AnyCommandMessage,
  ClientMessages,
  Hello,
  PointMessage,
  Recall,
  WaitMessage,
} from '#shared/protocol/client-messages.ts';
import type { Bye, ServerMessages } from '#shared/protocol/server-messages.ts';
import { Backoff, type Why } from './backoff.ts';
import { farewell } from './farewell.ts';
import { isReady } from './http.ts';
import { waitOf } from './passing.ts';
import { Silence } from './silence.ts';
import { ANSWER, Way } from './way.ts';

/** How a page stands with the server: what it shows is current, on its way, or as of the last contact. */
export type ConnectionState = 'live' | 'catching-up' | 'offline';

/** What a connection tells its owner. */
export type ConnectionHandlers = ServerMessages & {
  /** The hello to open with, asked for anew on every connection. */
  hello: () => Hello;
  state: (state: ConnectionState) => void;
  /** Whether the answers come by polling: the network lets no WebSocket through. */
  polling?: (polling: boolean) => void;
};

/**
 * The one socket to the server. It finds its own way back after any loss and says hello each time;
 * a `bye` that is not retryable ends it.
 */
export class Connection {
  readonly #socket: Socket<ServerMessages, ClientMessages>;
  readonly #handlers: ConnectionHandlers;
  readonly #backoff = new Backoff();
  readonly #way = new Way(
    () => this.#transport,
    () => this.#again(),
  );
  readonly #silence = new Silence(isReady, () => this.#way.mute());
  #state: ConnectionState = 'catching-up';
  #in = false;
  #started = false;
  #returning: ReturnType<typeof setTimeout> | undefined;
  /** Why the server is about to close this connection. */
  #bye: Bye | undefined;

  constructor(handlers: ConnectionHandlers) {
    this.#handlers = handlers;
    this.#socket = io({
      autoConnect: false,
      multiplex: false,
      tryAllTransports: true,
      // Its own way back begins anew after every connection, even one that was refused at once.
      reconnection: false,
      timeout: 8_000,
    });
    this.#listen();
  }

  /** Connects and stays connected until `stop`; already connected, it says hello again. */
  start(): void {
    this.#started = true;
    window.addEventListener('offline', this.#lost);
    window.addEventListener('online', this.#back);
    window.addEventListener('pagehide', this.#hidden);
    window.addEventListener('pageshow', this.#restored);
    if (this.#socket.connected) this.hello();
    // Unless it is on its way already.
    else if (!this.#socket.active || this.#returning !== undefined) this.#go();
  }

  stop(): void {
    this.#started = false;
    window.removeEventListener('offline', this.#lost);
    window.removeEventListener('online', this.#back);
    window.removeEventListener('pagehide', this.#hidden);
    window.removeEventListener('pageshow', this.#restored);
    this.#in = false;
    this.#way.stop();
    this.#silence.stop();
    clearTimeout(this.#returning);
    this.#returning = undefined;
    this.#socket.disconnect();
  }

  /** Says hello again: to ask for what is missing, or to join under a name. */
  hello(): void {
    if (!this.#socket.connected) return;
    this.#to('catching-up');
    this.#in = false;
    this.#socket.emit('hello', this.#handlers.hello());
    this.#silence.asked(ANSWER);
  }

  /** Whether commands go out now. */
  get open(): boolean {
    return this.#in && this.#socket.connected;
  }

  send(command: AnyCommandMessage): void {
    this.#socket.emit('command', command);
    this.#silence.asked();
  }

  /** Says what this page would like next; what does not go out is said again after the next welcome. */
  wait(message: WaitMessage): void {
    this.#socket.emit('wait', message);
  }

  /** Says where this page points; what does not go out is of no more worth. */
  point(message: PointMessage): void {
    this.#socket.emit('point', message);
  }

  /** Asks what a board was like; what does not go out is asked again by whoever needs it. */
  recall(message: Recall): void {
    this.#socket.emit('recall', message);
  }

  #listen(): void {
    const { welcome, tick, observed, presence, waiting, pointer, summaries, past, recalled, outline } =
      this.#handlers;
    const { notice, ack, reject, bye } = this.#handlers;
    const { io: manager } = this.#socket;
    manager.on('open', () => {
      const { engine } = manager;
      engine.on('upgrade', () => this.#answered());
      engine.on('packet', () => this.#heard());
      // Closed, it gives up what it looks for, too.
      engine.on('upgradeError', () => engine.readyState === 'open' && this.#way.blocked());
    });
    this.#socket
      .on('connect', () => {
        this.#bye = undefined;
        this.#way.connected();
        this.hello();
      })
      .on('connect_error', () => {
        this.#way.lost(false);
        this.#gone('absent');
      })
      .on('disconnect', (reason) => {
        this.#way.lost(this.#bye === undefined && navigator.onLine && !reason.startsWith('io '));
        this.#gone(this.#bye?.code === 'shutting-down' ? 'restart' : 'lost');
      })
      .on('welcome', (message) => {
        this.#answered();
        this.#in = true;
        this.#backoff.reset();
        this.#to('live');
        welcome(message);
      })
      .on('tick', tick)
      .on('observed', observed)
      .on('presence', presence)
      .on('waiting', waiting)
      .on('pointer', pointer)
      .on('summaries', summaries)
      .on('past', past)
      .on('recalled', recalled)
      .on('outline', outline)
      .on('notice', notice)
      .on('ack', ack)
      .on('reject', (message) => {
        this.#answered();
        // A hello was refused: nobody is in, but the server is there.
        if (message.id === null && !this.#in) this.#to('live');
        reject(message);
      })
      .on('bye', (message) => {
        if (message.retryable) this.#bye = message;
        else this.stop();
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
    this.#backoff.reset();
    this.#again();
  };

  #again(): void {
    this.#socket.disconnect();
    this.#go();
  }

  get #transport(): string | undefined {
    return this.#socket.io.engine?.transport?.name;
  }

  #answered(): void {
    this.#way.answered();
    this.#heard();
    this.#handlers.polling?.(this.#transport === 'polling');
  }

  #heard(): void {
    if (this.#socket.connected && this.#transport === 'websocket') this.#silence.heard();
  }

  /** The connection is lost or did not come about; tries again in a while, unless it was to end. */
  #gone(why: Why): void {
    this.#in = false;
    this.#silence.stop();
    // What was written while it died belongs to a hello that is over; the session sends it again itself.
    this.#socket.sendBuffer = [];
    this.#to('offline');
    if (!this.#started || this.#returning !== undefined) return;
    const bye = this.#bye;
    const wait = this.#backoff.next(why);
    const asked = bye?.params?.retryAfter === undefined ? 0 : waitOf(bye);
    this.#returning = setTimeout(() => this.#go(), Math.max(wait, asked));
  }

  #go(): void {
    clearTimeout(this.#returning);
    this.#returning = undefined;
    this.#socket.io.opts.transports = this.#way.begin();
    this.#socket.connect();
  }

  readonly #hidden = (): void => farewell(this.#socket);

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
