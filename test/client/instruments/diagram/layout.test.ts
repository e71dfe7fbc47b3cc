import { describe, expect, test } from 'vitest';
import type { Rect } from '#client/instruments/diagram/curve.ts';
import { layoutDiagram } from '#client/instruments/diagram/layout.ts';
import { placePills } from '#client/instruments/diagram/pill-places.ts';
import { lectureBoard, madeUpBoard } from '../../../gallery/views.ts';

function overlap(a: Rect, b: Rect): boolean {
  return (
    a.x < b.x + b.width - 0.01 &&
    b.x < a.x + a.width - 0.01 &&
    a.y < b.y + b.height - 0.01 &&
    b.y < a.y + a.height - 0.01
  );
}

const shapes: Record<string, readonly number[]> = {
  lecture: [2, 3, 2, 2],
  single: [2, 1],
  deep: [8, 8, 8, 8, 8, 8, 8],
  lopsided: [1, 12, 3, 1],
  vast: [64, 64, 64, 64, 64, 64, 64],
};
const boxes = {
  board: [{ medium: 'board', bare: false }, 860, 440],
  stage: [{ medium: 'stage', bare: false }, 1240, 900],
  phone: [{ medium: 'phone', bare: false }, 390, 340],
  map: [{ medium: 'phone', bare: true }, 190, 96],
} as const;

describe.each(Object.entries(shapes))('a %s network', (_, units) => {
  const { network } = madeUpBoard(units);

  test.each(Object.entries(boxes))(
    'on a %s lies inside its box, nothing over anything',
    (_, [traits, width, height]) => {
      const layout = layoutDiagram(network, traits, width, height);
      const rects = [
        ...layout.units.flat(),
        ...(['full', 'compact'].includes(layout.tier) ? layout.labels.flat() : []),
      ];
      for (const rect of rects) {
        expect(rect.x).toBeGreaterThanOrEqual(0);
        expect(rect.y).toBeGreaterThanOrEqual(0);
        expect(rect.x + rect.width).toBeLessThanOrEqual(width);
        expect(rect.y + rect.height).toBeLessThanOrEqual(height);
      }
      rects.forEach((rect, index) => {
        for (const other of rects.slice(index + 1))
          if (overlap(rect, other)) expect([rect, other]).toEqual([]);
      });
    },
  );
});

test.each([5, 6, 7, 8, 9, 10])('layers of %i units keep their numbers on a board', (units) => {
  const { network } = madeUpBoard([2, units, units, units, units, units, 2]);
  expect(layoutDiagram(network, boxes.board[0], 860, 440).tier).not.toBe('dot');
});

test('six layers of ten units keep their numbers on a laptop of 1366 × 768 and on both projectors', () => {
  const { network } = madeUpBoard([2, 10, 10, 10, 10, 10, 2]);
  expect(layoutDiagram(network, boxes.board[0], 766, 360).tier).toBe('slim');
  expect(layoutDiagram(network, boxes.stage[0], 789, 450).tier).toBe('slim');
  expect(layoutDiagram(network, boxes.stage[0], 1009, 700).tier).toBe('slim');
});

test('pills of a whole class cover neither cells nor each other', () => {
  const { network } = lectureBoard();
  const layout = layoutDiagram(network, boxes.board[0], 860, 440);
  const wishes = layout.curves.flatMap((layer, l) =>
    layer.flatMap((row, from) =>
      row.flatMap((curve, to) =>
        (from + to) % 2 === 0
          ? [
              {
                key: `W${l + 1}-${from}-${to}`,
                curve,
                width: 44,
                height: 24,
                flagWidths: [46, 26],
                flagHeight: 18,
                flagGap: 5,
                optional: false,
                kept: false,
              },
            ]
          : [],
      ),
    ),
  );
  const obstacles = [...layout.units.flat(), ...layout.labels.flat()];
  const places = placePills(wishes, obstacles, { x: 0, y: 0, width: 860, height: 440 });
  const rects = wishes.map(({ key, width, height }) => {
    const { x, y } = places.get(key)!;
    return { x: x - width / 2, y: y - height / 2, width, height };
  });
  rects.forEach((rect, index) => {
    for (const other of [...obstacles, ...rects.slice(index + 1)])
      if (overlap(rect, other)) expect([rect, other]).toEqual([]);
  });
});
