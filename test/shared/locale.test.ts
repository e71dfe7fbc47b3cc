import { describe, expect, it } from 'vitest';
import { isolated, type Locale, type Sentence, say } from '#shared/locale.ts';

const points: Sentence = { en: { one: '{count} point', other: '{count} points' }, ko: '점 {count}개' };

/** What a sentence says of 0, 1 and 2. */
function counted(sentence: Sentence, locale: Locale, name = 'count'): string[] {
  return [0, 1, 2].map((number) => say(sentence, locale, { [name]: number }));
}

describe('a sentence', () => {
  it('has its marks filled in; a mark without a value stays', () => {
    const sentence = { en: '{name} holds {symbol}', ko: '{name} 님이 {symbol}을 잡았어요' };
    expect(say(sentence, 'en', { name: 'Jiho' })).toBe('Jiho holds {symbol}');
    expect(say(sentence, 'ko', { name: '지호', symbol: 'b' })).toBe('지호 님이 b을 잡았어요');
  });

  it('holds a name from right to left apart, so that what is around it stays where it is', () => {
    const sentence = { en: '{name} (you), {count}', ko: '{name} (나), {count}' };
    expect(say(sentence, 'en', { name: 'محمد', count: 3 })).toBe('\u2068محمد\u2069 (you), 3');
    expect(say(sentence, 'ko', { name: 'דוד (2)', count: -3 })).toBe('\u2068דוד (2)\u2069 (나), −3');
    expect(say(sentence, 'ko', { name: '지호 Kim', count: 3 })).toBe('지호 Kim (나), 3');
    expect(['نور', 'Ada', '지호 2'].map(isolated)).toEqual(['\u2068نور\u2069', 'Ada', '지호 2']);
  });

  it('takes the form its language has for the count', () => {
    expect(counted(points, 'en')).toEqual(['0 points', '1 point', '2 points']);
    expect(counted(points, 'ko')).toEqual(['점 0개', '점 1개', '점 2개']);
  });

  it('may be chosen by another number than the one shown', () => {
    const sentence = {
      en: { by: 'all', one: '{right} of {all} point', other: '{right} of {all} points' },
      ko: '',
    };
    expect(say(sentence, 'en', { right: 0, all: 1 })).toBe('0 of 1 point');
    expect(say(sentence, 'en', { right: 1, all: 2 })).toBe('1 of 2 points');
  });

  it('takes the form for any other number where there is no number, or no form for it', () => {
    expect(say(points, 'en')).toBe('{count} points');
    expect(say(points, 'en', { count: '1,000' })).toBe('1,000 points');
    expect(say({ ...points, ko: { one: '점 하나', other: '점 {count}개' } }, 'ko', { count: 1 })).toBe(
      '점 1개',
    );
  });
});
