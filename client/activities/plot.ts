/** Where a value is drawn. */
export type Scale = (value: number) => number;

/** From `least` … `most` to the pixels `from` … `to`. */
export function scaleOf(least: number, most: number, from: number, to: number): Scale {
  return (value) => from + ((value - least) / (most - least)) * (to - from);
}

/** `count` values from `least` to `most`, both included. */
export function across(least: number, most: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => least + ((most - least) * k) / (count - 1));
}

/** A line through points, as SVG path data; where a value is no finite number, it breaks off. */
export function lineThrough(points: ReadonlyArray<readonly [x: number, y: number]>): string {
  let pen = 'M';
  return points
    .map(([x, y]) => {
      if (!Number.isFinite(x) || !Number.isFinite(y)) {
        pen = 'M';
        return '';
      }
      const piece = `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
      pen = 'L';
      return piece;
    })
    .join('');
}
