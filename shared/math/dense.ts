/**
 * The three products of a dense layer, forward beside backward. Each walks its result in blocks of 4 × 2
 * (or 2 × 4), so that eight sums stay in registers while six numbers are read for every eight products;
 * each sum runs in the same order as in a plain loop, so the block changes no bit of the result.
 */

/**
 * A = X·W + b.
 * @param x X (rows × inputs)
 * @param parameters W (inputs × units) at `weights`, b (units) at `biases`
 * @param a A (rows × units), written
 */
export function denseForward(
  rows: number,
  inputs: number,
  units: number,
  x: Float64Array,
  parameters: Float64Array,
  weights: number,
  biases: number,
  a: Float64Array,
): void {
  let r = 0;
  for (; r <= rows - 4; r += 4) {
    const x0 = r * inputs;
    const x1 = x0 + inputs;
    const x2 = x1 + inputs;
    const x3 = x2 + inputs;
    let j = 0;
    for (; j <= units - 2; j += 2) {
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      let w = weights + j;
      for (let i = 0; i < inputs; i++) {
        const w0 = parameters[w]!;
        const w1 = parameters[w + 1]!;
        const v0 = x[x0 + i]!;
        s00 += v0 * w0;
        s01 += v0 * w1;
        const v1 = x[x1 + i]!;
        s10 += v1 * w0;
        s11 += v1 * w1;
        const v2 = x[x2 + i]!;
        s20 += v2 * w0;
        s21 += v2 * w1;
        const v3 = x[x3 + i]!;
        s30 += v3 * w0;
        s31 += v3 * w1;
        w += units;
      }
      const b0 = parameters[biases + j]!;
      const b1 = parameters[biases + j + 1]!;
      let k = r * units + j;
      a[k] = s00 + b0;
      a[k + 1] = s01 + b1;
      k += units;
      a[k] = s10 + b0;
      a[k + 1] = s11 + b1;
      k += units;
      a[k] = s20 + b0;
      a[k + 1] = s21 + b1;
      k += units;
      a[k] = s30 + b0;
      a[k + 1] = s31 + b1;
    }
    if (j < units) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let w = weights + j;
      for (let i = 0; i < inputs; i++) {
        const w0 = parameters[w]!;
        s0 += x[x0 + i]! * w0;
        s1 += x[x1 + i]! * w0;
        s2 += x[x2 + i]! * w0;
        s3 += x[x3 + i]! * w0;
        w += units;
      }
      const b0 = parameters[biases + j]!;
      let k = r * units + j;
      a[k] = s0 + b0;
      k += units;
      a[k] = s1 + b0;
      k += units;
      a[k] = s2 + b0;
      k += units;
      a[k] = s3 + b0;
    }
  }
  for (; r < rows; r++) {
    const x0 = r * inputs;
    for (let j = 0; j < units; j++) {
      let sum = 0;
      let w = weights + j;
      for (let i = 0; i < inputs; i++) {
        sum += x[x0 + i]! * parameters[w]!;
        w += units;
      }
      a[r * units + j] = sum + parameters[biases + j]!;
    }
  }
}

/**
 * ∂L/∂W = Xᵀ·δ and ∂L/∂b = the column sums of δ.
 * @param x X (rows × inputs)
 * @param delta δ = ∂L/∂A (rows × units)
 * @param gradient ∂L/∂W (inputs × units) at `weights`, ∂L/∂b (units) at `biases`, written
 */
export function denseParameterGradient(
  rows: number,
  inputs: number,
  units: number,
  x: Float64Array,
  delta: Float64Array,
  gradient: Float64Array,
  weights: number,
  biases: number,
): void {
  let i = 0;
  for (; i <= inputs - 2; i += 2) {
    const g0 = weights + i * units;
    const g1 = g0 + units;
    let j = 0;
    for (; j <= units - 4; j += 4) {
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      let v = i;
      let d = j;
      for (let r = 0; r < rows; r++) {
        const v0 = x[v]!;
        const v1 = x[v + 1]!;
        const d0 = delta[d]!;
        s00 += v0 * d0;
        s10 += v1 * d0;
        const d1 = delta[d + 1]!;
        s01 += v0 * d1;
        s11 += v1 * d1;
        const d2 = delta[d + 2]!;
        s02 += v0 * d2;
        s12 += v1 * d2;
        const d3 = delta[d + 3]!;
        s03 += v0 * d3;
        s13 += v1 * d3;
        v += inputs;
        d += units;
      }
      gradient[g0 + j] = s00;
      gradient[g0 + j + 1] = s01;
      gradient[g0 + j + 2] = s02;
      gradient[g0 + j + 3] = s03;
      gradient[g1 + j] = s10;
      gradient[g1 + j + 1] = s11;
      gradient[g1 + j + 2] = s12;
      gradient[g1 + j + 3] = s13;
    }
    for (; j < units; j++) {
      let s0 = 0;
      let s1 = 0;
      let v = i;
      let d = j;
      for (let r = 0; r < rows; r++) {
        const d0 = delta[d]!;
        s0 += x[v]! * d0;
        s1 += x[v + 1]! * d0;
        v += inputs;
        d += units;
      }
      gradient[g0 + j] = s0;
      gradient[g1 + j] = s1;
    }
  }
  if (i < inputs) {
    for (let j = 0; j < units; j++) {
      let sum = 0;
      let v = i;
      let d = j;
      for (let r = 0; r < rows; r++) {
        sum += x[v]! * delta[d]!;
        v += inputs;
        d += units;
      }
      gradient[weights + i * units + j] = sum;
    }
  }
  for (let j = 0; j < units; j++) {
    let sum = 0;
    let d = j;
    for (let r = 0; r < rows; r++) {
      sum += delta[d]!;
      d += units;
    }
    gradient[biases + j] = sum;
  }
}

/**
 * ∂L/∂X = δ·Wᵀ.
 * @param delta δ = ∂L/∂A (rows × units)
 * @param parameters W (inputs × units) at `weights`
 * @param into ∂L/∂X (rows × inputs), written
 */
export function denseInputGradient(
  rows: number,
  inputs: number,
  units: number,
  delta: Float64Array,
  parameters: Float64Array,
  weights: number,
  into: Float64Array,
): void {
  let r = 0;
  for (; r <= rows - 4; r += 4) {
    const d0 = r * units;
    const d1 = d0 + units;
    const d2 = d1 + units;
    const d3 = d2 + units;
    let i = 0;
    for (; i <= inputs - 2; i += 2) {
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      const w0 = weights + i * units;
      const w1 = w0 + units;
      for (let j = 0; j < units; j++) {
        const u0 = parameters[w0 + j]!;
        const u1 = parameters[w1 + j]!;
        const e0 = delta[d0 + j]!;
        s00 += e0 * u0;
        s01 += e0 * u1;
        const e1 = delta[d1 + j]!;
        s10 += e1 * u0;
        s11 += e1 * u1;
        const e2 = delta[d2 + j]!;
        s20 += e2 * u0;
        s21 += e2 * u1;
        const e3 = delta[d3 + j]!;
        s30 += e3 * u0;
        s31 += e3 * u1;
      }
      let k = r * inputs + i;
      into[k] = s00;
      into[k + 1] = s01;
      k += inputs;
      into[k] = s10;
      into[k + 1] = s11;
      k += inputs;
      into[k] = s20;
      into[k + 1] = s21;
      k += inputs;
      into[k] = s30;
      into[k + 1] = s31;
    }
    if (i < inputs) {
      const w0 = weights + i * units;
      for (let q = r; q < r + 4; q++) {
        let sum = 0;
        for (let j = 0; j < units; j++) sum += delta[q * units + j]! * parameters[w0 + j]!;
        into[q * inputs + i] = sum;
      }
    }
  }
  for (; r < rows; r++) {
    const d0 = r * units;
    for (let i = 0; i < inputs; i++) {
      const w0 = weights + i * units;
      let sum = 0;
      for (let j = 0; j < units; j++) sum += delta[d0 + j]! * parameters[w0 + j]!;
      into[r * inputs + i] = sum;
    }
  }
}

/**
 * Both gradients of one sample in one walk over W: what the two functions above do for `rows` = 1.
 * @param into ∂L/∂X (inputs), written; null where nobody asks for it
 */
export function denseBackwardRow(
  inputs: number,
  units: number,
  x: Float64Array,
  delta: Float64Array,
  parameters: Float64Array,
  gradient: Float64Array,
  weights: number,
  biases: number,
  into: Float64Array | null,
): void {
  let w = weights;
  for (let i = 0; i < inputs; i++) {
    const value = x[i]!;
    let sum = 0;
    for (let j = 0; j < units; j++) {
      const d = delta[j]!;
      gradient[w] = value * d;
      sum += d * parameters[w]!;
      w++;
    }
    if (into !== null) into[i] = sum;
  }
  for (let j = 0; j < units; j++) gradient[biases + j] = delta[j]!;
}
