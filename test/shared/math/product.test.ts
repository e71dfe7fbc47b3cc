import { describe, expect, it } from 'vitest';
import { say } from '#shared/locale.ts';
import { matrixProduct, shapeProduct } from '#shared/math/product.ts';
import { productReason, shapeText } from '#shared/math/texts/product-texts.ts';

describe('the shape rule', () => {
  it('(a×b)·(c×d) is (a×d) when b = c', () => {
    expect(shapeProduct([1, 2], [2, 3])).toEqual({ fits: true, shape: [1, 3] });
  });

  it('a one-dimensional side counts as a row on the left and a column on the right, and drops out', () => {
    expect(shapeProduct([2], [2, 3])).toEqual({ fits: true, shape: [3] });
    expect(shapeProduct([4, 2], [2])).toEqual({ fits: true, shape: [4] });
    expect(shapeProduct([3], [3])).toEqual({ fits: true, shape: [] });
    expect(shapeProduct([3], [2, 3])).toEqual({ fits: false, inner: [3, 2], transpose: 'right' });
  });

  it('says which inner numbers differ, and which side to transpose if that helps', () => {
    expect(shapeProduct([1, 2], [3, 2])).toEqual({ fits: false, inner: [2, 3], transpose: 'right' });
    expect(shapeProduct([2, 4], [2, 3])).toEqual({ fits: false, inner: [4, 2], transpose: 'left' });
    expect(shapeProduct([1, 2], [3, 4])).toEqual({ fits: false, inner: [2, 3], transpose: null });
  });

  it('is explained in both languages', () => {
    const fits = productReason([1, 2], [2, 3]);
    expect(say(fits.sentence, 'en', fits.params)).toBe(
      '(1×2) · (2×3) = (1×3): the inner numbers (2, 2) are the same, and the outer ones remain.',
    );
    const differs = productReason([1, 2], [3, 4]);
    expect(say(differs.sentence, 'ko', differs.params)).toBe(
      '(1×2) · (3×4), 이 둘은 곱할 수 없어요. 안쪽의 두 수(2, 3)가 서로 달라요.',
    );
    const turned = productReason([1, 2], [3, 2]);
    expect(say(turned.sentence, 'en', turned.params)).toMatch(
      /With the right side transposed they would be\.$/,
    );
    const left = productReason([2, 4], [2, 3]);
    expect(say(left.sentence, 'ko', left.params)).toMatch(/왼쪽을 전치하면 같아져요\.$/);
  });

  it('writes shapes as one does', () => {
    expect([[2, 3], [3], []].map(shapeText)).toEqual(['(2×3)', '(3)', '()']);
  });
});

it('matrixProduct multiplies, and refuses what does not fit', () => {
  expect(
    matrixProduct(
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ),
  ).toEqual([
    [19, 22],
    [43, 50],
  ]);
  expect(() => matrixProduct([[1, 2, 3]], [[1], [2]])).toThrow(RangeError);
});
