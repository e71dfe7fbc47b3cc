/** The languages of every sentence a person sees. */
export const locales = ['en', 'ko'] as const;

export type Locale = (typeof locales)[number];

/** One sentence in every language; `{name}` marks a parameter. */
export type Sentence = Readonly<Record<Locale, string>>;

/** Values for a sentence's `{…}` marks. */
export type SentenceParams = Readonly<Record<string, string | number>>;

/** The sentence in one language, its marks filled in; a mark without a value stays as it is. */
export function say(sentence: Sentence, locale: Locale, params: SentenceParams = {}): string {
  return sentence[locale].replace(/\{(\w+)\}/g, (mark, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : mark,
  );
}
