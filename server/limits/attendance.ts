/**
 * Which addresses have somebody in which workshop. Newcomers from the address of a class that is already in
 * the room are not held up by whoever guesses codes from there; nobody outside learns anything from it.
 */
export class Attendance {
  readonly #counts = new Map<string, number>();

  enter(workshop: string, address: string): void {
    const key = `${workshop} ${address}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  leave(workshop: string, address: string): void {
    const key = `${workshop} ${address}`;
    const left = (this.#counts.get(key) ?? 0) - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
  }

  has(workshop: string, address: string): boolean {
    return this.#counts.has(`${workshop} ${address}`);
  }
}
