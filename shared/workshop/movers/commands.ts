import * as z from 'zod/mini';
import { callOf } from '../hands/call.ts';
import { accept, because, refuse } from '../kernel/decision.ts';
import { boardCommand, command } from '../kernel/definition.ts';
import { instructors } from '../kernel/permissions.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { identifier, parameters, people } from '../kernel/schemas.ts';
import { handsOf } from '../model/hands.ts';
import { lookup } from '../model/lookup.ts';
import { moversOf, policies } from '../model/movers.ts';
import type { ParticipantId } from '../model/participant.ts';
import { present } from '../model/people.ts';
import type { WorkshopState } from '../model/state.ts';
import { refuseUnknown } from '../parameters/rules.ts';
import { moversSet, parametersHanded, volunteerPicked } from './events.ts';

/** Says which students move what is on the boards. */
export const letMove = command(
  'let-move',
  { policy: z.enum(policies), people: z.exactOptional(people) },
  {
    permission: instructors,
    cost: 5,
    codes: ['unknown-participant'],
    refuses: (state, { people }) => refuseAbsent(state, people),
    decide: (_state, { policy, people = [] }, context) =>
      accept(moversSet.of(context, { policy, people: policy === 'chosen' ? [...new Set(people)] : [] })),
    pending: { replacedBy: (_earlier, later) => later.type === 'let-move' },
  },
);

/** Hands some weights and biases to a student, who alone moves them beside the instructors; null takes them back. */
export const handParameters = boardCommand(
  'hand-parameters',
  { parameters, to: z.nullable(identifier) },
  {
    // It moves nothing: whose a weight is may be said while its board rests.
    permission: { student: false, whenFrozen: true },
    codes: ['unknown-parameter', 'unknown-participant'],
    refuses: (board, { parameters, to }, { state }) =>
      refuseUnknown(board, parameters) ?? (to == null ? undefined : refuseAbsent(state, [to])),
    decide: ({ id }, { parameters, to }, context) =>
      accept(parametersHanded.of(context, { board: id, parameters: [...new Set(parameters)], to })),
  },
);

/**
 * Picks a student at random and calls them: of those who are connected one whose hand is up, else any; nobody twice
 * before all have been picked once. What is named is handed to them. `draw` is drawn by whoever asks.
 */
export const pickVolunteer = command(
  'pick-volunteer',
  {
    draw: z.int().check(z.minimum(0), z.maximum(2_147_483_647)),
    board: z.exactOptional(identifier),
    parameters: z.exactOptional(parameters),
  },
  {
    permission: instructors,
    codes: ['nobody-to-pick', 'unknown-board', 'unknown-parameter'],
    refuses(state, { board: id, parameters }) {
      if (students(state).length === 0) return because('nobody-to-pick');
      if (id === undefined) return undefined;
      if (lookup(state.listings, id) === undefined) return because('unknown-board');
      const board = lookup(state.boards, id);
      return board === undefined ? undefined : refuseUnknown(board, parameters);
    },
    decide(state, { draw, board, parameters }, context) {
      // Only the server knows who is connected.
      if (context.house === undefined) return accept();
      const here = students(state).filter(context.house.isHere);
      if (here.length === 0) return refuse('nobody-to-pick');
      const { picked } = moversOf(state);
      const fresh = here.filter((id) => !picked.includes(id));
      const anew = fresh.length === 0;
      const among = handsFirst(state, anew ? here : fresh);
      const participant = among[draw % among.length]!;
      const hands =
        board === undefined || parameters === undefined
          ? []
          : [parametersHanded.of(context, { board, parameters: [...new Set(parameters)], to: participant })];
      const calls = callOf(participant, context);
      return accept(volunteerPicked.of(context, { participant, anew }), ...calls, ...hands);
    },
  },
);

function students(state: WorkshopState): ParticipantId[] {
  return present(state).flatMap(({ id, role }) => (role === 'student' ? [id] : []));
}

/** Those whose hand is up, where there are any. */
function handsFirst(state: WorkshopState, people: readonly ParticipantId[]): readonly ParticipantId[] {
  const { raised } = handsOf(state);
  const up = people.filter((id) => Object.hasOwn(raised, id));
  return up.length === 0 ? people : up;
}

function refuseAbsent(state: WorkshopState, ids: readonly ParticipantId[] = []): Rejection | undefined {
  const gone = ids.some((id) => lookup(state.participants, id)?.status !== 'present');
  return gone ? because('unknown-participant') : undefined;
}
