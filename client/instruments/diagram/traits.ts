import type { Role } from '#shared/workshop/model/participant.ts';

/** The `size` of the element: where a page puts it. */
export type DiagramSize = 'board' | 'stage' | 'question' | 'phone' | 'mini';

/**
 * What a diagram is seen on; every size of its parts follows from it. Beside a question on a stage there are fewer
 * parts, and larger: whatever is there is read from the back of the room.
 */
export type Medium = 'board' | 'phone' | 'stage' | 'question';

/** Above this many weights, one element a line would cost more than a page can pay. */
const CROWD = 500;

/** What follows from where a diagram stands, how large its network is, and who looks at it. */
export interface Traits {
  readonly medium: Medium;
  /** A small map: dots and lines, without names, numbers or pills. */
  readonly bare: boolean;
  /** Lines are drawn together, and one slider stands for all parameters. */
  readonly dense: boolean;
  /** Parameters may be picked up here. */
  readonly interactive: boolean;
  /** Everybody is led from here. */
  readonly leads: boolean;
}

/** The traits of a diagram, each of them independent of the others. */
export function traitsOf(
  size: DiagramSize,
  {
    weights,
    role,
    inert,
    leads = false,
  }: { weights: number; role: Role | undefined; inert: boolean; leads?: boolean },
): Traits {
  const bare = size === 'mini';
  return {
    medium: size === 'mini' ? 'phone' : size,
    bare,
    dense: bare || weights > CROWD,
    interactive: role !== undefined && role !== 'viewer' && !inert,
    leads: leads && !bare && role === 'instructor' && !inert,
  };
}
