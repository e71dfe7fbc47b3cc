import type { OwnView } from './view.ts';

/** The activities with a view of their own: a line each, loaded when first needed. */
export const views: Readonly<Record<string, () => Promise<OwnView>>> = {};
