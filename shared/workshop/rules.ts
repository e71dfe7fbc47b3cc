import { features } from './features.ts';
import { createRules } from './kernel/rules.ts';

/** The rules of every workshop. */
export const rules = createRules(features);
