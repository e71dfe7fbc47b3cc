import { keysOf, type ParameterKey } from '#shared/math/parameter-key.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import type { Board } from '#shared/workshop/model/board.ts';
import { type Observation, outputOf } from '#shared/workshop/model/observation.ts';
import type { Edit, History } from '#shared/workshop/projections/history.ts';

/** One point that is compared. */
export interface Point {
  readonly version: number;
  readonly board: Board;
  readonly observation: Observation;
}

/** One parameter that differs between two points. */
export interface Difference {
  readonly parameter: ParameterKey;
  readonly a: number;
  readonly b: number;
  /** The change between the two that moved it last, where it is known. */
  readonly edit: Edit | undefined;
}

/** What differs between two points of a board. */
export interface Comparison {
  readonly network: NetworkSpec;
  /** The two have the same layers, so that their parameters compare. */
  readonly alike: boolean;
  readonly loss: readonly [a: number | null, b: number | null];
  readonly outputs: ReadonlyArray<readonly [a: number, b: number]>;
  readonly differences: readonly Difference[];
}

export function compare(a: Point, b: Point, edits: History): Comparison {
  const { network } = b.board;
  const alike = JSON.stringify(a.board.network) === JSON.stringify(network);
  const [earlier, later] = a.version <= b.version ? [a, b] : [b, a];
  const between = edits.filter(({ version }) => version > earlier.version && version <= later.version);
  const outputs = outputOf(b.observation.layers).map((value, unit) => {
    return [outputOf(a.observation.layers)[unit] ?? Number.NaN, value] as const;
  });
  const differences = keysOf(network).flatMap((parameter, index): Difference[] => {
    const values = [a.board.parameters[index]!, b.board.parameters[index]!] as const;
    if (values[0] === values[1]) return [];
    const moved = ({ moves }: Edit) => moves.some((move) => move.parameter === parameter);
    // What names no parameter may have moved any.
    const edit = between.findLast((edit) => moved(edit) || edit.moves.length === 0);
    return [{ parameter, a: values[0], b: values[1], edit }];
  });
  return {
    network,
    alike,
    loss: [a.observation.loss, b.observation.loss],
    outputs: alike ? outputs : [],
    differences: alike ? differences : [],
  };
}
