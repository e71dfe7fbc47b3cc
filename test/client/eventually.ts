import { vi } from 'vitest';

/** Long enough for a machine that does much else meanwhile (ms). */
const PATIENCE = 12_000;

/** Resolves as soon as `check` throws no more. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: PATIENCE });
}
