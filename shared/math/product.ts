/** The shape of an array: (rows, columns) of a matrix, (n) of a one-dimensional array, () of a number. */
export type Shape = readonly number[];

/** What the product of two shapes is, or why there is none. */
export type ShapeProduct =
  | { readonly fits: true; readonly shape: Shape }
  | {
      readonly fits: false;
      /** The two numbers that meet in the middle and should be the same. */
      readonly inner: readonly [number, number];
      /** Which side would fit if it were transposed. */
      readonly transpose: 'left' | 'right' | null;
    };

/**
 * The shape rule (a×b)·(c×d) = (a×d), if b = c; a one-dimensional side counts as a row on the left and
 * as a column on the right, and its own dimension drops out of the result. Agrees with numpy.dot.
 * @param left one or two dimensions
 * @param right one or two dimensions
 */
export function shapeProduct(left: Shape, right: Shape): ShapeProduct {
  const b = left.at(-1)!;
  const c = right[0]!;
  if (b === c) return { fits: true, shape: [...left.slice(0, -1), ...right.slice(1)] };
  const transpose =
    right.length === 2 && right[1] === b ? 'right' : left.length === 2 && left[0] === c ? 'left' : null;
  return { fits: false, inner: [b, c], transpose };
}

/**
 * The product of two matrices given row by row, as numpy.dot.
 * @param left (a × b)
 * @param right (b × d)
 * @returns (a × d)
 * @throws RangeError when the inner numbers differ
 */
export function matrixProduct(
  left: readonly (readonly number[])[],
  right: readonly (readonly number[])[],
): number[][] {
  const inner = right.length;
  const columns = right[0]?.length ?? 0;
  return left.map((row) => {
    if (row.length !== inner) throw new RangeError(`inner numbers differ: ${row.length} and ${inner}`);
    return Array.from({ length: columns }, (_, j) => {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += row[k]! * right[k]![j]!;
      return sum;
    });
  });
}
