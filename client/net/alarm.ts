/** One timer: set again while it runs, it rings once, at the later of the two times. */
export class Alarm {
  readonly #ring: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  /** Rings after `wait` (ms), or later if it was to ring later. */
  set(wait: number): void {
    const due = performance.now() + wait;
    if (this.#timer !== undefined && due <= this.#due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#ring();
    }, wait);
  }

  get running(): boolean {
    return this.#timer !== undefined;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
