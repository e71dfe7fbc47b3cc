import { asking } from './asking/messages.ts';
import { conduct } from './conduct/messages.ts';
import { keys } from './keys/messages.ts';
import { history } from './past/messages.ts';
import { people } from './people/messages.ts';
import { plan } from './plan/messages.ts';
import { stage } from './stage/messages.ts';
import { summary } from './summary/messages.ts';

/** What only an instructor's pages say. */
export const consoleSentences = {
  ...history,
  ...asking,
  ...keys,
  ...plan,
  ...stage,
  ...people,
  ...summary,
  ...conduct,
} as const;
