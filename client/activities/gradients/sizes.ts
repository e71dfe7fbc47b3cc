import type { DeepNetwork } from '#shared/lessons/deep-network.ts';
import { deepNetwork } from '#shared/lessons/deep-network.ts';
import { gradientMeans } from '#shared/math/gradient-norms.ts';
import { type BoardContent, freshContent } from '#shared/workshop/model/board.ts';
import { gradientOf } from '#shared/workshop/model/quantity.ts';
import { defaultTraining } from '#shared/workshop/model/training.ts';

/** The mean of |∂L/∂w| of each layer's weights, first to last. */
export function sizesOf(board: BoardContent): number[] {
  const gradient = gradientOf(board);
  return gradient === undefined ? [] : gradientMeans(board.network, gradient);
}

/** The same of a deep network as it begins, on another board's sample and loss. */
export function sizesFrom(deep: DeepNetwork, { loss, input, target, data }: BoardContent): number[] {
  return sizesOf(freshContent({ ...deepNetwork(deep), loss, input, target, data }, defaultTraining));
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A whole number above the line. */
export function raised(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
  return exponent < 0 ? `⁻${digits}` : digits;
}

/** A size to read: four decimals from 0.001 to 1000, otherwise in powers of ten; shorter where there is little room. */
export function sizeText(value: number, short = false): string {
  if (value === 0) return '0';
  if (value >= 0.001 && value < 1000)
    return value < 10 ? value.toFixed(short ? 3 : 4) : value.toFixed(short ? 0 : 1);
  const [digits = '', exponent = '0'] = value.toExponential(short ? 0 : 2).split('e');
  return `${digits}×10${raised(Number(exponent))}`;
}
