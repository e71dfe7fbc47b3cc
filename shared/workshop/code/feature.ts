import type { Feature } from '../kernel/definition.ts';
import { type Code, isNoCode } from '../model/code.ts';
import { lookup } from '../model/lookup.ts';
import { roleOf } from '../model/people.ts';
import { reportCode, showCode, tellPython, warmPython } from './commands.ts';
import { codeCounted, codeKept, codeReported, codeShown, pythonTold, pythonWarmed } from './events.ts';

/** Code that everybody writes and runs in their own browser: what is said of it, and what is shown of it. */
export const code = {
  name: 'code',
  commands: [reportCode, showCode, warmPython, tellPython],
  events: [codeKept, codeReported, codeCounted, codeShown, pythonWarmed, pythonTold],
  part: {
    start: undefined,
    view(part, { id }, seen) {
      const role = roleOf(seen, id);
      if (role === 'outside') return undefined;
      const code = part as Code;
      const mine = id === null ? undefined : lookup(code.own, id);
      const own = mine === undefined ? {} : { [id!]: mine };
      const view = role === 'instructor' ? { ...code, own } : { ...code, own, reports: {}, browsers: {} };
      return isNoCode(view) ? undefined : view;
    },
  },
} satisfies Feature;
