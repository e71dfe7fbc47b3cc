/** The languages of every sentence a person sees. */
export const locales = ['en', 'ko'] as const;

export type Locale = (typeof locales)[number];

/**
 * A text in the forms its language has for a number: `other`, and the categories of `Intl.PluralRules` it
 * tells apart. The parameter `count` chooses, or the one named `by`, which need not be among the marks.
 */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string; by?: string }>;

/** One sentence in every language; `{name}` marks a parameter. */
export type Sentence = Readonly<Record<Locale, string | Plural>>;

/** Values for a sentence's `{…}` marks. */
export type SentenceParams = Readonly<Record<string, string | number>>;

/** The sentence in one language, its marks filled in; a mark without a value stays as it is. */
export function say(sentence: Sentence, locale: Locale, params: SentenceParams = {}): string {
  const text = sentence[locale];
  const form = typeof text === 'string' ? text : formOf(text, locale, params);
  return form.replace(/\{(\w+)\}/g, (mark, name: string) =>
    Object.hasOwn(params, name) ? textOf(params[name]) : mark,
  );
}

/** Numbers have a true minus, and texts from right to left turn nothing around them. */
function textOf(param: string | number | undefined): string {
  return typeof param === 'number' ? String(param).replace('-', '−') : isolated(String(param));
}

/** The blocks of the letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A text such as a name, to stand within another: one with letters from right to left between the isolates of
 * Unicode (UAX 9, X5c), or digits and marks after it would change places; any other as it is.
 */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

const rules: Partial<Record<Locale, Intl.PluralRules>> = {};

function formOf({ by = 'count', ...forms }: Plural, locale: Locale, params: SentenceParams): string {
  const number = params[by];
  if (typeof number !== 'number') return forms.other;
  rules[locale] ??= new Intl.PluralRules(locale);
  return forms[rules[locale].select(number)] ?? forms.other;
}
