import { type Packet, PacketType, Decoder as PlainDecoder } from 'socket.io-parser';

export { Encoder } from 'socket.io-parser';

/** The largest frame a client may send (bytes). */
export const FRAME_LIMIT = 16 * 1024;

/** What arrives as an event's name in place of a frame that could not be taken; no client can send these. */
export const FRAME_TOO_LARGE = Symbol('frame-too-large');
export const FRAME_MALFORMED = Symbol('malformed');

/**
 * Socket.IO's decoder, except that a frame it would close the connection over (too large, binary, not its
 * protocol) becomes an event that the connection can answer with a reason.
 */
export class Decoder extends PlainDecoder {
  #connected = false;

  override add(frame: unknown): void {
    if (typeof frame !== 'string' || isBinaryPacket(frame) || !this.#belongs(frame)) {
      this.#mark(FRAME_MALFORMED);
    } else if (tooLarge(frame)) {
      this.#mark(FRAME_TOO_LARGE);
    } else {
      try {
        super.add(frame);
      } catch {
        this.#mark(FRAME_MALFORMED);
      }
    }
  }

  /** Whether a frame is of the one namespace there is, and not the second to connect to it. */
  #belongs(frame: string): boolean {
    if (frame[1] === '/') return false;
    if (Number(frame[0]) !== PacketType.CONNECT) return true;
    const first = !this.#connected;
    this.#connected = true;
    return first;
  }

  #mark(event: symbol): void {
    const packet: Packet = { type: PacketType.EVENT, nsp: '/', data: [event] };
    this.emitReserved('decoded', packet);
  }
}

function isBinaryPacket(frame: string): boolean {
  const type = Number(frame[0]);
  return type === PacketType.BINARY_EVENT || type === PacketType.BINARY_ACK;
}

function tooLarge(frame: string): boolean {
  // A UTF-16 unit is at most three bytes of UTF-8, so most frames need no counting.
  return frame.length * 3 > FRAME_LIMIT && Buffer.byteLength(frame) > FRAME_LIMIT;
}
