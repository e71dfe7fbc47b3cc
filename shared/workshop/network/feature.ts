import type { Feature } from '../kernel/definition.ts';
import { initialize, setLoss, setNetwork } from './commands.ts';
import { lossSet, networkSet, parametersInitialized } from './events.ts';

/** What the network of a board is: its shape, its activations, its loss, and what its parameters begin with. */
export const network = {
  name: 'network',
  commands: [setNetwork, initialize, setLoss],
  events: [networkSet, parametersInitialized, lossSet],
} satisfies Feature;
