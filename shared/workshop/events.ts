import type { Locale } from '../locale.ts';
import type { LossName } from '../math/losses.ts';
import type { ParameterKey } from '../math/parameter-key.ts';
import type { NetworkSpec } from '../math/shape.ts';
import type { DataChoice, Point } from './data.ts';
import type { Grant } from './grants.ts';
import type { BoardId, Participant, ParticipantId, Timestamp } from './state.ts';
import type { Blowup, TrainingSettings } from './training.ts';

/** Who made an event and when; `by` is null for the workshop itself (a hold that ran out). */
interface Happened {
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
}

type Of<Type extends string, Body = unknown> = Readonly<{ type: Type }> & Happened & Body;

/** What happened, in the order of the log. The n-th event makes version n. */
export type WorkshopEvent =
  | Of<
      'workshop-opened',
      {
        readonly epoch: string;
        readonly title: string;
        readonly locale: Locale;
        readonly instructor: Participant;
      }
    >
  | Of<'workshop-ended'>
  | Of<'participant-joined', { readonly participant: Participant }>
  | Of<'participant-left', { readonly participant: ParticipantId }>
  | Of<'participant-removed', { readonly participant: ParticipantId }>
  | Of<'participant-renamed', { readonly participant: ParticipantId; readonly name: string }>
  | Of<'instructor-handed-over', { readonly to: ParticipantId }>
  | Of<'room-locked'>
  | Of<'room-unlocked'>
  | Of<'frozen'>
  | Of<'unfrozen'>
  | Of<
      'parameters-set',
      { readonly board: BoardId; readonly values: ReadonlyArray<readonly [ParameterKey, number]> }
    >
  | Of<'input-set', { readonly board: BoardId; readonly input: readonly number[] }>
  | Of<'target-set', { readonly board: BoardId; readonly target: readonly number[] }>
  | Of<'parameter-held', { readonly board: BoardId; readonly parameter: ParameterKey }>
  | Of<'parameter-released', { readonly board: BoardId; readonly parameter: ParameterKey }>
  | Of<'board-reset', { readonly board: BoardId }>
  | Of<
      'network-set',
      {
        readonly board: BoardId;
        readonly network: NetworkSpec;
        readonly parameters: readonly number[];
        readonly input: readonly number[];
        readonly target: readonly number[];
      }
    >
  | Of<'parameters-initialized', { readonly board: BoardId; readonly parameters: readonly number[] }>
  | Of<'loss-set', { readonly board: BoardId; readonly loss: LossName }>
  | Of<
      'data-set',
      {
        readonly board: BoardId;
        readonly data: DataChoice;
        readonly input: readonly number[];
        readonly target: readonly number[];
      }
    >
  | Of<'points-set', { readonly board: BoardId; readonly points: readonly Point[] }>
  | Of<'point-added', { readonly board: BoardId; readonly point: Point }>
  | Of<'parameters-locked', { readonly board: BoardId; readonly parameters: readonly ParameterKey[] }>
  | Of<'parameters-unlocked', { readonly board: BoardId; readonly parameters: readonly ParameterKey[] }>
  | Of<'training-configured', { readonly board: BoardId; readonly settings: TrainingSettings }>
  | Of<'training-started', { readonly board: BoardId; readonly until: number | null }>
  | Of<'training-paused', { readonly board: BoardId }>
  | Of<
      'trained',
      {
        readonly board: BoardId;
        readonly parameters: readonly number[];
        readonly steps: number;
        readonly epochs: number;
        readonly loss: number;
      }
    >
  | Of<'training-stopped', { readonly board: BoardId; readonly blowup: Blowup }>
  | Of<'granted', { readonly grant: Grant }>
  | Of<'revoked', { readonly grant: Grant }>;

export type EventType = WorkshopEvent['type'];
