import type { Locale } from '../locale.ts';
import type { LossName } from '../math/losses.ts';
import type { ParameterKey } from '../math/parameter-key.ts';
import type { NetworkSpec } from '../math/shape.ts';

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
