import type { Feature } from '../kernel/definition.ts';
import { type Hands, isNoHands } from '../model/hands.ts';
import { lookup } from '../model/lookup.ts';
import { roleOf } from '../model/people.ts';
import { callHand, lowerHand, raiseHand } from './commands.ts';
import { handCalled, handLowered, handRaised } from './events.ts';

/** Raised hands, and who is called. */
export const hands = {
  name: 'hands',
  commands: [raiseHand, lowerHand, callHand],
  events: [handRaised, handLowered, handCalled],
  part: {
    start: undefined,
    view(part, { id }, seen) {
      const role = roleOf(seen, id);
      if (role === 'outside') return undefined;
      if (role === 'instructor') return part;
      const { raised, called } = part as Hands;
      const own = <T>(of: Readonly<Record<string, T>>): Readonly<Record<string, T>> => {
        const mine = id === null ? undefined : lookup(of, id);
        return mine === undefined ? {} : { [id!]: mine };
      };
      const view: Hands = { raised: own(raised), called: own(called) };
      return isNoHands(view) ? undefined : view;
    },
  },
} satisfies Feature;
