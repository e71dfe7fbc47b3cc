/** A drag sends at most this often (ms); its last value always goes. */
const INTERVAL = 33;

/** Calls `send` at once, then at most every `INTERVAL` ms while asked to, the last time always. */
export class Throttle {
  readonly #send: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = false;

  constructor(send: () => void) {
    this.#send = send;
  }

  ask(): void {
    if (this.#timer !== undefined) {
      this.#asked = true;
      return;
    }
    this.#send();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#asked) {
        this.#asked = false;
        this.ask();
      }
    }, INTERVAL);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asked = false;
  }
}
