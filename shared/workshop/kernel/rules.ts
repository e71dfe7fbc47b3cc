import type { Feature } from './definition.ts';
import { createEngine, type Engine } from './engine.ts';
import { createViews, type Views } from './view.ts';

/** All that follows from a set of features: what may happen, what comes of it, and who sees it. */
export type Rules = Engine & Views;

/**
 * The rules of some features.
 * @throws RangeError when two features define the same name
 */
export function createRules(features: readonly Feature[]): Rules {
  const engine = createEngine(features);
  return { ...engine, ...createViews(engine) };
}
