import { accept, because } from '../kernel/decision.ts';
import { command } from '../kernel/definition.ts';
import { anytime, instructors, own } from '../kernel/permissions.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { identifier, text } from '../kernel/schemas.ts';
import { lookup } from '../model/lookup.ts';
import type { ParticipantId } from '../model/participant.ts';
import { instructorsOf, roleOf } from '../model/people.ts';
import type { WorkshopState } from '../model/state.ts';
import { handedOver, left, removed, renamed, roleChanged } from './events.ts';
import { checkName } from './names.ts';

export const leave = command(
  'leave',
  {},
  {
    permission: anytime,
    codes: ['instructor-stays'],
    refuses: (state, _ask, { id }) => (isLastInstructor(state, id) ? because('instructor-stays') : undefined),
    decide: (_state, _command, context) => accept(left.of(context, { participant: context.by! })),
  },
);

export const rename = command(
  'rename',
  { participant: identifier, name: text },
  {
    permission: own,
    codes: ['unknown-participant', 'name-empty', 'name-too-long', 'name-taken'],
    refuses: (state, { participant }) => refuseAbsent(state, participant),
    decide(state, { participant, name }, context) {
      const checked = checkName(state, name, participant);
      if (!checked.ok) return checked;
      return accept(renamed.of(context, { participant, name: checked.name }));
    },
  },
);

export const remove = command(
  'remove',
  { participant: identifier },
  {
    permission: instructors,
    codes: ['unknown-participant', 'instructor-stays'],
    refuses: (state, { participant }) =>
      refuseAbsent(state, participant) ??
      (participant !== undefined && roleOf(state, participant) === 'instructor'
        ? because('instructor-stays')
        : undefined),
    decide: (_state, { participant }, context) => accept(removed.of(context, { participant })),
  },
);

/** Makes somebody the instructor instead of oneself. */
export const handOver = command(
  'hand-over',
  { to: identifier },
  {
    permission: instructors,
    codes: ['unknown-participant'],
    refuses: (state, { to }) => refuseAbsent(state, to),
    decide: (_state, { to }, context) => accept(handedOver.of(context, { to })),
  },
);

/** Makes somebody an instructor beside oneself. */
export const promote = command(
  'promote',
  { participant: identifier },
  {
    permission: instructors,
    codes: ['unknown-participant'],
    refuses: (state, { participant }) => refuseAbsent(state, participant),
    decide: (_state, { participant }, context) =>
      accept(roleChanged.of(context, { participant, role: 'instructor' })),
  },
);

/** Makes an instructor a student again; the last one stays. */
export const demote = command(
  'demote',
  { participant: identifier },
  {
    permission: instructors,
    codes: ['unknown-participant', 'instructor-stays'],
    refuses: (state, { participant }) =>
      refuseAbsent(state, participant) ??
      (isLastInstructor(state, participant ?? null) ? because('instructor-stays') : undefined),
    decide: (_state, { participant }, context) =>
      accept(roleChanged.of(context, { participant, role: 'student' })),
  },
);

function isLastInstructor(state: WorkshopState, id: ParticipantId | null): boolean {
  return roleOf(state, id) === 'instructor' && instructorsOf(state).length === 1;
}

/** Somebody who is not in the room; nobody in particular is never refused. */
function refuseAbsent(state: WorkshopState, id: ParticipantId | undefined): Rejection | undefined {
  if (id === undefined) return undefined;
  return lookup(state.participants, id)?.status === 'present' ? undefined : because('unknown-participant');
}
