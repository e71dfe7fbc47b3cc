import type { Sentence } from '#shared/locale.ts';

export const board = {} as const satisfies Record<string, Sentence>;
