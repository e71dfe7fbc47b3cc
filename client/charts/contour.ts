import { contours } from 'd3-contour';

/**
 * The lines along which a field on a square grid is 0, as SVG path data in grid units; each number is the
 * middle of its cell.
 * @param field row by row (size × size)
 */
export function contour(field: ArrayLike<number>, size: number): string {
  // Read by index alone; a copy would take as long as the lines do.
  const values = field as number[];
  const { coordinates } = contours().size([size, size]).contour(values, 0);
  let path = '';
  for (const ring of coordinates.flat()) {
    let pen = 'M';
    for (const [x = 0, y = 0] of ring) {
      // Rings close along the edge of the grid, where the field does not change sign.
      if (x === 0 || y === 0 || x === size || y === size) pen = 'M';
      else {
        path += `${pen}${x.toFixed(2)} ${y.toFixed(2)}`;
        pen = 'L';
      }
    }
  }
  return path;
}
