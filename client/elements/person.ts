const HANGUL_NAME = /^[가-힣]{3,4}$/;
const TWO_SYLLABLE_SURNAME = /^(남궁|황보|제갈|선우|독고|사공|서문)/;

let segmenter: Intl.Segmenter | undefined;

/** One grapheme for an avatar: of the given name in Korean (surnames repeat), the initial otherwise. */
export function initialOf(name: string): string {
  const plain = name.trim();
  if (HANGUL_NAME.test(plain)) {
    return plain.charAt(plain.length === 4 && TWO_SYLLABLE_SURNAME.test(plain) ? 2 : 1);
  }
  segmenter ??= new Intl.Segmenter();
  const [first] = segmenter.segment(plain);
  return (first?.segment ?? '?').toUpperCase();
}

/** The class that sets `--person` to a participant's presence colour. */
export function personClass(colour: number): string {
  return `person-${((colour % 8) + 8) % 8}`;
}
