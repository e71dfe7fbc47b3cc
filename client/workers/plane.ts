import { forward } from '#shared/math/network.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import { createWorkspace, type Workspace } from '#shared/math/workspace.ts';

export type Range = readonly [from: number, to: number];

/** What to compute of a network over its inputs: a line of one input, or a plane of two. */
export interface PlaneRequest {
  readonly network: NetworkSpec;
  readonly parameters: readonly number[];
  /** One range an input. */
  readonly ranges: readonly Range[];
  /** Samples along each input. */
  readonly resolution: number;
  /** Every layer, or the output alone. */
  readonly of: 'units' | 'output';
}

/** z of the asked layers: `layers[l][sample * units + unit]`, samples by row (x₂ falling), then column. */
export interface Plane {
  readonly resolution: number;
  readonly layers: readonly Float32Array<ArrayBuffer>[];
}

/** Samples of one pass; bounds the buffers of a large network. */
const BATCH = 512;

let workspace: Workspace | undefined;

/** Runs the network over a grid of its inputs; of one or two inputs, not more. */
export function computePlane({ network, parameters, ranges, resolution, of }: PlaneRequest): Plane {
  const { inputs } = network;
  const samples = resolution ** inputs;
  const space = workspaceFor(network);
  const values = Float64Array.from(parameters);
  const wanted = of === 'units' ? space.layers : [space.output];
  const layers = wanted.map(({ units }) => new Float32Array(samples * units));
  const x = new Float64Array(BATCH * inputs);
  for (let from = 0; from < samples; from += BATCH) {
    const rows = Math.min(BATCH, samples - from);
    for (let r = 0; r < rows; r++) {
      const column = (from + r) % resolution;
      const row = Math.floor((from + r) / resolution);
      x[r * inputs] = between(ranges[0]!, (column + 0.5) / resolution);
      if (inputs === 2) x[r * inputs + 1] = between(ranges[1]!, 1 - (row + 0.5) / resolution);
    }
    forward(space, values, x, rows);
    for (const [index, { units, z }] of wanted.entries()) {
      layers[index]!.set(z.subarray(0, rows * units), from * units);
    }
  }
  return { resolution, layers };
}

function between([from, to]: Range, share: number): number {
  return from + (to - from) * share;
}

/** Buffers for the network; the same as for the last one while its shape stays. */
function workspaceFor(network: NetworkSpec): Workspace {
  if (workspace === undefined || JSON.stringify(workspace.spec) !== JSON.stringify(network)) {
    workspace = createWorkspace(network, BATCH);
  }
  return workspace;
}
