import type { Board } from '../model/board.ts';
import type { Observation } from '../model/observation.ts';
import type { ParticipantId } from '../model/participant.ts';

/** One board as a dashboard of many shows it. */
export interface Summary {
  readonly loss: number | null;
  readonly accuracy: number | null;
  /** The training is under way. */
  readonly training: boolean;
  /** Who has something in hand there. */
  readonly hands: readonly ParticipantId[];
  /** Every weight and bias to two decimals, for a thumbnail; empty where there are more than `THUMBNAIL`. */
  readonly parameters: readonly number[];
}

/** Parameters that a thumbnail shows. */
export const THUMBNAIL = 64;

export function summaryOf(board: Board, { loss, accuracy }: Pick<Observation, 'loss' | 'accuracy'>): Summary {
  const small = board.parameters.length <= THUMBNAIL;
  return {
    loss,
    accuracy,
    training: board.training.running,
    hands: [...new Set(Object.values(board.holds).map(({ by }) => by))],
    parameters: small ? board.parameters.map((value) => Math.round(value * 100) / 100) : [],
  };
}
