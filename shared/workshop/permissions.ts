import type { Command, CommandType } from './commands.ts';
import { type ParticipantId, roleOf, type WorkshopState } from './state.ts';

interface Permission {
  /** Students may do it too; the instructor may do everything. */
  readonly student: boolean | 'own';
  /** Students may still do it while the instructor has frozen the room. */
  readonly whenFrozen: boolean;
}

const everyone: Permission = { student: true, whenFrozen: false };
const anytime: Permission = { student: true, whenFrozen: true };
const own: Permission = { student: 'own', whenFrozen: true };
const instructor: Permission = { student: false, whenFrozen: false };

/** Who may do what: the one table that the server decides by and the interface reads. */
export const permissions: Readonly<Record<CommandType, Permission>> = {
  leave: anytime,
  rename: own,
  'set-parameters': everyone,
  'set-input': instructor,
  'set-target': instructor,
  hold: everyone,
  release: anytime,
  'reset-board': instructor,
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
