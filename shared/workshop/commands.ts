import type { InitializerName } from '../math/initializers.ts';
import type { LossName } from '../math/losses.ts';
import type { ParameterKey } from '../math/parameter-key.ts';
import type { NetworkSpec } from '../math/shape.ts';
import type { DataChoice, Point } from './data.ts';
import type { Grant } from './grants.ts';
import type { BoardId, ParticipantId } from './state.ts';
import type { TrainingSettings } from './training.ts';

/** What a participant may ask of a workshop once in it. */
export type Command =
  | { readonly type: 'leave' }
  | { readonly type: 'rename'; readonly participant: ParticipantId; readonly name: string }
  | {
      readonly type: 'set-parameters';
      readonly board: BoardId;
      readonly values: ReadonlyArray<readonly [ParameterKey, number]>;
    }
  | { readonly type: 'set-input'; readonly board: BoardId; readonly input: readonly number[] }
  | { readonly type: 'set-target'; readonly board: BoardId; readonly target: readonly number[] }
  | { readonly type: 'hold'; readonly board: BoardId; readonly parameter: ParameterKey }
  | { readonly type: 'release'; readonly board: BoardId; readonly parameter: ParameterKey }
  | { readonly type: 'reset-board'; readonly board: BoardId }
  | {
      readonly type: 'set-network';
      readonly board: BoardId;
      readonly network: NetworkSpec;
      /** For each layer, which layer it was (from 0), or null for a new one. */
      readonly from: readonly (number | null)[];
    }
  | { readonly type: 'initialize'; readonly board: BoardId; readonly initializer: InitializerName }
  | { readonly type: 'set-loss'; readonly board: BoardId; readonly loss: LossName }
  | { readonly type: 'set-data'; readonly board: BoardId; readonly data: DataChoice }
  | { readonly type: 'show-sample'; readonly board: BoardId; readonly sample: number }
  | { readonly type: 'set-points'; readonly board: BoardId; readonly points: readonly Point[] }
  | { readonly type: 'add-point'; readonly board: BoardId; readonly point: Point }
  | {
      readonly type: 'lock-parameters';
      readonly board: BoardId;
      readonly parameters: readonly ParameterKey[];
    }
  | {
      readonly type: 'unlock-parameters';
      readonly board: BoardId;
      readonly parameters: readonly ParameterKey[];
    }
  | {
      readonly type: 'configure-training';
      readonly board: BoardId;
      readonly settings: Partial<TrainingSettings>;
    }
  | { readonly type: 'train'; readonly board: BoardId; readonly steps?: number }
  | { readonly type: 'pause-training'; readonly board: BoardId }
  | { readonly type: 'grant'; readonly grant: Grant }
  | { readonly type: 'revoke'; readonly grant: Grant }
  | { readonly type: 'freeze' }
  | { readonly type: 'unfreeze' }
  | { readonly type: 'lock-room' }
  | { readonly type: 'unlock-room' }
  | { readonly type: 'remove'; readonly participant: ParticipantId }
  | { readonly type: 'hand-over'; readonly to: ParticipantId }
  | { readonly type: 'end' };

export type CommandType = Command['type'];
