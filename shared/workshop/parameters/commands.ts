import * as z from 'zod/mini';
import type { ParameterKey } from '../../math/parameter-key.ts';
import { accept, unless } from '../kernel/decision.ts';
import { type AnyCommand, boardCommand, type OnBoard } from '../kernel/definition.ts';
import { anytime, everyone, instructors } from '../kernel/permissions.ts';
import { identifier, parameters, settings } from '../kernel/schemas.ts';
import { lookup } from '../model/lookup.ts';
import { unsigned } from '../model/unsigned.ts';
import {
  parameterHeld,
  parameterReleased,
  parametersLocked,
  parametersSet,
  parametersUnlocked,
} from './events.ts';
import { refuseParameter, refuseSetting, refuseUnknown } from './rules.ts';

interface SetParameters extends OnBoard {
  readonly type: 'set-parameters';
  readonly values: ReadonlyArray<readonly [ParameterKey, number]>;
  readonly final?: true;
}

interface OneParameter extends OnBoard {
  readonly parameter: ParameterKey;
}

const parameterCodes = ['unknown-parameter', 'held-by-other', 'parameter-locked'];

/** Sets parameters by hand. `final` ends a gesture: what is set next is another change. */
export const setParameters = boardCommand(
  'set-parameters',
  { values: settings, final: z.exactOptional(z.literal(true)) },
  {
    permission: everyone,
    codes: [...parameterCodes, 'value-not-finite', 'value-out-of-range', 'value-beyond-range'],
    refuses(board, { values = [] }, who) {
      for (const [parameter] of values) {
        const rejection = refuseParameter(board, parameter, who);
        if (rejection !== undefined) return rejection;
      }
      return undefined;
    },
    decide: (board, command, context) =>
      unless(
        refuseSetting(
          board,
          command.values.map(([, value]) => value),
        ),
        () => {
          // Of a parameter set twice only the last value counts.
          const all = command.values.map(([key, value]) => [key, unsigned(value)] as const);
          const values = all.length === 1 ? all : [...new Map(all)];
          const { final } = command;
          return accept(parametersSet.of(context, { board: board.id, values, ...(final && { final }) }));
        },
      ),
    sets: ({ values }) => values.map(([parameter]) => parameter),
    moves: ({ values = [] }) => values.map(([parameter]) => parameter),
    pending: {
      replacedBy(earlier, later) {
        if (!isSetting(later) || later.board !== earlier.board || earlier.final) return false;
        // A parameter may be in a command twice.
        const keys = new Set(earlier.values.map(([key]) => key));
        const anew = new Set(later.values.map(([key]) => key));
        return keys.size === anew.size && [...keys].every((key) => anew.has(key));
      },
      lessenedBy(earlier, later) {
        if (!isSetting(later) || later.board !== earlier.board) return earlier;
        const anew = new Set(later.values.map(([key]) => key));
        const values = earlier.values.filter(([key]) => !anew.has(key));
        return values.length === 0 ? undefined : { ...earlier, values };
      },
    },
    reaches(command, { holds }, you) {
      const take = command.values.flatMap(([key]) => (lookup(holds, key)?.by === you ? [key] : []));
      return { take };
    },
  },
);

/** Takes a parameter in hand, so that nobody else moves it meanwhile. */
export const hold = boardCommand(
  'hold',
  { parameter: identifier },
  {
    permission: everyone,
    codes: parameterCodes,
    refuses: (board, { parameter }, who) => refuseParameter(board, parameter, who),
    decide({ id, holds }, { parameter }, context) {
      // One person has one hand: picking one up lets go of the other.
      const dropped = Object.keys(holds).filter(
        (other) => other !== parameter && holds[other]?.by === context.by,
      );
      return accept(
        ...dropped.map((other) => parameterReleased.of(context, { board: id, parameter: other })),
        parameterHeld.of(context, { board: id, parameter }),
      );
    },
    pending: {
      undoneBy: (earlier, later) => isReleaseOf(later, earlier),
      lessenedBy: (earlier, later) => (isReleaseOf(later, earlier) ? undefined : earlier),
    },
    reaches: ({ parameter }) => ({ take: [parameter], only: true }),
    moves: ({ parameter }) => (parameter === undefined ? [] : [parameter]),
  },
);

/** Lets go of a parameter. */
export const release = boardCommand(
  'release',
  { parameter: identifier },
  {
    permission: anytime,
    codes: parameterCodes,
    refuses: (board, { parameter }, who) => refuseParameter(board, parameter, who),
    decide: ({ id }, { parameter }, context) =>
      accept(parameterReleased.of(context, { board: id, parameter })),
    reaches: ({ parameter }) => ({ drop: parameter }),
    moves: ({ parameter }) => (parameter === undefined ? [] : [parameter]),
  },
);

export const lockParameters = boardCommand(
  'lock-parameters',
  { parameters },
  {
    permission: instructors,
    codes: ['unknown-parameter'],
    refuses: (board, { parameters }) => refuseUnknown(board, parameters),
    decide: ({ id }, { parameters }, context) =>
      accept(parametersLocked.of(context, { board: id, parameters: [...new Set(parameters)] })),
  },
);

export const unlockParameters = boardCommand(
  'unlock-parameters',
  { parameters },
  {
    permission: instructors,
    codes: ['unknown-parameter'],
    refuses: (board, { parameters }) => refuseUnknown(board, parameters),
    decide: ({ id }, { parameters }, context) =>
      accept(parametersUnlocked.of(context, { board: id, parameters: [...new Set(parameters)] })),
  },
);

function isSetting(command: AnyCommand): command is SetParameters {
  return command.type === 'set-parameters';
}

function isReleaseOf(command: AnyCommand, { board, parameter }: OneParameter): boolean {
  return (
    command.type === 'release' &&
    command.board === board &&
    (command as unknown as OneParameter).parameter === parameter
  );
}
