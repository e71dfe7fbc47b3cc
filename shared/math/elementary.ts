/**
 * exp, log and their kin by additions, multiplications and divisions alone, so that every engine gets
 * the same bits (`Math.exp` may differ in the last one). exp takes no path that depends on its argument,
 * and is two to three times as fast as `Math.exp` in a loop. Errors are below 1 ulp; log1p: 2, expm1 and tanh: 3.
 */

/** exp(x) is 2^(k/STEPS) · e^r with |r| ≤ ln 2 / (2 · STEPS). */
const STEPS = 128;
/** ln 2 / STEPS in two parts; the first has 21 bits, so that k times it is exact. */
const STEP_HIGH = 0.005415208637714386;
const STEP_LOW = 3.710410186743494e-9;
const STEPS_PER_UNIT = 184.6649652337873;

/** Adding and subtracting 1.5 · 2^52 rounds to the nearest integer. */
const ROUND = 6755399441055744;

/** 2^(j/STEPS + 1), and what rounding it to a double left off. */
const ROOTS = new Float64Array(STEPS);
const ROOTS_LEFT = new Float64Array(STEPS);
{
  const one = 2n ** 192n;
  const root = 0x10163da9fb33356d84a66ae336dcdfa4003ec04c360be2404n; // 2^(1/128) · 2^192
  let power = 2n * one;
  for (let j = 0; j < STEPS; j++) {
    ROOTS[j] = Number(power) / Number(one);
    ROOTS_LEFT[j] = Number(power - BigInt(ROOTS[j]! * 2 ** 64) * 2n ** 128n) / Number(one);
    power = (power * root) / one;
  }
}

/** 2^(k − 1) at k + POWER_ZERO, for every k that exp can meet. */
const POWER_ZERO = 1088;
const POWERS = new Float64Array(4096);
for (let k = 1, power = 1; k <= 1024; k++, power *= 2) POWERS[POWER_ZERO + k] = power;
for (let k = 0, power = 0.5; k >= -1074; k--, power /= 2) POWERS[POWER_ZERO + k] = power;

/** e^r − 1 for |r| ≤ ln 2 / 256. */
function smallExpm1(r: number): number {
  const square = r * r;
  return r + square * (0.5 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120)));
}

/** e^x; 0 below −745, Infinity above 709.78. Agrees with numpy.exp. */
export function exp(x: number): number {
  const clamped = Math.min(710, Math.max(-746, x));
  const steps = clamped * STEPS_PER_UNIT + ROUND - ROUND;
  const k = steps | 0;
  const p = smallExpm1(clamped - steps * STEP_HIGH - steps * STEP_LOW);
  const root = ROOTS[k & 127]!;
  return (root + (ROOTS_LEFT[k & 127]! + root * p)) * POWERS[((k >> 7) + POWER_ZERO) & 4095]!;
}

/** e^x − 1 without cancellation at small |x|, for x ≤ 700. Agrees with numpy.expm1. */
export function expm1(x: number): number {
  const clamped = Math.max(-40, x);
  const steps = clamped * STEPS_PER_UNIT + ROUND - ROUND;
  const k = steps | 0;
  const p = smallExpm1(clamped - steps * STEP_HIGH - steps * STEP_LOW);
  const power = POWERS[((k >> 7) + POWER_ZERO) & 4095]!;
  const root = ROOTS[k & 127]! * power;
  return root - 1 + (ROOTS_LEFT[k & 127]! * power + root * p);
}

/** The logistic sigmoid σ(x) = 1 / (1 + e^−x), in [0, 1] for every x. Agrees with scipy.special.expit. */
export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x));
}

/** The hyperbolic tangent (e^2x − 1) / (e^2x + 1), in [−1, 1] for every x. Agrees with numpy.tanh. */
export function tanh(x: number): number {
  const e = expm1(Math.min(40, 2 * x));
  return e / (e + 2);
}

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** The exponent k with x / 2^k in [√½, √2), of a normal x > 0. */
function exponentOf(x: number): number {
  bits[0] = x;
  return ((words[HIGH]! + 0x95f62) >>> 20) - 1023;
}

/** log(1 + f) + k · ln 2 for 1 + f in [√½, √2]: fdlibm's e_log.c. */
function logOf(f: number, k: number): number {
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return s * (half + (even + odd)) + k * LN2_LOW - half + f + k * LN2_HIGH;
}

/** The logarithm where it is no ordinary number, and of subnormal ones. */
function logAside(x: number): number {
  if (x > 0) return x === Infinity ? x : log(x * 2 ** 54) - 54 * Math.LN2;
  return x === 0 ? -Infinity : NaN;
}

/** The natural logarithm: −Infinity at 0, NaN below. Agrees with numpy.log. */
export function log(x: number): number {
  if (!(x >= 2 ** -1022 && x < Infinity)) return logAside(x);
  const k = exponentOf(x);
  return logOf(x * POWERS[POWER_ZERO + 1 - k]! - 1, k);
}

/** log(1 + x) without cancellation at small |x|. Agrees with numpy.log1p. */
export function log1p(x: number): number {
  return x > -0.29 && x < 0.41 ? logOf(x, 0) : log(1 + x);
}

/** log(1 + x) for 0 ≤ x ≤ 1, at less cost. */
export function log1pOfShare(x: number): number {
  const upper = x > 0.41;
  return logOf(upper ? (x - 1) / 2 : x, upper ? 1 : 0);
}
