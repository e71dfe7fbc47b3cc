import * as z from 'zod/mini';
import { accept, because, refuse } from '../kernel/decision.ts';
import { command, identifier } from '../kernel/definition.ts';
import { anytime, everyone, instructors } from '../kernel/permissions.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { runningOf } from '../model/activity.ts';
import { codeIn, codeOf } from '../model/code.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import type { WorkshopState } from '../model/state.ts';
import { cleanLines } from '../model/text.ts';
import { codeKept, codeReported, codeShown, pythonTold, pythonWarmed } from './events.ts';

/** Says what came of one's own code, in one's own browser. It is shown, and trusted for nothing. */
export const reportCode = command(
  'report-code',
  {
    passed: z.array(z.boolean()),
    shared: z.boolean(),
    /** Longer ones get a sentence rather than `malformed`. */
    source: z.string().check(z.maxLength(2 * limits.codeLength)),
  },
  {
    permission: everyone,
    cost: 5,
    codes: ['no-activity', 'no-code', 'wrong-shape', 'code-too-long'],
    refuses: refuseCode,
    decide(state, { passed, shared, source }, context) {
      const { id, text } = runningOf(state)!;
      const expected = text.code!.functions.length + 1;
      if (passed.length !== expected) return refuse('wrong-shape', { expected, received: passed.length });
      const lines = cleanLines(source);
      if (lines.length > limits.codeLength) return refuse('code-too-long', { limit: limits.codeLength });
      const said = { activity: id, passed, shared };
      return accept(
        codeKept.of(context, { ...said, source: lines }),
        codeReported.of(context, { ...said, ...(shared && { source: lines }) }),
      );
    },
    pending: { replacedBy: (_, later) => later.type === 'report-code' },
  },
);

/** Shows everybody the code of somebody who shares it, or nobody's any more. */
export const showCode = command(
  'show-code',
  { whose: z.nullable(identifier) },
  {
    permission: instructors,
    codes: ['no-activity', 'no-code', 'code-not-shared'],
    refuses: refuseCode,
    decide(state, { whose }, context) {
      const { id } = runningOf(state)!;
      if (whose === null) return accept(codeShown.of(context, { shown: null }));
      const source = lookup(codeIn(codeOf(state), id).reports, whose)?.source;
      if (source === undefined) return refuse('code-not-shared');
      return accept(codeShown.of(context, { shown: { activity: id, by: whose, source } }));
    },
  },
);

/** Has every page load Python now, so that nobody waits for it later. */
export const warmPython = command(
  'warm-python',
  {},
  {
    permission: instructors,
    decide: (_state, _command, context) => accept(pythonWarmed.of(context, {})),
  },
);

/** Says that one's own browser has Python, or cannot have it. */
export const tellPython = command(
  'tell-python',
  { ready: z.boolean() },
  {
    permission: anytime,
    decide: (_state, { ready }, context) => accept(pythonTold.of(context, { ready })),
    pending: { replacedBy: (_, later) => later.type === 'tell-python' },
  },
);

function refuseCode(state: WorkshopState): Rejection | undefined {
  const running = runningOf(state);
  if (running === null) return because('no-activity');
  return running.text.code === undefined ? because('no-code') : undefined;
}
