import type { Command, CommandType } from './commands.ts';
import type { Grant } from './grants.ts';
import { type ParticipantId, roleOf, type WorkshopState } from './state.ts';

interface Permission {
  /**
   * Whether students may do it too: never, always, to themselves, or when the instructor has granted it.
   * The instructor may do everything.
   */
  readonly student: boolean | 'own' | Grant;
  /** Students may still do it while the instructor has frozen the room. */
  readonly whenFrozen: boolean;
}

const everyone: Permission = { student: true, whenFrozen: false };
const anytime: Permission = { student: true, whenFrozen: true };
const own: Permission = { student: 'own', whenFrozen: true };
const instructor: Permission = { student: false, whenFrozen: false };
const granted = (grant: Grant): Permission => ({ student: grant, whenFrozen: false });

/** Who may do what: the one table that the server decides by and the interface reads. */
export const permissions: Readonly<Record<CommandType, Permission>> = {
  leave: anytime,
  rename: own,
  'set-parameters': everyone,
  'set-input': granted('data'),
  'set-target': granted('data'),
  hold: everyone,
  release: anytime,
  'reset-board': instructor,
  'set-network': granted('network'),
  initialize: granted('network'),
  'set-loss': granted('network'),
  'set-data': granted('data'),
  'show-sample': granted('data'),
  'set-points': granted('data'),
  'add-point': everyone,
  'lock-parameters': instructor,
  'unlock-parameters': instructor,
  'configure-training': granted('training'),
  train: granted('training'),
  'pause-training': granted('training'),
  grant: instructor,
  revoke: instructor,
  freeze: instructor,
  unfreeze: instructor,
  'lock-room': instructor,
  'unlock-room': instructor,
  remove: instructor,
  'hand-over': instructor,
  end: instructor,
};

/** Why `who` may not do this kind of thing now, or undefined when they may. */
export function refusal(
  state: WorkshopState,
  who: ParticipantId | null,
  type: CommandType,
  subject: ParticipantId | null = who,
): 'not-allowed' | 'frozen' | undefined {
  const role = roleOf(state, who);
  if (role === 'instructor') return undefined;
  const permission = permissions[type];
  if (role === 'viewer' || permission.student === false) return 'not-allowed';
  if (permission.student === 'own' && subject !== who) return 'not-allowed';
  if (isGrant(permission.student) && !state.grants.includes(permission.student)) return 'not-allowed';
  return state.frozen && !permission.whenFrozen ? 'frozen' : undefined;
}

/** Whether `who` may do this kind of thing now; for switching controls on and off. */
export function may(state: WorkshopState, who: ParticipantId | null, type: CommandType): boolean {
  return state.status === 'open' && refusal(state, who, type) === undefined;
}

/** Whom a command is about, where a student may do it only to themselves. */
export function subjectOf(command: Command, who: ParticipantId | null): ParticipantId | null {
  return 'participant' in command ? command.participant : who;
}

function isGrant(student: Permission['student']): student is Grant {
  return typeof student === 'string' && student !== 'own';
}
