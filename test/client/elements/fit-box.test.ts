import '#client/elements/fit-box.ts';
import { afterEach, expect, test } from 'vitest';
import { painted } from '../painted.ts';

afterEach(() => document.body.replaceChildren());

/** A box of 800 × 400 px with a child of this size. */
async function fitted(
  width: number,
  height: number,
): Promise<readonly [box: HTMLElement, child: HTMLElement]> {
  const box = document.createElement('wr-fit-box');
  box.style.cssText = 'display: block; width: 800px; height: 400px';
  const child = document.createElement('div');
  child.style.cssText = `width: ${width}px; height: ${height}px`;
  box.append(child);
  document.body.replaceChildren(box);
  await painted();
  return [box, child];
}

test('what is small is made as large as there is room for, in the middle', async () => {
  const [box, child] = await fitted(300, 250);
  const [outer, inner] = [box.getBoundingClientRect(), child.getBoundingClientRect()];
  expect(inner.height).toBeCloseTo(400, 3);
  expect(inner.width).toBeCloseTo(480, 3);
  expect(inner.left - outer.left).toBeCloseTo(outer.right - inner.right, 3);
});

test('what is large is made small enough, and nothing has to be scrolled to', async () => {
  const [box, child] = await fitted(1000, 300);
  expect(child.getBoundingClientRect().width).toBeCloseTo(800, 3);
  expect(getComputedStyle(box).overflow).toBe('hidden');
});

test('it is fitted again when it grows, and when the box does', async () => {
  const [box, child] = await fitted(400, 200);
  expect(child.getBoundingClientRect().height).toBeCloseTo(400, 3);
  child.style.height = '500px';
  await painted();
  expect(child.getBoundingClientRect().height).toBeCloseTo(400, 3);
  box.style.height = '450px';
  await painted();
  expect(child.getBoundingClientRect().height).toBeCloseTo(450, 3);
});

test('another child is fitted as the first was', async () => {
  const [box] = await fitted(400, 200);
  const other = document.createElement('div');
  other.style.cssText = 'width: 1000px; height: 100px';
  box.replaceChildren(other);
  await painted();
  expect(other.getBoundingClientRect().width).toBeCloseTo(800, 3);
});

test('nothing is made too small to read: then it is scrolled to', async () => {
  const [box, child] = await fitted(800, 2000);
  expect(child.getBoundingClientRect().height).toBeCloseTo(1200, 3);
  expect(getComputedStyle(box).overflow).toBe('auto');
});
