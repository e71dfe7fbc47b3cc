import type { Locale } from '../locale.ts';
import type { ParameterKey } from '../math/parameter-key.ts';
import type { BoardId, Participant, ParticipantId, Timestamp } from './state.ts';

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
  | Of<'board-reset', { readonly board: BoardId }>;

export type EventType = WorkshopEvent['type'];
