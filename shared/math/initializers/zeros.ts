import type { Initializer } from './initializer.ts';

/** All zero: every unit of a layer then learns the same. */
export const zeros: Initializer = { seeded: false, weight: () => 0, bias: () => 0 };
