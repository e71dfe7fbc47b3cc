import { expect, it } from 'vitest';
import { pseudonymOf } from '#shared/workshop/model/pseudonyms.ts';

const all = (epoch: string, locale: 'en' | 'ko', count: number) =>
  Array.from({ length: count }, (_, index) => pseudonymOf({ epoch, locale }, `p${index + 1}`));

it('no two people of a workshop have the same pseudonym (M1)', () => {
  for (const locale of ['en', 'ko'] as const) {
    expect(new Set(all('an-epoch', locale, 3_000)).size).toBe(3_000);
  }
});

it('pseudonyms stay what they are, and are others in another workshop (M1)', () => {
  expect(all('epoch-of-two', 'ko', 3)).toEqual(['공평한 코알라', '느긋한 다람쥐', '꼼꼼한 여우']);
  expect(all('epoch-of-two', 'en', 2)).toEqual(['Fair Koala', 'Patient Squirrel']);
  expect(all('epoch-of-three', 'en', 2)).not.toEqual(all('epoch-of-two', 'en', 2));
});

it('a pseudonym is a name as anybody could have it: two words, of at most 24 characters', () => {
  for (const locale of ['en', 'ko'] as const) {
    for (const name of all('e', locale, 1_024)) expect(name).toMatch(/^\S+ \S+$/);
    for (const name of all('e', locale, 4_000)) expect([...name].length).toBeLessThanOrEqual(24);
  }
});
