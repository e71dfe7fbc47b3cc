import { lossFor } from '../../../../shared/math/losses.ts';
import { backpropagate, forward } from '../../../../shared/math/network.ts';
import { createWorkspace } from '../../../../shared/math/workspace.ts';
import type { Contestant, Task } from '../contestant.ts';

/** Ours. */
export async function weightroom({ spec, rows, parameters, x, t }: Task): Promise<Contestant> {
  const workspace = createWorkspace(spec, rows);
  const loss = lossFor(spec, 'half-sse');
  const gradient = new Float64Array(parameters.length);
  return {
    forward: () => {
      forward(workspace, parameters, x, rows);
    },
    gradient: () => {
      backpropagate(workspace, parameters, loss, x, t, gradient, rows);
    },
    outputs: () => Array.from(workspace.output.z),
    gradients: () => Array.from(gradient),
  };
}
