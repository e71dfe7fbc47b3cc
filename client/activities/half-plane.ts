/** A neuron of two inputs: a = w₁x₁ + w₂x₂ + b. */
export type Neuron = readonly [w1: number, w2: number, b: number];

export type Spot = readonly [x1: number, x2: number];

/** What is seen of the plane of two inputs that are 0 or 1: both of them from −½ to 1½. */
export const PLANE = { least: -0.5, most: 1.5 } as const;

/** The four corners, in the order of a gate's rows. */
export const corners: readonly Spot[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

export function sumAt([w1, w2, b]: Neuron, [x1, x2]: Spot): number {
  return w1 * x1 + w2 * x2 + b;
}

/** The part of the plane that is seen. */
export const seen: readonly Spot[] = [
  [PLANE.least, PLANE.least],
  [PLANE.most, PLANE.least],
  [PLANE.most, PLANE.most],
  [PLANE.least, PLANE.most],
];

/** As much of a convex area as lies where a neuron's sum is above 0. */
export function above(neuron: Neuron, area: readonly Spot[]): Spot[] {
  return area.flatMap((spot, index) => {
    const next = area[(index + 1) % area.length]!;
    const kept: Spot[] = sumAt(neuron, spot) > 0 ? [spot] : [];
    const cut = crossing(neuron, spot, next);
    return cut === undefined ? kept : [...kept, cut];
  });
}

/** Where the line a = 0 enters and leaves the plane that is seen; undefined where it does not come by. */
export function lineOf(neuron: Neuron): readonly [Spot, Spot] | undefined {
  const [from, to] = seen.flatMap((spot, index) => {
    const cut = crossing(neuron, spot, seen[(index + 1) % seen.length]!);
    return cut === undefined ? [] : [cut];
  });
  return from === undefined || to === undefined ? undefined : [from, to];
}

function crossing(neuron: Neuron, from: Spot, to: Spot): Spot | undefined {
  const [a, b] = [sumAt(neuron, from), sumAt(neuron, to)];
  if (a > 0 === b > 0) return undefined;
  const share = a / (a - b);
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}
