import type { ParameterKey } from '../math/parameter-key.ts';
import type { BoardId, ParticipantId } from './state.ts';

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
  | { readonly type: 'freeze' }
  | { readonly type: 'unfreeze' }
  | { readonly type: 'lock-room' }
  | { readonly type: 'unlock-room' }
  | { readonly type: 'remove'; readonly participant: ParticipantId }
  | { readonly type: 'hand-over'; readonly to: ParticipantId }
  | { readonly type: 'end' };

export type CommandType = Command['type'];
