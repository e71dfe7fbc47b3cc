import { type Packet, PacketType, Decoder as PlainDecoder } from 'socket.io-parser';

export { Encoder } from 'socket.io-parser';

/** The largest frame a client may send (bytes). */
export const FRAME_LIMIT = 16 * 1024;

/** What arrives as an event's name in place of a frame that could not be taken; no client can send these. */
export const FRAME_TOO_LARGE = Symbol('frame-too-large');
export const FRAME_MALFORMED = Symbol('malformed');

/** Takes an event of a client: its name, and the first of what it says. */
export type Hear = (event: unknown, message: unknown) => void;

/**
 * Socket.IO's decoder, except that a frame it would close the connection over (too large, binary, not its
 * protocol) becomes an event that the connection can answer with a reason, and that events go straight to whoever
 * hears them: by way of Socket.IO's own emitters and ticks, each would cost about twice as much.
 */
export class Decoder extends PlainDecoder {
  #connected = false;
  #hear: Hear | undefined;

  /** Whoever takes all events from now on, in Socket.IO's place. */
  hear(hear: Hear): void {
    this.#hear = hear;
  }

  override add(frame: unknown): void {
    if (typeof frame !== 'string' || isBinaryPacket(frame) || !this.#belongs(frame)) {
      this.#mark(FRAME_MALFORMED);
    } else if (tooLarge(frame)) {
      this.#mark(FRAME_TOO_LARGE);
    } else if (this.#hear !== undefined && frame[0] === EVENT) {
      const said = eventOf(frame);
      if (said === undefined) this.#mark(FRAME_MALFORMED);
      else this.#tell(said[0], said[1]);
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
    if (this.#hear === undefined) this.emitReserved('decoded', packet);
    else this.#tell(event, undefined);
  }

  #tell(event: unknown, message: unknown): void {
    try {
      this.#hear?.(event, message);
    } catch (error) {
      // Socket.IO would take it for a broken frame, and nobody would hear of it.
      process.nextTick(() => {
        throw error;
      });
    }
  }
}

const EVENT = String(PacketType.EVENT);

/** What an event's frame says: a number where it asks for an answer, which nobody here gives, and a JSON array. */
function eventOf(frame: string): readonly unknown[] | undefined {
  let at = 1;
  while (isDigit(frame.charCodeAt(at))) at++;
  try {
    const said: unknown = JSON.parse(frame.slice(at));
    return Array.isArray(said) ? said : undefined;
  } catch {
    return undefined;
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isBinaryPacket(frame: string): boolean {
  const type = Number(frame[0]);
  return type === PacketType.BINARY_EVENT || type === PacketType.BINARY_ACK;
}

function tooLarge(frame: string): boolean {
  // A UTF-16 unit is at most three bytes of UTF-8, so most frames need no counting.
  return frame.length * 3 > FRAME_LIMIT && Buffer.byteLength(frame) > FRAME_LIMIT;
}
