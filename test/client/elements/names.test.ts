import { beforeEach, describe, expect, test } from 'vitest';
import { labelsOf, unitName } from '#client/elements/parameter-labels.ts';
import { initialOf } from '#client/elements/person.ts';
import { setLocale } from '#client/i18n/locale.ts';
import { lectureBoard, madeUpBoard } from '../../gallery/views.ts';

beforeEach(() => setLocale('ko'));

test('an avatar shows the given name’s first syllable, or the Latin initial', () => {
  expect(initialOf('김서연')).toBe('서');
  expect(initialOf('남궁도윤')).toBe('도');
  expect(initialOf('서연')).toBe('서');
  expect(initialOf('jiho')).toBe('J');
  expect(initialOf('👩‍🔬 Kim')).toBe('👩‍🔬');
});

describe('a parameter’s labels', () => {
  const { network } = lectureBoard();

  test('put the target’s index first, and say from where to where', () => {
    const labels = labelsOf(network, 'W1-0-1');
    expect(labels?.plain).toBe('w₂₁⁽¹⁾');
    expect(labels?.path).toBe('x₁ → z₂');
    expect(labels?.into).toBe('은닉 1층으로');
    expect(labels?.spoken).toBe('가중치 w₂₁⁽¹⁾, x1에서 z2');
  });

  test('name a bias by its unit', () => {
    expect(labelsOf(network, 'b3-1')?.plain).toBe('b₂⁽³⁾');
    expect(labelsOf(network, 'b3-1')?.route).toBe('y2의 편향');
    expect(labelsOf(network, 'b3-1')?.into).toBe('출력층으로');
  });

  test('follow the language', () => {
    setLocale('en');
    expect(labelsOf(network, 'W1-0-1')?.spoken).toBe('Weight w₂₁⁽¹⁾, x1 to z2');
  });

  test('separate indices of two digits', () => {
    expect(labelsOf(madeUpBoard([12, 12]).network, 'W1-11-2')?.plain).toBe('w₃,₁₂⁽¹⁾');
  });

  test('name no parameter for a wrong key', () => {
    expect(labelsOf(network, 'W0-0')).toBeUndefined();
    expect(unitName(network, 3, 0)).toBe('y₁');
  });
});
