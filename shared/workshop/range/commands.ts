import { accept, because, unless } from '../kernel/decision.ts';
import { boardCommand } from '../kernel/definition.ts';
import { lastCounts } from '../kernel/likes.ts';
import { instructors } from '../kernel/permissions.ts';
import { range } from '../kernel/schemas.ts';
import { unsigned } from '../model/unsigned.ts';
import { refuseValue } from '../parameters/rules.ts';
import { rangeSet } from './events.ts';

/** Between which numbers every hand keeps a board's weights and biases from now on; it moves none of them. */
export const setRange = boardCommand(
  'set-range',
  { range },
  {
    permission: instructors,
    codes: ['range-empty', 'value-not-finite', 'value-out-of-range'],
    decide: ({ id }, { range: [least, most] }, context) =>
      unless(refuseValue([least, most]) ?? (least < most ? undefined : because('range-empty')), () =>
        accept(rangeSet.of(context, { board: id, range: [unsigned(least), unsigned(most)] })),
      ),
    pending: lastCounts,
  },
);
