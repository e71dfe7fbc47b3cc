import { describe, expect, it } from 'vitest';
import { catalogue } from '#shared/lessons/catalogue.ts';
import { lecturePlans } from '#shared/lessons/plans.ts';

describe.each(lecturePlans)('the lecture in $minutes minutes', ({ minutes, parts }) => {
  it('takes that long, with activities that there are, each once', () => {
    expect(parts.reduce((sum, [, each]) => sum + each, 0)).toBe(minutes);
    const ids = parts.map(([activity]) => activity);
    expect(ids.filter((id) => !catalogue.some((one) => one.id === id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
