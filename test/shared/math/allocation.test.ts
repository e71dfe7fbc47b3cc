import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Heap that one call takes in steady state, in bytes, measured in a process of its own. */
const measured: Record<string, number> = JSON.parse(
  execFileSync(process.execPath, [fileURLToPath(new URL('measure-allocation.ts', import.meta.url))], {
    encoding: 'utf8',
  }),
);

describe('in steady state no memory is taken by', () => {
  it.each(Object.entries(measured))('%s', (_, bytes) => {
    expect(bytes).toBeLessThan(1);
  });

  it('any of them: all were measured', () => {
    expect(Object.keys(measured).length).toBeGreaterThan(40);
  });
});
