import type { Grant } from '../model/grants.ts';

/** Whether students may send a command, too. The instructors may send any. */
export interface Permission {
  /** Never, always, about themselves only, or while an instructor has granted it. */
  readonly student: boolean | 'own' | Grant;
  /** Students may still send it while the room is frozen. */
  readonly whenFrozen: boolean;
  /** It may also be sent once the workshop has ended. */
  readonly whenEnded?: true;
}

/** Everybody, while the room is not frozen. */
export const everyone: Permission = { student: true, whenFrozen: false };
/** Everybody, always. */
export const anytime: Permission = { student: true, whenFrozen: true };
/** Everybody to themselves, always. */
export const own: Permission = { student: 'own', whenFrozen: true };
/** The instructors. */
export const instructors: Permission = { student: false, whenFrozen: false };
/** The instructors, and students while they are granted it. */
export const granted = (grant: Grant): Permission => ({ student: grant, whenFrozen: false });

/**
 * Whether students may, as things are; what is their `own` to do is for the command to say.
 * @param grants asked only where it depends on them
 */
export function studentsMay(student: Permission['student'], grants: () => readonly Grant[]): boolean {
  if (typeof student === 'boolean') return student;
  return student === 'own' || grants().includes(student);
}
