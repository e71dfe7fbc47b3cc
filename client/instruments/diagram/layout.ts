import type { NetworkSpec } from '#shared/math/shape.ts';
import type { Curve, Rect } from './curve.ts';
import { type Sizes, sizesOf, type Tier } from './sizes.ts';
import type { Medium, Traits } from './traits.ts';

export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  readonly tier: Tier;
  /** CSS pixels a design pixel. */
  readonly scale: number;
  /** The size of every part, in CSS pixels. */
  readonly sizes: Sizes;
  /** The centre of each column; 0 is the input. */
  readonly columns: readonly number[];
  /** Space between the cells of two columns. */
  readonly gap: number;
  /** The middle of the column heads. */
  readonly headY: number;
  /** Cell (or dot) of each unit of each column. */
  readonly units: readonly (readonly Rect[])[];
  /** Symbol and bias above each cell, or the bias mark on a slim cell or a dot. */
  readonly labels: readonly (readonly Rect[])[];
  /** The curve of each weight: `curves[layer - 1][from][to]`. */
  readonly curves: readonly (readonly (readonly Curve[])[])[];
}

interface Metrics {
  readonly cell: readonly [width: number, height: number];
  /** How wide a cell may grow where columns leave room. */
  readonly widest: number;
  /** Height of symbol and bias above a cell, its gap included; 0 where a mark on the cell stands for them. */
  readonly label: number;
  readonly labelWidth: number;
  readonly pitch: readonly [least: number, most: number];
  /** Least space between two columns for edges and pills. */
  readonly span: number;
  /** Margins: top (heads, and names over the first biases), right (targets), bottom (legend), left. */
  readonly margin: readonly [number, number, number, number];
  /** The middle of the heads. */
  readonly head: number;
  /** Distance between two edges at a cell's side. */
  readonly fan: number;
}

/** What a diagram may be drawn with, roomiest first; the first that fits is taken. */
const metrics: Record<Medium, readonly (readonly [Exclude<Tier, 'dot'>, Metrics])[]> = {
  board: [
    [
      'full',
      {
        cell: [80, 52],
        widest: 80,
        label: 27,
        labelWidth: 92,
        pitch: [92, 124],
        span: 66,
        margin: [58, 58, 34, 42],
        head: 20,
        fan: 10,
      },
    ],
    [
      'compact',
      {
        cell: [64, 23],
        widest: 88,
        label: 18,
        labelWidth: 62,
        pitch: [44, 72],
        span: 46,
        margin: [52, 58, 28, 42],
        head: 18,
        fan: 4,
      },
    ],
    [
      'slim',
      {
        cell: [60, 21],
        widest: 88,
        label: 0,
        labelWidth: 8,
        pitch: [26, 44],
        span: 46,
        margin: [40, 58, 28, 42],
        head: 20,
        fan: 2,
      },
    ],
  ],
  stage: [
    [
      'full',
      {
        cell: [148, 90],
        widest: 148,
        label: 46,
        labelWidth: 148,
        pitch: [150, 216],
        span: 130,
        margin: [92, 84, 52, 24],
        head: 32,
        fan: 17,
      },
    ],
    [
      'compact',
      {
        cell: [120, 46],
        widest: 150,
        label: 34,
        labelWidth: 106,
        pitch: [86, 120],
        span: 90,
        margin: [90, 84, 52, 24],
        head: 32,
        fan: 8,
      },
    ],
    [
      'slim',
      {
        cell: [102, 40],
        widest: 150,
        label: 0,
        labelWidth: 14,
        pitch: [48, 80],
        span: 68,
        margin: [60, 84, 52, 24],
        head: 30,
        fan: 4,
      },
    ],
  ],
  question: [
    [
      'full',
      {
        cell: [120, 64],
        widest: 132,
        label: 44,
        labelWidth: 120,
        pitch: [116, 196],
        span: 76,
        margin: [6, 14, 6, 4],
        head: 0,
        fan: 13,
      },
    ],
    [
      'slim',
      {
        cell: [120, 50],
        widest: 132,
        label: 0,
        labelWidth: 14,
        pitch: [56, 84],
        span: 76,
        margin: [6, 14, 6, 4],
        head: 0,
        fan: 5,
      },
    ],
  ],
  phone: [
    [
      'full',
      {
        cell: [64, 40],
        widest: 64,
        label: 24,
        labelWidth: 74,
        pitch: [72, 92],
        span: 52,
        margin: [34, 40, 12, 14],
        head: 17,
        fan: 7,
      },
    ],
    [
      'compact',
      {
        cell: [52, 26],
        widest: 60,
        label: 20,
        labelWidth: 54,
        pitch: [46, 88],
        span: 30,
        margin: [40, 36, 10, 6],
        head: 20,
        fan: 5,
      },
    ],
    [
      'slim',
      {
        cell: [52, 20],
        widest: 60,
        label: 0,
        labelWidth: 8,
        pitch: [25, 44],
        span: 30,
        margin: [40, 36, 14, 6],
        head: 20,
        fan: 2,
      },
    ],
  ],
};

/** The size a whole diagram is drawn for; larger containers enlarge it, a little. */
const drawn: Record<Medium, readonly [number, number, least: number, most: number]> = {
  board: [860, 440, 1, 1.4],
  stage: [1180, 690, 0.5, 1.6],
  // Its width alone says how large the stage is.
  question: [744, 0, 0.3, 4],
  phone: [374, 300, 1, 1.2],
};

/**
 * How much smaller than at the scale of its container a diagram may be drawn to keep what it shows, and the
 * last tier to keep its numbers at all.
 */
const shrunk: Record<Medium, readonly [usual: number, last: number]> = {
  board: [1, 0.88],
  stage: [0.85, 0.7],
  question: [0.98, 0.98],
  phone: [0.92, 0.86],
};

/** Lays a network out in a container; depends on shape and size alone, never on values. */
export function layoutDiagram(
  spec: NetworkSpec,
  traits: Pick<Traits, 'medium' | 'bare'>,
  width: number,
  height: number,
): DiagramLayout {
  const { medium, bare } = traits;
  const counts = [spec.inputs, ...spec.layers.map(({ units }) => units)];
  const [designWidth, designHeight, least, most] = drawn[medium];
  const scale = Math.min(most, Math.max(least, Math.min(width / designWidth, height / designHeight)));
  // Read from the back of a room, a larger stage is no nearer.
  const legible = medium === 'question' ? scale : Math.min(1, scale);
  for (const [tier, m] of bare ? [] : metrics[medium]) {
    const [usual, last] = shrunk[medium];
    const s = Math.min(scale, fitting(counts, m, width, height));
    if (s >= legible * (tier === 'slim' ? last : usual)) {
      return place(spec, counts, medium, tier, m, width, height, s);
    }
  }
  return dots(spec, counts, traits, width, height);
}

/** The largest scale at which a network fits. */
function fitting(counts: readonly number[], m: Metrics, width: number, height: number): number {
  const rows = Math.max(...counts);
  const tall = m.margin[0] + m.margin[2] + m.label + m.cell[1] + (rows - 1) * m.pitch[0];
  const wide = m.margin[1] + m.margin[3] + counts.length * m.cell[0] + (counts.length - 1) * m.span;
  return Math.min(height / tall, width / wide);
}

function place(
  spec: NetworkSpec,
  counts: readonly number[],
  medium: Medium,
  tier: Tier,
  m: Metrics,
  width: number,
  height: number,
  s: number,
): DiagramLayout {
  const [top, right, bottom, left] = m.margin.map((side) => side * s) as [number, number, number, number];
  const free = width - left - right - (counts.length - 1) * m.span * s;
  const cellWidth = Math.max(m.cell[0] * s, Math.min(m.widest * s, free / counts.length));
  const cellHeight = m.cell[1] * s;
  const label = m.label * s;
  const rows = Math.max(...counts);
  const room = height - top - bottom - label - cellHeight;
  const pitch = rows > 1 ? Math.min(m.pitch[1] * s, room / (rows - 1)) : 0;
  const middle = top + label + (room + cellHeight) / 2;
  const columns = spread(counts.length, left + cellWidth / 2, width - right - cellWidth / 2);
  const units = counts.map((count, column) =>
    Array.from({ length: count }, (_, unit) => ({
      x: columns[column]! - cellWidth / 2,
      y: middle + (unit - (count - 1) / 2) * pitch - cellHeight / 2,
      width: cellWidth,
      height: cellHeight,
    })),
  );
  const labels = units.map((column) =>
    column.map((cell) =>
      m.label > 0
        ? {
            x: cell.x + cellWidth / 2 - (m.labelWidth * s) / 2,
            y: cell.y - label,
            width: m.labelWidth * s,
            height: label - 3 * s,
          }
        : square(cell.x + 0.75 * m.labelWidth * s, cell.y, (m.labelWidth * s) / 2),
    ),
  );
  const curves = wire(spec, units, m.fan * s, 9 * s);
  return {
    width,
    height,
    tier,
    scale: s,
    sizes: sizesOf(medium, tier, s),
    columns,
    gap: (columns[1] ?? width) - (columns[0] ?? 0) - cellWidth,
    headY: m.head * s,
    units,
    labels,
    curves,
  };
}

function dots(
  spec: NetworkSpec,
  counts: readonly number[],
  { medium, bare: mini }: Pick<Traits, 'medium' | 'bare'>,
  width: number,
  height: number,
): DiagramLayout {
  const [designWidth, , least, most] = drawn[medium];
  const onStage = medium === 'stage' || medium === 'question';
  const scale = onStage ? Math.min(most, Math.max(least, width / designWidth)) : 1;
  const headless = mini || medium === 'question';
  const top = headless ? 8 : 44 * scale;
  const bottom = headless ? 8 : 30 * scale;
  const side = mini ? 10 : 44 * scale;
  const rows = Math.max(...counts);
  const pitch = Math.min(mini ? 37 : 60 * scale, (height - top - bottom) / Math.max(1, rows));
  const radius = Math.min(mini ? 5.5 : 11 * scale, Math.max(0.5, pitch * 0.34));
  const middle = top + (height - top - bottom) / 2;
  const columns = spread(counts.length, side, width - side);
  const mark = (cell: Rect, r: number): Rect =>
    square(cell.x + r * 0.2, cell.y + r * 0.2, Math.min(4.5, Math.max(1.5, r * 0.5)));
  const units = counts.map((count, column) =>
    Array.from({ length: count }, (_, unit) =>
      square(columns[column]!, middle + (unit - (count - 1) / 2) * pitch, radius),
    ),
  );
  const labels = units.map((column) => column.map((cell) => mark(cell, radius)));
  const curves = wire(spec, units, 0, 0);
  const gap = (columns[1] ?? width) - (columns[0] ?? 0) - 2 * radius;
  return {
    width,
    height,
    tier: 'dot',
    scale,
    sizes: sizesOf(medium, 'dot', scale),
    columns,
    gap,
    headY: top / 2,
    units,
    labels,
    curves,
  };
}

function square(x: number, y: number, r: number): Rect {
  return { x: x - r, y: y - r, width: 2 * r, height: 2 * r };
}

function spread(count: number, from: number, to: number): number[] {
  if (count === 1) return [(from + to) / 2];
  return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
}

function wire(
  spec: NetworkSpec,
  units: readonly (readonly Rect[])[],
  fan: number,
  inset: number,
): Curve[][][] {
  const port = (cell: Rect, index: number, count: number): number => {
    const gap = count > 1 ? Math.min(fan, Math.max(0, cell.height - 2 * inset) / (count - 1)) : 0;
    return cell.y + cell.height / 2 + (index - (count - 1) / 2) * gap;
  };
  return spec.layers.map((_, index) => {
    const from = units[index]!;
    const to = units[index + 1]!;
    return from.map((source, i) =>
      to.map((target, j) => ({
        x0: source.x + source.width,
        y0: port(source, j, to.length),
        x1: target.x,
        y1: port(target, i, from.length),
      })),
    );
  });
}
