import type { Activity } from './activity.ts';
import { sandbox } from './sandbox.ts';

/** Every activity, in the order of the course: a line each. */
export const catalogue: readonly Activity[] = [sandbox];
