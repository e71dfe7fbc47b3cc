import type { Sentence } from '../../locale.ts';
import { type Shape, shapeProduct } from '../product.ts';
import type { Reason } from './reason.ts';

const sentences = {
  fits: {
    en: '{left} · {right} = {result}: the inner numbers ({inner}, {inner}) are the same, and the outer ones remain.',
    ko: '{left} · {right} = {result}. 안쪽의 두 수({inner}, {inner})가 같아서 바깥쪽의 수만 남아요.',
  },
  differs: {
    en: '{left} · {right} cannot be multiplied: the inner numbers ({b}, {c}) are not the same.',
    ko: '{left} · {right}, 이 둘은 곱할 수 없어요. 안쪽의 두 수({b}, {c})가 서로 달라요.',
  },
  'transpose-left': {
    en: '{left} · {right} cannot be multiplied: the inner numbers ({b}, {c}) are not the same. With the left side transposed they would be.',
    ko: '{left} · {right}, 이 둘은 곱할 수 없어요. 안쪽의 두 수({b}, {c})가 서로 달라요. 왼쪽을 전치하면 같아져요.',
  },
  'transpose-right': {
    en: '{left} · {right} cannot be multiplied: the inner numbers ({b}, {c}) are not the same. With the right side transposed they would be.',
    ko: '{left} · {right}, 이 둘은 곱할 수 없어요. 안쪽의 두 수({b}, {c})가 서로 달라요. 오른쪽을 전치하면 같아져요.',
  },
} as const satisfies Record<string, Sentence>;

/** A shape as one writes it: (2×3), (2), or () for a single number. */
export function shapeText(shape: Shape): string {
  return `(${shape.join('×')})`;
}

/** Why two shapes multiply, and to what, or why they do not. */
export function productReason(left: Shape, right: Shape): Reason {
  const product = shapeProduct(left, right);
  const sides = { left: shapeText(left), right: shapeText(right) };
  if (product.fits) {
    return {
      sentence: sentences.fits,
      params: { ...sides, result: shapeText(product.shape), inner: right[0]! },
    };
  }
  const [b, c] = product.inner;
  const sentence =
    product.transpose === null ? sentences.differs : sentences[`transpose-${product.transpose}`];
  return { sentence, params: { ...sides, b, c } };
}
