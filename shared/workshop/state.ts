import type { Locale } from '../locale.ts';
import type { LossName } from '../math/losses.ts';
import type { ParameterKey } from '../math/parameter-key.ts';
import type { NetworkSpec } from '../math/shape.ts';
import type { DataChoice, Point } from './data.ts';
import type { Grant } from './grants.ts';
import type { TrainingState } from './training.ts';

/** What a board begins with, and a reset brings back. */
export interface Start {
  readonly network: NetworkSpec;
  readonly loss: LossName;
  readonly parameters: readonly number[];
  readonly input: readonly number[];
  readonly target: readonly number[];
  readonly data: DataChoice;
}

/** A participant's id: `p1`, `p2`, … in the order of joining; given by the workshop, never by a client. */
export type ParticipantId = string;

/** A board's id; the class board is `class`. */
export type BoardId = string;

/** The one board every workshop opens with. */
export const CLASS_BOARD: BoardId = 'class';

/** Milliseconds since the Unix epoch, by the server's clock. */
export type Timestamp = number;

export interface Participant {
  readonly id: ParticipantId;
  readonly name: string;
  /** Index into the eight presence colours. */
  readonly colour: number;
  readonly status: 'present' | 'left' | 'removed';
}

/** Who is moving a parameter, and when they last touched it. */
export interface Hold {
  readonly by: ParticipantId;
  readonly touchedAt: Timestamp;
}

/** One network with its data: what the class sees and moves together. */
export interface Board {
  readonly id: BoardId;
  readonly network: NetworkSpec;
  readonly loss: LossName;
  /** Every weight and bias, in the order of `keysOf(network)`. */
  readonly parameters: readonly number[];
  /** x (network.inputs). */
  readonly input: readonly number[];
  /** t (outputs). */
  readonly target: readonly number[];
  readonly holds: Readonly<Record<ParameterKey, Hold>>;
  /** Parameters that neither a hand nor training moves, until the instructor unlocks them. */
  readonly locks: readonly ParameterKey[];
  /** What the loss is taken over; the diagram shows `input` and `target` in any case. */
  readonly data: DataChoice;
  /** The class's own points, whether or not they are the data now. */
  readonly points: readonly Point[];
  readonly training: TrainingState;
  /** Where a reset leads back to. */
  readonly start: Start;
}

/** Everything the log says of a workshop, as every replica holds it. */
export interface WorkshopState {
  /** How many events made this state. */
  readonly version: number;
  /** Random mark of this workshop's log; a reused code never has the same. */
  readonly epoch: string;
  readonly title: string;
  readonly locale: Locale;
  readonly status: 'open' | 'ended';
  readonly instructor: ParticipantId;
  readonly frozen: boolean;
  readonly locked: boolean;
  /** What students may do that is the instructor's otherwise. */
  readonly grants: readonly Grant[];
  readonly participants: Readonly<Record<ParticipantId, Participant>>;
  readonly boards: Readonly<Record<BoardId, Board>>;
}

/** The own entry `key` of a record that clients may name, never an inherited one. */
export function lookup<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The participants in the room, in the order of joining. */
export function present(state: WorkshopState): Participant[] {
  return Object.values(state.participants).filter(({ status }) => status === 'present');
}

export type Role = 'instructor' | 'student' | 'viewer';

/** The role of a participant; a stage (nobody) is a viewer. */
export function roleOf(state: WorkshopState, id: ParticipantId | null): Role {
  if (id === null) return 'viewer';
  return state.instructor === id ? 'instructor' : 'student';
}
