import type { Random } from '../random.ts';

/** Starting values of one layer. */
export interface Initializer {
  /** Whether it draws random numbers. */
  readonly seeded: boolean;
  /**
   * W[from][to] of a layer.
   * @param inputs units of the layer before
   * @param units units of the layer
   */
  readonly weight: (from: number, to: number, inputs: number, units: number, random: Random) => number;
  /** b[to] of a layer. */
  readonly bias: (to: number, random: Random) => number;
}
