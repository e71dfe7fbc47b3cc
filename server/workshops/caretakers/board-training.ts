import type { Dataset } from '#shared/math/datasets/dataset.ts';
import type { Divergence } from '#shared/math/divergence.ts';
import { keysOf, type ParameterKey } from '#shared/math/parameter-key.ts';
import { Training } from '#shared/math/training.ts';
import { type Board, isLocked } from '#shared/workshop/model/board.ts';
import { dataOf } from '#shared/workshop/model/data.ts';
import { limits } from '#shared/workshop/model/limits.ts';

import type { Blowup } from '#shared/workshop/model/training.ts';
import { unsigned } from '#shared/workshop/model/unsigned.ts';

/** Where a training has got to. */
export interface Progress {
  readonly parameters: readonly number[];
  readonly steps: number;
  readonly epochs: number;
  /** Over all data. */
  readonly loss: number;
  /** The board's parameters that it set out from: what is different by then, a hand has moved meanwhile. */
  readonly from: readonly number[];
}

/**
 * One board's training: works ahead of the log on parameters of its own, takes in what hands do to the board
 * meanwhile, and leaves held and locked parameters alone.
 */
export class BoardTraining {
  #board: Board;
  readonly #training: Training;
  readonly #keys: readonly ParameterKey[];
  readonly #parameters: Float64Array;
  readonly #fixed: Uint8Array;
  readonly #before: { readonly steps: number; readonly epochs: number };
  /** What was last offered to the log. */
  #offered: readonly number[] | undefined;
  #blowup: Blowup | undefined;

  /** @throws RangeError when the board's data do not fit its network */
  constructor(board: Board, data: Dataset) {
    const { network, loss, training } = board;
    const { optimizer, learningRate, batchSize, l1, l2 } = training.settings;
    this.#board = board;
    this.#training = new Training(network, data, {
      loss,
      optimizer,
      learningRate,
      l1,
      l2,
      // The steps so far, so that a training that goes on after a restart does not repeat its order.
      seed: training.steps,
      ...(batchSize > 0 && { batchSize }),
    });
    this.#keys = keysOf(network);
    this.#parameters = Float64Array.from(board.parameters);
    this.#fixed = new Uint8Array(this.#keys.length);
    this.#before = { steps: training.steps, epochs: training.epochs };
    this.#fix();
  }

  get steps(): number {
    return this.#before.steps + this.#training.steps;
  }

  get blowup(): Blowup | undefined {
    return this.#blowup;
  }

  /** Whether `board` can be trained on by this, or needs another: other network, data, loss or optimizer. */
  continues(board: Board): boolean {
    return continues(this.#board, board);
  }

  /** Takes in the board as the log has it now: what hands moved, hold and let go, and how fast to go. */
  follow(board: Board): void {
    const before = this.#board.parameters;
    if (board.parameters !== before) {
      for (let k = 0; k < this.#parameters.length; k++) {
        const value = board.parameters[k]!;
        if (value !== before[k] && value !== this.#offered?.[k]) this.#parameters[k] = value;
      }
    }
    this.#board = board;
    this.#training.learningRate = board.training.settings.learningRate;
    this.#fix();
  }

  /** One step; false when it blew up, and nothing more will be done. */
  step(): boolean {
    if (this.#blowup !== undefined) return false;
    const loss = this.#training.step(this.#parameters, this.#fixed);
    if (Number.isFinite(loss) && isWithin(this.#parameters, limits.magnitude)) return true;
    this.#stop();
    return false;
  }

  /** Where it has got to, as the log should have it; undefined when the loss there is not finite. */
  offer(): Progress | undefined {
    const loss = this.#training.loss(this.#parameters);
    if (!Number.isFinite(loss)) {
      this.#stop();
      return undefined;
    }
    this.#offered = Array.from(this.#parameters, unsigned);
    const epochs = this.#before.epochs + this.#training.epochs;
    return { parameters: this.#offered, steps: this.steps, epochs, loss, from: this.#board.parameters };
  }

  /** As the function of this name. */
  merged(progress: Progress, board: Board): Omit<Progress, 'from'> {
    return merged(progress, board);
  }

  #stop(): void {
    const first = this.#training.diagnose(this.#parameters, limits.magnitude);
    this.#blowup = {
      first: first === undefined ? { what: 'loss' } : withoutValue(first),
      step: this.steps,
      learningRate: this.#training.learningRate,
    };
  }

  #fix(): void {
    for (const [k, key] of this.#keys.entries()) {
      const fixed = isFixed(this.#board, key);
      // What was worked ahead on it is forgotten: it stays as the class saw it.
      if (fixed) this.#parameters[k] = this.#board.parameters[k]!;
      this.#fixed[k] = fixed ? 1 : 0;
    }
  }
}

/** Whether a training of `before` can go on with `board`, or another has to begin. */
export function continues(before: Board, board: Board): boolean {
  return (
    before.network === board.network &&
    before.loss === board.loss &&
    sameData(before, board) &&
    (['optimizer', 'batchSize', 'l1', 'l2'] as const).every(
      (key) => before.training.settings[key] === board.training.settings[key],
    ) &&
    board.training.steps >= before.training.steps
  );
}

/** Progress with what hands have done to `board` since it set out: set, held, locked. */
export function merged({ from, parameters, ...progress }: Progress, board: Board): Omit<Progress, 'from'> {
  const handsOff = board.locks.length === 0 && Object.keys(board.holds).length === 0;
  if (handsOff && board.parameters === from) return { parameters, ...progress };
  const keys = keysOf(board.network);
  const stays = (k: number) => board.parameters[k] !== from[k] || isFixed(board, keys[k]!);
  return {
    parameters: parameters.map((value, k) => (stays(k) ? board.parameters[k]! : value)),
    ...progress,
  };
}

/** A board's parameters as its run began; what somebody has in hand stays there. */
export function beginningOf({ network, parameters, holds, run }: Board): readonly number[] | null {
  if (run === null) return null;
  const keys = keysOf(network);
  return run.parameters.map((value, k) => (Object.hasOwn(holds, keys[k]!) ? parameters[k]! : value));
}

/** Whether training leaves a parameter alone. */
function isFixed(board: Board, key: ParameterKey): boolean {
  return Object.hasOwn(board.holds, key) || isLocked(board, key);
}

/** Whether every parameter is a finite number that a hand could have set. */
function isWithin(parameters: Float64Array, limit: number): boolean {
  for (let k = 0; k < parameters.length; k++) if (!(Math.abs(parameters[k]!) <= limit)) return false;
  return true;
}

/** The value itself says nothing (NaN, ∞), and JSON could not carry it. */
function withoutValue({ value: _, ...first }: Divergence): Blowup['first'] {
  return first;
}

function sameData(a: Board, b: Board): boolean {
  if (a.data !== b.data) return false;
  if (a.data.kind === 'points') return a.points === b.points;
  return a.data.kind !== 'sample' || (a.input === b.input && a.target === b.target);
}

/** The training of a board, or undefined when it has nothing to learn from. */
export function trainingOf(board: Board): BoardTraining | undefined {
  const data = dataOf(board);
  return data === undefined ? undefined : new BoardTraining(board, data);
}
