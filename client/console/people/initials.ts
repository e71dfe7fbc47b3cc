const CONSONANTS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FIRST = 0xac00;
const LAST = 0xd7a3;
/** Syllables that begin with one consonant. */
const EACH = 588;

/** A text as one looks for it: without case, accents and spaces. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|\s/gu, '')
    .normalize('NFC')
    .toLowerCase();
}

/** The first consonant of each Korean syllable, and the first letter of each other word: 민준 is ㅁㅈ, Ada King is ak. */
export function initialsOf(name: string): string {
  return name
    .normalize('NFC')
    .split(/\s+/)
    .map((word) => {
      const syllables = [...word].map(consonantOf);
      return syllables.every((one) => one !== undefined)
        ? syllables.join('')
        : word.slice(0, 1).toLowerCase();
    })
    .join('');
}

/** Whether somebody called so is looked for. */
export function isMeant(name: string, typed: string): boolean {
  const wanted = folded(typed);
  return wanted === '' || folded(name).includes(wanted) || initialsOf(name).includes(plain(typed));
}

/** Consonants on their own stay as they are typed. */
function plain(text: string): string {
  return text.replace(/\s/gu, '').toLowerCase();
}

function consonantOf(letter: string): string | undefined {
  const code = letter.charCodeAt(0);
  return code < FIRST || code > LAST ? undefined : CONSONANTS[Math.floor((code - FIRST) / EACH)];
}
