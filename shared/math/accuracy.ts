/** Index of the largest of `count` values from `from` on, the first of equals. */
function argmax(values: ArrayLike<number>, from: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) if (values[from + k]! > values[from + best]!) best = k;
  return best;
}

/**
 * The share of samples answered right, 0 to 1: with one output, y and t on the same side of 0.5; with
 * more, the largest output where the target is largest. It stands still while the loss moves.
 * @param y Y (rows × outputs)
 * @param t T (rows × outputs)
 */
export function accuracy(y: ArrayLike<number>, t: ArrayLike<number>, rows: number, outputs: number): number {
  let right = 0;
  for (let r = 0; r < rows; r++) {
    const from = r * outputs;
    if (outputs === 1) {
      if (y[from]! > 0.5 === t[from]! > 0.5) right++;
    } else if (argmax(y, from, outputs) === argmax(t, from, outputs)) right++;
  }
  return right / rows;
}
