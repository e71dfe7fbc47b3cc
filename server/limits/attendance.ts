import { siteOf } from './address.ts';
import { Counts } from './counts.ts';

/**
 * Which addresses have somebody in which workshop. Newcomers from the address of a class that is already in
 * the room are not held up by whoever guesses codes from there; nobody outside learns anything from it.
 */
export class Attendance {
  readonly #counts = new Counts();

  enter(workshop: string, address: string): void {
    this.#counts.add(keyOf(workshop, address));
  }

  leave(workshop: string, address: string): void {
    this.#counts.remove(keyOf(workshop, address));
  }

  has(workshop: string, address: string): boolean {
    return this.#counts.of(keyOf(workshop, address)) > 0;
  }
}

function keyOf(workshop: string, address: string): string {
  return `${workshop} ${siteOf(address)}`;
}
