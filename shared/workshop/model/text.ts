/**
 * What a reader cannot see: controls, format characters (zero-width, bidi), lone surrogates, private use,
 * unassigned, and the blank letters. A joiner between two pictographs stays: it makes them one emoji.
 */
const UNSEEN =
  /(?!(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?)\u200D(?=\p{Extended_Pictographic}))[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u115F\u1160\u2800]/gu;

const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** At most this many code points make one grapheme; more is a stack of marks that covers the page. */
const CODE_POINTS_PER_GRAPHEME = 10;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * A line of text fit to show to others: NFKC, without anything unseen, white space folded.
 * What it means stays text: `<img>` is shown as these five characters.
 */
export function cleanLine(text: string): string {
  const line = text.normalize('NFKC').replace(/\s+/gu, ' ').replace(UNSEEN, '').replace(/ +/gu, ' ').trim();
  return SEEN.test(line) ? line : '';
}

/** Lines of text fit to show to others: nothing unseen but line ends, and spaces in place of tabs. */
export function cleanLines(text: string): string {
  const lines = text.replace(/\t/g, '    ').split(/\r\n|[\n\r\u2028\u2029]/);
  return lines.map((line) => line.replace(UNSEEN, '').trimEnd()).join('\n');
}

/** The graphemes of a text: what a reader counts as characters. */
export function splitGraphemes(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

export type Line =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: 'name-empty' | 'name-too-long' };

/** A clean line of 1 to `limit` graphemes, or what is wrong with it. */
export function parseLine(text: string, limit: number): Line {
  const line = cleanLine(text);
  const parts = splitGraphemes(line);
  if (parts.length === 0) return { ok: false, code: 'name-empty' };
  const stacked = parts.some((part) => [...part].length > CODE_POINTS_PER_GRAPHEME);
  return parts.length > limit || stacked ? { ok: false, code: 'name-too-long' } : { ok: true, text: line };
}

/** What two names are compared by: letters alone, whatever their case. */
export function sameName(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

/** A name like `wanted` (at most `limit` graphemes) that is not among `taken`: “Kim 2”, “Kim 3”, … */
export function freeVariant(wanted: string, taken: readonly string[], limit: number): string {
  const used = new Set(taken.map(fold));
  for (let n = 2; ; n++) {
    const suffix = ` ${n}`;
    const variant =
      splitGraphemes(wanted)
        .slice(0, limit - suffix.length)
        .join('')
        .trimEnd() + suffix;
    if (!used.has(fold(variant))) return variant;
  }
}

function fold(name: string): string {
  return name.toLowerCase().replace(/\s+/gu, '');
}
