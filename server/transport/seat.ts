import type { CommandMessage } from '#shared/protocol/client-messages.ts';
import type { Ack, Reject } from '#shared/protocol/server-messages.ts';
import { lookup, type ParticipantId, type WorkshopState } from '#shared/workshop/state.ts';
import type { TokenBucket } from '../limits/token-bucket.ts';
import { isSlow, type WireSocket } from './wire.ts';

/** One connection's place in a workshop. */
export class Seat {
  readonly socket: WireSocket;
  /** Who sits here; null for a stage. */
  readonly you: ParticipantId | null;
  readonly bucket: TokenBucket;
  /** The version this connection is at, and since when (ms), while it is too slow for every tick. */
  behind: { readonly version: number; readonly since: number } | undefined;
  /** The parameters this connection is on, as `board parameter`. */
  readonly hand = new Set<string>();
  /** Called when the connection has taken something that waited for it. */
  readonly drained: () => void;
  #owed: Array<() => void> = [];

  constructor(
    socket: WireSocket,
    you: ParticipantId | null,
    bucket: TokenBucket,
    onDrained: (seat: Seat) => void,
  ) {
    this.socket = socket;
    this.you = you;
    this.bucket = bucket;
    // One function for every message of this seat, so that a broadcast makes none.
    this.drained = () => {
      if (this.behind !== undefined) onDrained(this);
    };
  }

  get slow(): boolean {
    return isSlow(this.socket);
  }

  /** Answers that wait until a slow connection has the tick they follow. */
  get owed(): number {
    return this.#owed.length;
  }

  ack(ack: Ack): void {
    this.#answer(() => this.socket.emit('ack', ack));
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

  /** Follows what this connection holds, from a command that was accepted. */
  reach(command: CommandMessage, state: WorkshopState): void {
    if (command.type === 'hold') {
      this.hand.clear();
      this.hand.add(handle(command.board, command.parameter));
    } else if (command.type === 'release') {
      this.hand.delete(handle(command.board, command.parameter));
    } else if (command.type === 'set-parameters') {
      const holds = lookup(state.boards, command.board)?.holds ?? {};
      for (const [parameter] of command.values) {
        if (lookup(holds, parameter)?.by === this.you) this.hand.add(handle(command.board, parameter));
      }
    }
  }

  #answer(send: () => void): void {
    if (this.behind === undefined) send();
    else this.#owed.push(send);
  }
}

/** How a hand names a parameter of a board. */
export function handle(board: string, parameter: string): string {
  return `${board} ${parameter}`;
}
