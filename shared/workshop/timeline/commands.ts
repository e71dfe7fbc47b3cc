import { broughtBackTo, refuseVersion, version } from '../checkpoints/commands.ts';
import { accept, because, refuse } from '../kernel/decision.ts';
import { boardCommand, command } from '../kernel/definition.ts';
import { lastCounts } from '../kernel/likes.ts';
import { instructors } from '../kernel/permissions.ts';
import { lookup } from '../model/lookup.ts';
import { rests } from '../model/prediction.ts';
import { timelineOf } from '../model/timeline.ts';
import { backToNow } from './back-to-now.ts';
import { timelineClosed, timelineMoved, timelineOpened } from './events.ts';

/** Shows everybody the boards as they were at a version; until it is closed, nobody moves anything. */
export const openTimeline = command(
  'open-timeline',
  { version },
  {
    permission: instructors,
    cost: 5,
    codes: ['unknown-version'],
    refuses: (state, { version }) => refuseVersion(state, version),
    decide: (state, { version }, context) =>
      accept((timelineOf(state) === null ? timelineOpened : timelineMoved).of(context, { version })),
  },
);

/** Shows another version. */
export const moveTimeline = command(
  'move-timeline',
  { version },
  {
    permission: instructors,
    codes: ['no-timeline', 'unknown-version'],
    refuses: (state, { version }) =>
      timelineOf(state) === null ? because('no-timeline') : refuseVersion(state, version),
    decide: (_state, { version }, context) => accept(timelineMoved.of(context, { version })),
    pending: lastCounts,
  },
);

/** Back to now. */
export const closeTimeline = command(
  'close-timeline',
  {},
  {
    permission: instructors,
    decide: (_state, _command, context) => accept(timelineClosed.of(context, {})),
  },
);

/** Has the board as it was at a version from now on, and everybody back to now: it goes on from there. */
export const resumeTimeline = boardCommand(
  'resume-timeline',
  { version },
  {
    // It is what leads out of the past, and asks for itself whether the board rests.
    permission: { student: false, whenFrozen: true },
    cost: 20,
    codes: ['unknown-version', 'board-rests'],
    needs: (_state, { version }) => version,
    refuses: ({ id }, { version }, { state }) =>
      refuseVersion(state, version) ?? (rests(state, id) ? because('board-rests') : undefined),
    decide(board, { version }, context) {
      if (context.then === undefined) return accept();
      const was = lookup(context.then.boards, board.id);
      if (was === undefined) return refuse('unknown-version');
      const back = broughtBackTo(board, was, version, context);
      return accept(back, ...backToNow(context.state, context));
    },
  },
);
