/** The Latin key of each Korean letter on the two-set (두벌식) layout, by its decomposed form. */
const keys: Readonly<Record<string, string>> = {
  ...keysOf('ᄀᄁᄂᄃᄄᄅᄆᄇᄈᄉᄊᄋᄌᄍᄎᄏᄐᄑᄒ', 'r R s e E f a q Q t T d w W c z x v g'),
  ...keysOf('ᅡᅢᅣᅤᅥᅦᅧᅨᅩᅪᅫᅬᅭᅮᅯᅰᅱᅲᅳᅴᅵ', 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'),
  ...keysOf('ᆨᆩᆪᆫᆬᆭᆮᆯᆰᆱᆲᆳᆴᆵᆶᆷᆸᆹᆺᆻᆼᆽᆾᆿᇀᇁᇂ', 'r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'),
};

function keysOf(letters: string, latin: string): Record<string, string> {
  const typed = latin.split(' ');
  return Object.fromEntries([...letters].map((letter, index) => [letter, typed[index] ?? '']));
}

/** What was typed with the Korean keyboard left on, as the same keys would give in Latin letters. */
export function latinKeys(text: string): string {
  return text.replace(/[가-힣ᄀ-ᇿ㄰-㆏]/g, (syllable) =>
    [...syllable.normalize('NFKD')].map((letter) => keys[letter] ?? letter).join(''),
  );
}
