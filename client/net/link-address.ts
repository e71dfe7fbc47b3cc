import { JOIN_CODE_ALPHABET } from '#shared/protocol/join-code.ts';

/** Characters of a link's secret that is to be typed. */
export const TYPED = 8;

const typedSecret = new RegExp(`^[${JOIN_CODE_ALPHABET}]{${TYPED}}$`);

/** A secret as it came from an address or was typed: one to be typed may be in small letters, with gaps. */
export function parseSecret(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
  return typedSecret.test(plain) ? plain : typed.trim();
}

/** Where a stage's own link leads. */
export function stageAddress(origin: string, code: string, secret: string): string {
  return `${origin}/w/${code}/stage#link=${secret}`;
}

/** Where a link leads: a student's to the way in, an instructor's to the console. */
export function linkAddress(origin: string, code: string, secret: string, toConsole: boolean): string {
  return `${origin}${toConsole ? `/w/${code}/host` : `/join/${code}`}#link=${secret}`;
}
