import type { Scale } from './plane-scale.ts';

type Rgb = readonly [number, number, number];

/** The colour of a theme's variable, as the canvas element has it in one of its paint properties. */
export function inkOf(element: Element, property: 'fill' | 'stroke' | 'color'): Rgb {
  const numbers =
    getComputedStyle(element)
      [property].match(/[\d.]+/g)
      ?.map(Number) ?? [];
  return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0];
}

/** Opacity at full strength, out of 255. */
const FULL = 0.5 * 255;

interface SignsOptions {
  readonly unit: number;
  readonly units: number;
  /** Samples along a side. */
  readonly size: number;
  readonly scale: Scale;
  /** The colours below the middle and above it. */
  readonly inks: readonly [below: Rgb, above: Rgb];
}

/** The two colours of a canvas: its `stroke` below the middle of a scale, its `fill` above. */
export function inksOf(canvas: Element): readonly [below: Rgb, above: Rgb] {
  return [inkOf(canvas, 'stroke'), inkOf(canvas, 'fill')];
}

/**
 * One unit over the plane, in one colour above the middle of its scale and in another below, the stronger
 * the farther. The canvas takes one pixel a sample; its style enlarges it smoothly.
 */
export function paintSigns(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  { unit, units, size, scale, inks }: SignsOptions,
): void {
  const [below, above] = inks;
  paint(canvas, size, (pixel, k, data) => {
    const value = (values[k * units + unit]! - scale.middle) / scale.reach;
    const [r, g, b] = value > 0 ? above : below;
    data[pixel] = r;
    data[pixel + 1] = g;
    data[pixel + 2] = b;
    data[pixel + 3] = FULL * Math.min(1, Math.abs(value)) || 0;
  });
}

/** The strongest of several units over the plane, in its colour; the paler the closer the second is. */
export function paintLargest(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  { units, size, inks, reach }: { units: number; size: number; inks: readonly Rgb[]; reach: number },
): void {
  paint(canvas, size, (pixel, k, data) => {
    const from = k * units;
    let best = 0;
    let second = Number.NEGATIVE_INFINITY;
    for (let unit = 1; unit < units; unit++) {
      const value = values[from + unit]!;
      if (value > values[from + best]!) {
        second = values[from + best]!;
        best = unit;
      } else if (value > second) second = value;
    }
    const [r, g, b] = inks[best % inks.length]!;
    data[pixel] = r;
    data[pixel + 1] = g;
    data[pixel + 2] = b;
    data[pixel + 3] = FULL * Math.min(1, 0.25 + (0.75 * (values[from + best]! - second)) / reach) || 0;
  });
}

/** Each unit's lead over the strongest other one, over the plane: positive where it is the largest. */
export function leadOf(values: Float32Array, unit: number, units: number): Float32Array {
  return Float32Array.from({ length: values.length / units }, (_, k) => {
    let other = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < units; j++) {
      if (j !== unit && values[k * units + j]! > other) other = values[k * units + j]!;
    }
    return values[k * units + unit]! - other;
  });
}

function paint(
  canvas: HTMLCanvasElement,
  size: number,
  pixelOf: (pixel: number, k: number, data: Uint8ClampedArray) => void,
): void {
  if (canvas.width !== size || canvas.height !== size) {
    canvas.width = size;
    canvas.height = size;
  }
  const context = canvas.getContext('2d');
  if (context === null) return;
  const image = context.createImageData(size, size);
  for (let k = 0; k < size * size; k++) pixelOf(k * 4, k, image.data);
  context.putImageData(image, 0, 0);
}
