/** How a class's mark is drawn: corners (0 is a circle), turned by `turn`, every other corner drawn in. */
interface Mark {
  readonly corners: number;
  /** In degrees, 0 with a corner on top. */
  readonly turn: number;
  readonly inner?: number;
  readonly size: number;
}

/** The mark of each class, so that no class is told by colour alone. */
const marks: readonly Mark[] = [
  { corners: 4, turn: 45, size: 1.2 },
  { corners: 0, turn: 0, size: 1 },
  { corners: 3, turn: 0, size: 1.3 },
  { corners: 4, turn: 0, size: 1.35 },
  { corners: 8, turn: 0, inner: 0.42, size: 1.5 },
  { corners: 3, turn: 180, size: 1.3 },
  { corners: 10, turn: 0, inner: 0.45, size: 1.4 },
  { corners: 6, turn: 0, size: 1.15 },
  { corners: 8, turn: 45, inner: 0.42, size: 1.5 },
  { corners: 5, turn: 180, size: 1.2 },
];

/** SVG path data of a class's mark around (x, y), about as large as a circle of this radius. */
export function markPath(label: number, x: number, y: number, radius: number): string {
  const { corners, turn, inner = 1, size } = marks[label % marks.length]!;
  const r = radius * size;
  if (corners === 0) {
    return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0z`;
  }
  const points = Array.from({ length: corners }, (_, k) => {
    const angle = ((turn + (k * 360) / corners) * Math.PI) / 180;
    const length = k % 2 === 0 ? r : r * inner;
    return `${n(x + length * Math.sin(angle))} ${n(y - length * Math.cos(angle))}`;
  });
  return `M${points.join('L')}z`;
}

function n(value: number): string {
  return value.toFixed(1);
}

/** The class of a target: 0 or 1 with one output, otherwise where it is largest. */
export function labelOf(targets: ArrayLike<number>, sample: number, outputs: number): number {
  const from = sample * outputs;
  if (outputs === 1) return targets[from]! > 0.5 ? 1 : 0;
  let best = 0;
  for (let k = 1; k < outputs; k++) if (targets[from + k]! > targets[from + best]!) best = k;
  return best;
}
