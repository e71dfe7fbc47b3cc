import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Heap that one call takes in steady state, in bytes, measured in a process of its own. */
function measure(): Record<string, number> {
  const file = fileURLToPath(new URL('measure-allocation.ts', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [file], { encoding: 'utf8' }));
}

/** How many processes are asked: on a busy machine a compiler may take a call for too rare to inline, and box its number. */
const TRIES = 3;

const measured = measure();
for (let n = 1; n < TRIES && Object.values(measured).some((bytes) => bytes >= 1); n++) {
  for (const [name, bytes] of Object.entries(measure())) {
    measured[name] = Math.min(bytes, measured[name] ?? bytes);
  }
}

describe('in steady state no memory is taken by', () => {
  it.each(Object.entries(measured))('%s', (_, bytes) => {
    expect(bytes).toBeLessThan(1);
  });

  it('any of them: all were measured', () => {
    expect(Object.keys(measured).length).toBeGreaterThan(40);
  });
});
