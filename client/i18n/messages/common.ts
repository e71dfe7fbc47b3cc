import type { Sentence } from '#shared/locale.ts';

export const common = {} as const satisfies Record<string, Sentence>;
