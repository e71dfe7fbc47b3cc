import * as z from 'zod/mini';
import { event } from '../kernel/definition.ts';
import { participantId } from '../kernel/schemas.ts';
import { room, staff } from '../kernel/scope.ts';
import { type Code, codeOf, isNoCode } from '../model/code.ts';
import type { WorkshopState } from '../model/state.ts';

const passed = z.array(z.boolean());

/** What somebody's browser says of their code: theirs alone to see. */
export const codeKept = event(
  'code-kept',
  { activity: z.string(), passed, shared: z.boolean(), source: z.string() },
  {
    scope: ({ by }) => ({ kind: 'person', person: by ?? '' }),
    exported: (event) => (event.shared ? event : { ...event, source: '' }),
    evolve: (state, { type: _, at: __, by, ...report }) =>
      changeCode(state, ({ own }) => ({ own: { ...own, [by ?? '']: report } })),
  },
);

/** The same for the instructors: its source only where its author shares it. */
export const codeReported = event(
  'code-reported',
  { activity: z.string(), passed, shared: z.boolean(), source: z.exactOptional(z.string()) },
  {
    scope: staff,
    evolve: (state, { type: _, at: __, by, ...report }) =>
      changeCode(state, ({ reports }) => ({ reports: { ...reports, [by ?? '']: report } })),
  },
);

/** How many have passed what by now; nobody's name. */
export const codeCounted = event(
  'code-counted',
  { activity: z.string(), people: z.int(), passed: z.array(z.int()) },
  {
    scope: room,
    evolve: (state, { activity, people, passed }) =>
      changeCode(state, () => ({ tally: { activity, people, passed } })),
  },
);

/** A solution is there for everybody to see; null: none any more. */
export const codeShown = event(
  'code-shown',
  {
    shown: z.nullable(z.strictObject({ activity: z.string(), by: participantId, source: z.string() })),
  },
  { scope: room, evolve: (state, { shown }) => changeCode(state, () => ({ shown })) },
);

/** Every page loads Python, so that it is there when it is needed. */
export const pythonWarmed = event(
  'python-warmed',
  {},
  { scope: room, evolve: (state) => changeCode(state, () => ({ warm: true })) },
);

/** Somebody's browser has Python, or cannot have it. */
export const pythonTold = event(
  'python-told',
  { ready: z.boolean() },
  {
    scope: staff,
    evolve: (state, { by, ready }) =>
      changeCode(state, ({ browsers }) => ({ browsers: { ...browsers, [by ?? '']: ready } })),
  },
);

function changeCode(
  state: WorkshopState,
  change: (code: Code) => Partial<Code>,
): Pick<WorkshopState, 'parts'> {
  const before = codeOf(state);
  const code = { ...before, ...change(before) };
  const { code: _, ...parts } = state.parts;
  return { parts: isNoCode(code) ? parts : { ...parts, code } };
}
