import { describe, expect, test } from 'vitest';
import { isPassing, waitOf } from '#client/net/passing.ts';

describe('a refusal of the moment', () => {
  test('is one that the same message may not meet a little later', () => {
    expect(isPassing({ code: 'too-many-attempts' })).toBe(true);
    expect(isPassing({ code: 'held-by-other' })).toBe(false);
  });

  test('says in milliseconds or in seconds how long to wait; else half a second', () => {
    expect(waitOf({ code: 'too-fast', params: { retryAfter: 70 } })).toBe(70);
    expect(waitOf({ code: 'too-many-attempts', params: { seconds: 2 } })).toBe(2_000);
    expect(waitOf({ code: 'busy' })).toBe(500);
    expect(waitOf({ code: 'too-fast', params: { retryAfter: 'soon' } })).toBe(500);
  });
});
