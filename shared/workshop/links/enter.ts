import { accept, type Decision, refuse } from '../kernel/decision.ts';
import { isOver, type LinkId } from '../model/links.ts';
import { lookup } from '../model/lookup.ts';
import type { WorkshopState } from '../model/state.ts';
import { type JoinContext, join } from '../people/join.ts';
import { linkUsed } from './events.ts';

/** Lets somebody in by a link: back as who they are, or as a new instructor under a name. */
export function enterByLink(
  state: WorkshopState,
  { link: id, name }: { readonly link: LinkId; readonly name?: string | undefined },
  context: Omit<JoinContext, 'role' | 'via'>,
): Decision {
  if (state.status === 'ended') return refuse('workshop-ended');
  const link = lookup(state.links, id);
  if (link === undefined || link.kind === 'stage' || isOver(link, context.at)) return refuse('link-invalid');
  if (link.participant === null) {
    if (name === undefined) return refuse('not-joined');
    return join(state, { name }, { ...context, role: 'instructor', via: id });
  }
  const person = lookup(state.participants, link.participant);
  if (person?.status !== 'present') return refuse('link-invalid');
  return accept(linkUsed.of({ by: person.id, at: context.at }, { link: id, participant: person.id }));
}
