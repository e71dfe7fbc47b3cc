import { accept, type Decision, refuse } from './decision.ts';
import { checkName } from './names.ts';
import { present, type Timestamp, type WorkshopState } from './state.ts';

/** How many presence colours there are. */
export const COLOURS = 8;

export interface JoinContext {
  readonly at: Timestamp;
  readonly maxParticipants: number;
}

/** Lets a newcomer in under a name; id and colour are the room's to give. */
export function join(
  state: WorkshopState,
  { name }: { readonly name: string },
  { at, maxParticipants }: JoinContext,
): Decision {
  if (state.status === 'ended') return refuse('workshop-ended');
  if (state.locked) return refuse('room-locked');
  if (present(state).length >= maxParticipants) return refuse('room-full', { limit: maxParticipants });
  const checked = checkName(state, name, null);
  if (!checked.ok) return { ok: false, rejection: checked.rejection };
  const id = `p${Object.keys(state.participants).length + 1}`;
  return accept({
    type: 'participant-joined',
    by: id,
    at,
    participant: { id, name: checked.name, colour: nextColour(state), status: 'present' },
  });
}

/** The colour fewest people in the room wear; the first of them. */
function nextColour(state: WorkshopState): number {
  const worn = new Array<number>(COLOURS).fill(0);
  for (const { colour } of present(state)) worn[colour] = (worn[colour] ?? 0) + 1;
  return worn.indexOf(Math.min(...worn));
}
