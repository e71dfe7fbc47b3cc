import { describe, expect, it } from 'vitest';
import { messages } from '#client/i18n/messages.ts';
import { type Locale, type Sentence, say } from '#shared/locale.ts';
import { rejections } from '#shared/workshop/kernel/rejections.ts';
import { formsOf } from '../shared/forms-of.ts';

describe('the sentences on screen', () => {
  /** What a sentence says of 1. */
  const ofOne = (sentence: Sentence, locale: Locale, name = 'count') => say(sentence, locale, { [name]: 1 });

  it('speak of one as of one', () => {
    expect(ofOne(messages['loss.changes'], 'en')).toBe('1 change · tick = who');
    expect(ofOne(messages['loss.changes'], 'ko')).toBe('변경 1회 · 눈금 색 = 바꾼 사람');
    expect(ofOne(messages['data.clear.title'], 'en')).toBe('Clear 1 point?');
    expect(ofOne(messages['data.count'], 'en', 'samples')).toBe('{count} sample');
    expect(ofOne(messages['people.here'], 'en', 'people')).toBe('{count} person here');
    expect(ofOne(rejections['too-many-attempts'], 'en', 'seconds')).toMatch(/ 1 second\.$/);
    expect(ofOne(rejections['too-many-attempts'], 'ko', 'seconds')).toContain('1초');
  });

  it('have the same marks in every form', () => {
    const marks = (text: string): Set<string> => new Set(text.match(/\{\w+\}/g));
    const texts = Object.values<Sentence>(messages).flatMap((sentence) => Object.values(sentence));
    expect(texts.length).toBeGreaterThan(300);
    for (const text of texts) {
      const [first, ...others] = formsOf(text);
      for (const other of others) expect(marks(other)).toEqual(marks(first!));
    }
  });
});
