// What the bench uses of its peers, so that it type-checks where they are not installed.

declare module 'brain.js' {
  class NeuralNetwork {
    constructor(options: { activation: 'sigmoid' | 'tanh' });
    sizes: number[];
    weights: (Float32Array | number[])[][];
    biases: (Float32Array | number[])[];
    trainOpts: { learningRate: number; momentum: number };
    initialize(): void;
    runInput(input: ArrayLike<number>): ArrayLike<number>;
    calculateDeltas(target: ArrayLike<number>): void;
    adjustWeights(): void;
  }
  const brain: { NeuralNetwork: typeof NeuralNetwork };
  export default brain;
}

declare module 'synaptic' {
  interface Connection {
    weight: number;
  }
  interface Neuron {
    bias: number;
    squash: unknown;
    connections: { inputs: Record<string, Connection> };
  }
  interface Layer {
    list: Neuron[];
  }
  class Perceptron {
    constructor(...sizes: number[]);
    layers: { input: Layer; hidden: Layer[]; output: Layer };
    activate(input: ArrayLike<number>): number[];
    propagate(rate: number, target: ArrayLike<number>): void;
  }
  const synaptic: {
    Architect: { Perceptron: typeof Perceptron };
    Neuron: { squash: { LOGISTIC: unknown; TANH: unknown } };
  };
  export default synaptic;
}

declare module 'convnetjs' {
  class Vol {
    constructor(width: number, height: number, depth: number, fill?: number);
    w: Float64Array;
    dw: Float64Array;
  }
  interface NetLayer {
    layer_type: string;
    filters?: Vol[];
    biases?: Vol;
    out_act: Vol;
    backward(): void;
  }
  class Net {
    layers: NetLayer[];
    makeLayers(definitions: Record<string, string | number>[]): void;
    forward(input: Vol): Vol;
  }
  const convnetjs: { Net: typeof Net; Vol: typeof Vol };
  export default convnetjs;
}

declare module 'ml-matrix' {
  export class Matrix {
    constructor(rows: number, columns: number);
    static from1DArray(rows: number, columns: number, values: ArrayLike<number>): Matrix;
    static sub(left: Matrix, right: Matrix): Matrix;
    readonly rows: number;
    readonly columns: number;
    mmul(other: Matrix): Matrix;
    transpose(): Matrix;
    addRowVector(values: ArrayLike<number>): this;
    mul(other: Matrix | number): this;
    tanh(): this;
    neg(): this;
    exp(): this;
    add(value: number): this;
    pow(value: number): this;
    clone(): Matrix;
    sum(by: 'column'): number[];
    to1DArray(): number[];
  }
}

declare module '@tensorflow/tfjs' {
  export interface Tensor {
    dataSync(): Float32Array;
    dispose(): void;
  }
  export function setBackend(name: string): Promise<boolean>;
  export function ready(): Promise<void>;
  export function tidy<T>(body: () => T): T;
  export function tensor2d(values: Float32Array, shape: [number, number]): Tensor;
  export function tensor1d(values: Float32Array): Tensor;
  export function matMul(a: Tensor, b: Tensor): Tensor;
  export function add(a: Tensor, b: Tensor): Tensor;
  export function sub(a: Tensor, b: Tensor): Tensor;
  export function mul(a: Tensor, b: Tensor | number): Tensor;
  export function tanh(a: Tensor): Tensor;
  export function sigmoid(a: Tensor): Tensor;
  export function square(a: Tensor): Tensor;
  export function sum(a: Tensor): Tensor;
  export function grads(f: (...inputs: Tensor[]) => Tensor): (inputs: Tensor[]) => Tensor[];
}

declare module '@tensorflow/tfjs-backend-wasm' {
  export function setWasmPaths(prefix: string): void;
}
