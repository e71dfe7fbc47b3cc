import type { Sentence } from '#shared/locale.ts';

export const pages = {} as const satisfies Record<string, Sentence>;
