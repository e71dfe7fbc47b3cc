import type { Feature } from '../kernel/definition.ts';
import { makeLink, revokeLink } from './commands.ts';
import { linkMade, linkRevoked, linkUsed, tokenRenewed } from './events.ts';

/** Ways in beside the join code: another device, a co-instructor. */
export const links = {
  name: 'links',
  commands: [makeLink, revokeLink],
  events: [linkMade, linkRevoked, linkUsed, tokenRenewed],
} satisfies Feature;
