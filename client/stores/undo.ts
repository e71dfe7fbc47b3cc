import type { ParameterKey } from '#shared/math/parameter-key.ts';

/** One own movement of a parameter, from where it started. */
interface Movement {
  readonly parameter: ParameterKey;
  readonly from: number;
}

const DEPTH = 100;

/** This person's own movements, the latest last: a drag is one, however many values it passed. */
export class UndoStack {
  readonly #done: Movement[] = [];
  #moving: Movement | undefined;

  /** A value on the way; `before` is what the parameter had. */
  move(parameter: ParameterKey, before: number): void {
    if (this.#moving?.parameter === parameter) return;
    this.#settle();
    this.#moving = { parameter, from: before };
  }

  /** The last value of a movement, or a single entry. */
  end(parameter: ParameterKey, before: number): void {
    this.move(parameter, before);
    this.#settle();
  }

  /** Takes the latest movement off. */
  take(): Movement | undefined {
    this.#settle();
    return this.#done.pop();
  }

  #settle(): void {
    if (this.#moving === undefined) return;
    this.#done.push(this.#moving);
    if (this.#done.length > DEPTH) this.#done.shift();
    this.#moving = undefined;
  }
}
