import { log } from './elementary.ts';
import { cosTurns } from './turns.ts';

/** Random numbers that a seed repeats exactly, on every machine. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** A uniform integer in 0 … n − 1; n ≤ 2^31. */
  below(n: number): number;
  /** Normal with mean 0 and standard deviation 1 (Box and Muller 1958). */
  normal(): number;
}

/**
 * A generator of its own for a seed: sfc32 (Doty-Humphrey, PractRand), period about 2^128.
 * @param seed any finite number; its 64 bits count
 */
export function createRandom(seed: number): Random {
  const words = new Uint32Array(new Float64Array([seed + 0]).buffer);
  let a = words[0]!;
  let b = words[1]!;
  let c = 0x9e3779b9;
  let counter = 1;

  /** 32 random bits, as a signed integer. */
  function bits(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum;
  }
  for (let k = 0; k < 16; k++) bits();

  function next(): number {
    const high = bits() >>> 5;
    return (high * 67108864 + (bits() >>> 6)) / 9007199254740992;
  }

  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    below: (n) => Math.floor(((bits() >>> 0) / 4294967296) * n),
    normal: () => {
      const radius = Math.sqrt(-2 * log(1 - next()));
      return radius * cosTurns(next());
    },
  };
}
