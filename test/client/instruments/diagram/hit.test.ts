import { describe, expect, test } from 'vitest';
import { distanceTo, pointAt } from '#client/instruments/diagram/curve.ts';
import { nearestEdge, parameterAt, tolerances } from '#client/instruments/diagram/hit.ts';
import { layoutDiagram } from '#client/instruments/diagram/layout.ts';
import { lectureBoard } from '../../../gallery/views.ts';

const { network } = lectureBoard();
const layout = layoutDiagram(network, { medium: 'board', bare: false }, 860, 440);
const curve = (layer: number, from: number, to: number) => layout.curves[layer - 1]![from]![to]!;

describe('the nearest edge', () => {
  test('is the one whose curve a point lies on, wherever others cross it', () => {
    for (const t of [0.1, 0.3, 0.42, 0.6, 0.9]) {
      const point = pointAt(curve(1, 0, 2), t);
      expect(nearestEdge(layout, point, 8)?.distance).toBeLessThan(0.3);
    }
    expect(nearestEdge(layout, pointAt(curve(1, 0, 2), 0.35), 22)?.key).toBe('W1-0-2');
    expect(nearestEdge(layout, pointAt(curve(1, 1, 0), 0.35), 22)?.key).toBe('W1-1-0');
  });

  test('beside a crossing is the one nearer to the point, not the one drawn last', () => {
    const [falling, rising] = [curve(1, 0, 2), curve(1, 1, 0)];
    const steps = Array.from({ length: 99 }, (_, k) => (k + 1) / 100);
    const off = (t: number) => distanceTo(rising, pointAt(falling, t));
    const crossing = steps.reduce((best, t) => (off(t) < off(best) ? t : best));
    expect(off(crossing)).toBeLessThan(2);
    for (const aside of [-0.05, -0.03, 0.03, 0.05]) {
      const onFalling = pointAt(falling, crossing + aside);
      expect(nearestEdge(layout, onFalling, 22)?.key).toBe('W1-0-2');
      const rises = steps.reduce((best, t) =>
        Math.abs(pointAt(rising, t).x - onFalling.x) < Math.abs(pointAt(rising, best).x - onFalling.x)
          ? t
          : best,
      );
      expect(nearestEdge(layout, pointAt(rising, rises), 22)?.key).toBe('W1-1-0');
    }
  });

  test('is none beyond the tolerance, which gives a finger 44 pixels', () => {
    expect(2 * tolerances.touch).toBeGreaterThanOrEqual(44);
    const { x, y } = pointAt(curve(1, 0, 0), 0.2);
    expect(nearestEdge(layout, { x, y: y - 21 }, tolerances.touch)?.key).toBe('W1-0-0');
    expect(nearestEdge(layout, { x, y: y - 21 }, tolerances.fine)).toBeUndefined();
    expect(nearestEdge(layout, { x, y: y - 40 }, tolerances.touch)).toBeUndefined();
  });
});

describe('the parameter a pointer means', () => {
  const bias = ['b1-0', layout.labels[1]![0]!] as const;

  test('is a chip where the point is on it, an edge where that is nearer', () => {
    const [, { x, y, width, height }] = bias;
    expect(parameterAt(layout, [bias], { x: x + width / 2, y: y + height / 2 }, 22)).toBe('b1-0');
    const point = pointAt(curve(1, 0, 0), 0.8);
    expect(parameterAt(layout, [bias], point, 22)).toBe('W1-0-0');
  });

  test('is no edge where a cell covers it', () => {
    const cell = layout.units[1]![2]!;
    expect(parameterAt(layout, [], { x: cell.x + 4, y: cell.y + cell.height / 2 }, 22)).toBeUndefined();
  });
});
