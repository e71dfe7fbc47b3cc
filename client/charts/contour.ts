/**
 * The line along which a field on a square grid is 0, as SVG path data in grid units; each number is the
 * middle of its cell. Marching squares: every square of four numbers adds at most two segments.
 * @param field row by row (size × size)
 */
export function contour(field: ArrayLike<number>, size: number): string {
  let path = '';
  for (let row = 0; row < size - 1; row++) {
    for (let column = 0; column < size - 1; column++) {
      const k = row * size + column;
      const a = field[k]!;
      const b = field[k + 1]!;
      const c = field[k + size + 1]!;
      const d = field[k + size]!;
      const above = [a > 0, b > 0, c > 0, d > 0];
      if (above[0] === above[1] && above[1] === above[2] && above[2] === above[3]) continue;
      const [x, y] = [column + 0.5, row + 0.5];
      const points: string[] = [];
      const cross = (from: number, to: number): number => (from === to ? 0.5 : from / (from - to));
      if (above[0] !== above[1]) points.push(point(x + cross(a, b), y));
      if (above[1] !== above[2]) points.push(point(x + 1, y + cross(b, c)));
      if (above[2] !== above[3]) points.push(point(x + cross(d, c), y + 1));
      if (above[3] !== above[0]) points.push(point(x, y + cross(a, d)));
      for (let p = 0; p + 1 < points.length; p += 2) path += `M${points[p]}L${points[p + 1]}`;
    }
  }
  return path;
}

function point(x: number, y: number): string {
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}
