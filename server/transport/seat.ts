import type { WaitMessage } from '#shared/protocol/client-messages.ts';
import type { Ack, Reject, Waiting } from '#shared/protocol/server-messages.ts';
import type { Reach } from '#shared/workshop/kernel/definition.ts';
import type { Viewer } from '#shared/workshop/kernel/scope.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import type { LinkId } from '#shared/workshop/model/links.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import type { TokenBucket } from '../limits/token-bucket.ts';
import type { BoardObserved } from '../workshops/room.ts';
import { Broadcast, isSlow, type WireSocket } from './wire.ts';

/** Who takes a seat, and what they asked for. */
export interface Sitter {
  /** Null for a stage. */
  readonly you: ParticipantId | null;
  /** The hash of the token they showed. */
  readonly credential?: string | undefined;
  /** The stage's own link that they came by. */
  readonly link?: LinkId | undefined;
  /** Where they connect from. */
  readonly address: string;
  /** The boards they want open; the one they land on when left out. */
  readonly wanted?: readonly BoardId[] | undefined;
  readonly summaries: boolean;
}

/** One connection's place in a workshop. */
export class Seat {
  readonly socket: WireSocket;
  readonly bucket: TokenBucket;
  /** Called when the connection has taken something that waited for it. */
  readonly drained: () => void;
  readonly you: ParticipantId | null;
  sitter: Sitter;
  /** When it was taken (ms). */
  readonly since: number;
  /** The boards it has open. */
  open: readonly BoardId[] = [];
  /** The version that the last message sent here led to: everything up to there was shown. */
  sent = 0;
  /** Since when (ms) this connection is too slow for every tick; undefined while it is not. */
  behindSince: number | undefined;
  /** Called as `drained` is, for whoever else waits for it. */
  taken: () => void = () => {};
  /** The parameter, in somebody else's hand, that this connection would like next. */
  awaits: WaitMessage['for'] = null;
  /** Who waits for what this person holds, as this connection was told last. */
  #waits: Waiting['waits'] = [];
  /** The parameters this connection is on, as `board parameter`. */
  readonly hand = new Set<string>();
  /** What was observed while this connection was behind, by the board. */
  readonly unseen = new Map<BoardId, BoardObserved>();
  #owed: Array<() => void> = [];

  constructor(
    socket: WireSocket,
    sitter: Sitter,
    bucket: TokenBucket,
    since: number,
    onDrained: (seat: Seat) => void,
  ) {
    this.since = since;
    this.socket = socket;
    this.sitter = sitter;
    this.you = sitter.you;
    this.bucket = bucket;
    // One function for every message of this seat, so that a broadcast makes none.
    this.drained = () => {
      if (this.behindSince !== undefined) onDrained(this);
      this.taken();
    };
  }

  get viewer(): Viewer {
    return { id: this.you, open: this.open };
  }

  get slow(): boolean {
    return isSlow(this.socket);
  }

  /** Answers that wait until a slow connection has the tick they follow. */
  get owed(): number {
    return this.#owed.length;
  }

  /** Tells who waits for what this person holds, where that is something new. */
  tellWaits(waits: Waiting['waits']): void {
    if (JSON.stringify(waits) === JSON.stringify(this.#waits)) return;
    this.#waits = waits;
    this.socket.emit('waiting', { waits });
  }

  /** With a welcome a client begins anew: nobody waits, as far as it knows. */
  forgetWaits(): void {
    this.#waits = [];
  }

  ack(ack: Ack): void {
    this.#answer(() => new Broadcast('ack', ack).to(this.socket, this.drained));
  }

  reject(reject: Reject): void {
    this.#answer(() => this.socket.emit('reject', reject));
  }

  /** Sends the answers that waited. */
  pay(): void {
    const owed = this.#owed;
    this.#owed = [];
    for (const answer of owed) answer();
  }

  /** Follows what this connection holds on a board, from a command that was accepted. */
  reach(board: BoardId, reach: Reach): void {
    if ('drop' in reach) {
      this.hand.delete(handle(board, reach.drop));
      return;
    }
    if (reach.only) this.hand.clear();
    for (const parameter of reach.take) this.hand.add(handle(board, parameter));
  }

  #answer(send: () => void): void {
    if (this.behindSince === undefined) send();
    else this.#owed.push(send);
  }
}

/** How a hand names a parameter of a board. */
export function handle(board: string, parameter: string): string {
  return `${board} ${parameter}`;
}
