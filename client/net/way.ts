/** The ways to a server, as Socket.IO calls them. */
export type Transport = 'websocket' | 'polling';

/** How long (ms) a WebSocket has to connect, and then to bring the answer to a hello. */
const CONNECT = 4_000;
export const ANSWER = 8_000;
/** So long (ms) a page that is in by polling looks for a WebSocket beside it, before it is taken for blocked. */
const PROBE = 10_000;
/** How long (ms) that is remembered: a network may change, and be misjudged. */
const REMEMBERED = 30 * 60_000;
/** After so many WebSockets in a row that were cut within so long (ms), the network does not bear them. */
const CUTS = 3;
const YOUNG = 60_000;

const KEY = 'weightroom:polling-until';

/**
 * Which way a page takes. A WebSocket first; where a proxy refuses it, swallows it or lets nothing through, polling,
 * while a WebSocket is looked for beside it (Engine.IO's upgrade moves over only when one carries messages both ways).
 * Where there is none, this tab goes by polling at once for a while.
 */
export class Way {
  readonly #now: () => string | undefined;
  readonly #giveUp: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #gaveUp = false;
  /** Since when (ms) a WebSocket has carried messages. */
  #since: number | undefined;
  #cuts = 0;

  /**
   * @param now the transport in use
   * @param giveUp called when the WebSocket takes too long, or is mute: to begin again at once
   */
  constructor(now: () => string | undefined, giveUp: () => void) {
    this.#now = now;
    this.#giveUp = giveUp;
  }

  /** What to try now, one after the other; what comes after `polling` is looked for beside it, too. */
  begin(): Transport[] {
    if (isBlocked()) return ['polling'];
    if (this.#gaveUp) return ['polling', 'websocket'];
    this.#await(CONNECT);
    return ['websocket', 'polling', 'websocket'];
  }

  /** Both ends know of each other: the answer to the hello comes next. */
  connected(): void {
    this.stop();
    this.#gaveUp = false;
    if (this.#now() === 'websocket') this.#await(ANSWER);
  }

  /** The hello was answered. */
  answered(): void {
    if (this.#now() === 'websocket') {
      this.stop();
      this.#since ??= performance.now();
    } else {
      this.#timer ??= setTimeout(() => {
        if (this.#now() === 'polling') remember();
      }, PROBE);
    }
  }

  /** The WebSocket that was looked for beside polling failed. */
  blocked(): void {
    remember();
  }

  /** The WebSocket passes nothing any more: by polling, then. */
  mute(): void {
    if (this.#now() !== 'websocket') return;
    this.#gaveUp = true;
    this.#giveUp();
  }

  /**
   * The connection is over, or did not come about.
   * @param cut nobody has ended it: neither the server nor this page, and the network is there
   */
  lost(cut: boolean): void {
    this.stop();
    const young = this.#since !== undefined && performance.now() - this.#since < YOUNG;
    this.#since = undefined;
    this.#cuts = (cut || this.#gaveUp) && young ? this.#cuts + 1 : 0;
    if (this.#cuts < CUTS) return;
    this.#cuts = 0;
    remember();
  }

  /** Waits for nothing more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #await(patience: number): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.mute();
    }, patience);
  }
}

function isBlocked(): boolean {
  return Number(sessionStorage.getItem(KEY) ?? 0) > Date.now();
}

function remember(): void {
  sessionStorage.setItem(KEY, String(Date.now() + REMEMBERED));
}
