import { cssVars } from '../../elements/css-vars.ts';
import type { Point, Rect } from './curve.ts';

/** Puts an element's middle, or corner, where `--x` and `--y` say. */
export function placeAt({ x, y }: Point): ReturnType<typeof cssVars> {
  return cssVars({ x: pixels(x), y: pixels(y) });
}

/** Gives an element place and size as `--x`, `--y`, `--w` and `--h`. */
export function placeIn({ x, y, width, height }: Rect): ReturnType<typeof cssVars> {
  return cssVars({ x: pixels(x), y: pixels(y), w: pixels(width), h: pixels(height) });
}

function pixels(value: number): string {
  return `${value.toFixed(1)}px`;
}
