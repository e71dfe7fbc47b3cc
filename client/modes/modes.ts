import { data } from './data.ts';
import { hand } from './hand.ts';
import type { Mode } from './mode.ts';
import { network } from './network.ts';
import { train } from './train.ts';

/** Every mode, in the order of the switch; the first is where a page begins. */
export const modes: readonly [Mode, ...Mode[]] = [hand, train, data, network];

/** The mode an address's hash names; the first where it names none. */
export function modeOf(hash: string): Mode {
  return modes.find(({ id }) => `#${id}` === hash) ?? modes[0];
}
