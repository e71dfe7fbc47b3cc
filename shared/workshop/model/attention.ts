import type { Access, BoardId } from './board.ts';
import type { ParticipantId } from './participant.ts';
import type { PredictionId } from './prediction.ts';
import type { WorkshopState } from './state.ts';
import type { Timestamp } from './timestamp.ts';

/** A line that somebody answered with, as it was revealed. */
export interface SpotlitAnswer {
  readonly prediction: PredictionId;
  readonly line: string;
}

/** What every screen shows now. */
export interface Spotlight {
  readonly board: BoardId;
  /** A weight or a bias of it. */
  readonly parameter: string | null;
  /** Whose it is, where it is somebody's. */
  readonly participant: ParticipantId | null;
  /** The line that this person answered a question with, where that is what is shown. */
  readonly answer?: SpotlitAnswer;
  /** Who saw the board before, where not everybody did. */
  readonly before: Access['see'];
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
}

/** A clock that runs down on every screen. */
export interface Countdown {
  readonly seconds: number;
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
}

/** Where everybody is to look. */
export interface Attention {
  readonly spotlight: Spotlight | null;
  readonly timer: Countdown | null;
}

const none: Attention = { spotlight: null, timer: null };

export function attentionOf({ parts }: Pick<WorkshopState, 'parts'>): Attention {
  return (parts.attention as Attention | undefined) ?? none;
}

export function isNoAttention({ spotlight, timer }: Attention): boolean {
  return spotlight === null && timer === null;
}
