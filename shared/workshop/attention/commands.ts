import * as z from 'zod/mini';
import { boardShared } from '../boards/events.ts';
import { accept, because } from '../kernel/decision.ts';
import { type Context, command } from '../kernel/definition.ts';
import type { Happened } from '../kernel/log.ts';
import { instructors } from '../kernel/permissions.ts';
import { identifier } from '../kernel/schemas.ts';
import { attentionOf } from '../model/attention.ts';
import type { Access, Listing } from '../model/board.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import type { ParticipantId } from '../model/participant.ts';
import { type PredictionId, predictionOf } from '../model/prediction.ts';
import type { WorkshopState } from '../model/state.ts';
import { refuseParameterOf } from '../pace/commands.ts';
import { spotlighted, timerStarted, timerStopped } from './events.ts';

/**
 * Shows a board, a weight of it, somebody's board, or the line that somebody answered a question with on every screen,
 * or nothing any more. A board that not everybody sees is seen by all for as long as that.
 */
export const spotlight = command(
  'spotlight',
  {
    on: z.nullable(
      z.strictObject({
        board: identifier,
        parameter: z.exactOptional(identifier),
        participant: z.exactOptional(identifier),
        answer: z.exactOptional(identifier),
      }),
    ),
  },
  {
    permission: instructors,
    cost: 5,
    codes: [
      'unknown-board',
      'board-closed',
      'unknown-parameter',
      'unknown-participant',
      'unknown-prediction',
      'answer-not-revealed',
    ],
    refuses(state, { on }) {
      if (on == null) return undefined;
      const listing = lookup(state.listings, on.board);
      if (listing === undefined) return because('unknown-board');
      if (listing.status === 'closed') return because('board-closed');
      const { participant, answer } = on;
      const gone = participant !== undefined && lookup(state.participants, participant)?.status !== 'present';
      if (gone) return because('unknown-participant');
      if (answer !== undefined) {
        if (predictionOf(state, answer) === undefined) return because('unknown-prediction');
        if (revealedLine(state, answer, participant) === undefined) return because('answer-not-revealed');
      }
      return refuseParameterOf(state, on.board, on.parameter);
    },
    decide(state, { on }, context) {
      const { spotlight: last } = attentionOf(state);
      if (on === null)
        return accept(spotlighted.of(context, { on: null }), ...hidden(state, undefined, context));
      const { board, parameter = null, participant = null, answer } = on;
      const line = answer === undefined ? undefined : revealedLine(state, answer, on.participant);
      const listing = lookup(state.listings, board)!;
      const before = last?.board === board ? last.before : listing.see;
      return accept(
        ...shared(listing, 'everyone', context),
        spotlighted.of(context, {
          on: {
            board,
            parameter,
            participant,
            before,
            ...(answer !== undefined && line !== undefined && { answer: { prediction: answer, line } }),
          },
        }),
        ...hidden(state, board, context),
      );
    },
    pending: { replacedBy: (_earlier, later) => later.type === 'spotlight' },
  },
);

const seconds = z.int().check(z.minimum(limits.countdown.least), z.maximum(limits.countdown.most));

/** Has a clock run down on every screen. */
export const startTimer = command(
  'start-timer',
  { seconds },
  {
    permission: instructors,
    decide: (_state, { seconds }, context) => accept(timerStarted.of(context, { seconds })),
    pending: { replacedBy: (_earlier, later) => later.type === 'start-timer' },
  },
);

export const stopTimer = command(
  'stop-timer',
  {},
  { permission: instructors, decide: (_state, _command, context) => accept(timerStopped.of(context, {})) },
);

/** What somebody answered with, once everybody may know. */
function revealedLine(
  state: WorkshopState,
  prediction: PredictionId,
  participant: ParticipantId | undefined,
): string | undefined {
  const lines = predictionOf(state, prediction)?.reveal?.lines ?? [];
  return lines.find(({ by }) => by === participant)?.line;
}

/** What hides again the board that was shown to all until now, unless it is this one. */
function hidden(state: WorkshopState, next: string | undefined, context: Context): Happened[] {
  const { spotlight: last } = attentionOf(state);
  if (last === null || last.board === next || last.before === 'everyone') return [];
  const listing = lookup(state.listings, last.board);
  return listing === undefined ? [] : shared(listing, last.before, context);
}

function shared({ id, members, see: now, move }: Listing, see: Access['see'], context: Context): Happened[] {
  return now === see ? [] : [boardShared.of(context, { board: id, members: [...members], see, move })];
}
