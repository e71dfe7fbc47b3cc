import type { Dataset } from '#shared/math/datasets/dataset.ts';
import { dataOf } from '#shared/workshop/data.ts';
import type { Board } from '#shared/workshop/state.ts';
import { rangeOf } from '../charts/plane-scale.ts';
import type { Range } from '../workers/plane.ts';

/** Half the width of the plane that the class puts its own points on, until one lies farther out. */
const OWN = 1.2;

const known = new WeakMap<Dataset, readonly Range[]>();

/** The samples of a board that can be drawn over its network's inputs. */
export function drawableData(board: Board): Dataset | undefined {
  if (board.data.kind === 'sample') return undefined;
  const data = dataOf(board);
  return data?.inputs === board.network.inputs ? data : undefined;
}

/** The part of the input space that a board is drawn over: one range an input, of the same width each. */
export function rangesOf(board: Board): readonly Range[] {
  const { inputs } = board.network;
  if (board.data.kind === 'sample') {
    return alike(board.input.map((value) => rangeOf([value], [-1, 1])));
  }
  const data = drawableData(board);
  if (board.data.kind === 'points' || data === undefined) {
    const farthest = Math.max(OWN, ...(data === undefined ? [] : data.x.map(Math.abs)));
    const half = farthest > OWN ? Math.ceil(farthest * 1.1) : OWN;
    return Array.from({ length: inputs }, () => [-half, half]);
  }
  const found = known.get(data) ?? alike(Array.from({ length: inputs }, (_, k) => rangeOfColumn(data, k)));
  known.set(data, found);
  return found;
}

function rangeOfColumn({ x, inputs, samples }: Dataset, column: number): Range {
  const values = Array.from({ length: samples }, (_, r) => x[r * inputs + column]!);
  const [from, to] = [Math.min(...values), Math.max(...values)];
  return from === to ? [from - 1, to + 1] : widened([from, to], (to - from) * 1.3);
}

/** The ranges, all as wide as the widest, so that a circle stays a circle. */
function alike(ranges: readonly Range[]): readonly Range[] {
  const width = Math.max(...ranges.map(([from, to]) => to - from));
  return ranges.map((range) => widened(range, width));
}

function widened([from, to]: Range, width: number): Range {
  const middle = (from + to) / 2;
  return [middle - width / 2, middle + width / 2];
}
