import * as z from 'zod/mini';
import { accept, because } from '../kernel/decision.ts';
import { command } from '../kernel/definition.ts';
import { anytime, instructors } from '../kernel/permissions.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { identifier } from '../kernel/schemas.ts';
import { runningOf } from '../model/activity.ts';
import type { BoardId } from '../model/board.ts';
import { lookup } from '../model/lookup.ts';
import { paces } from '../model/pace.ts';
import type { WorkshopState } from '../model/state.ts';
import { refuseUnknown } from '../parameters/rules.ts';
import { gathered, led, lookedAround, paceSet } from './events.ts';

const step = z.int().check(z.minimum(0), z.maximum(99));

/** Says how the class goes on: with the instructor, between two steps of the activity, or freely. */
export const setPace = command(
  'set-pace',
  { pace: z.enum(paces), range: z.exactOptional(z.tuple([step, step])) },
  {
    permission: instructors,
    codes: ['no-activity', 'unknown-step'],
    refuses(state, { pace, range }) {
      if (pace !== 'range') return undefined;
      const running = runningOf(state);
      if (running === null) return because('no-activity');
      if (range === undefined) return undefined;
      const [from, to] = range;
      return from <= to && to <= running.text.steps.length ? undefined : because('unknown-step');
    },
    decide(state, { pace, range }, context) {
      // A range that nobody names is that from the step the class is at to the last one.
      const running = runningOf(state);
      const whole = [running?.step ?? 0, running?.text.steps.length ?? 0] as const;
      const [from, to] = range ?? whole;
      return accept(paceSet.of(context, { pace, range: pace === 'range' ? [from, to] : null }));
    },
    pending: { replacedBy: (_earlier, later) => later.type === 'set-pace' },
  },
);

/** Says where the instructor is: those who follow come along. */
export const lead = command(
  'lead',
  {
    board: identifier,
    mode: z.exactOptional(identifier),
    parameter: z.exactOptional(identifier),
    layer: z.exactOptional(z.int().check(z.minimum(1), z.maximum(64))),
  },
  {
    permission: instructors,
    codes: ['unknown-board', 'board-not-for-all', 'unknown-parameter', 'unknown-layer'],
    refuses: (state, { board, parameter, layer }) =>
      refuseHidden(state, board) ??
      refuseParameterOf(state, board, parameter) ??
      refuseLayerOf(state, board, layer),
    decide: (_state, { board, mode = null, parameter = null, layer = null }, context) =>
      accept(led.of(context, { board, mode, parameter, layer })),
    pending: { replacedBy: (_earlier, later) => later.type === 'lead' },
  },
);

/** Calls everybody to where the instructor is, those who look around, too. */
export const lookHere = command(
  'look-here',
  {},
  { permission: instructors, decide: (_state, _command, context) => accept(gathered.of(context, {})) },
);

/** Looks around by oneself, or comes back to the class. */
export const lookAround = command(
  'look-around',
  { on: z.boolean() },
  {
    permission: anytime,
    decide: (_state, { on }, context) => accept(lookedAround.of(context, { on })),
    pending: { replacedBy: (_earlier, later) => later.type === 'look-around' },
  },
);

/** A board that not everybody sees leads nobody. */
function refuseHidden(state: WorkshopState, board: BoardId | undefined): Rejection | undefined {
  if (board === undefined) return undefined;
  const listing = lookup(state.listings, board);
  if (listing === undefined) return because('unknown-board');
  const seen = listing.see === 'everyone' && listing.status === 'open';
  return seen ? undefined : because('board-not-for-all');
}

/** A page that does not have the board open cannot tell. */
export function refuseParameterOf(
  state: WorkshopState,
  id: BoardId | undefined,
  parameter: string | undefined,
): Rejection | undefined {
  const board = lookup(state.boards, id ?? '');
  return board === undefined || parameter === undefined ? undefined : refuseUnknown(board, [parameter]);
}

function refuseLayerOf(
  state: WorkshopState,
  id: BoardId | undefined,
  layer: number | undefined,
): Rejection | undefined {
  const board = lookup(state.boards, id ?? '');
  if (board === undefined || layer === undefined || layer <= board.network.layers.length) return undefined;
  return because('unknown-layer', { layer });
}
