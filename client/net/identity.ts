import { randomText } from './base64url.ts';

export { forgetWorkshop, type KnownWorkshop, rememberedWorkshops } from './known-workshops.ts';

/** In what capacity a page enters a workshop: as oneself, as its instructor, or as a stage. */
export type Entry = 'person' | 'host' | 'stage';

const NAME = 'weightroom:name';

/** A new participant's token: 32 random bytes, base64url. */
export function newToken(): string {
  return randomText(32);
}

/** A page load's mark, the first half of its command ids. */
export function newClientMark(): string {
  return randomText(9);
}

/** The token kept on this device for a workshop; an instructor's opens the board too. */
export function rememberedToken(code: string, entry: Entry): string | undefined {
  const person = localStorage.getItem(keyOf(code, 'person'));
  const host = localStorage.getItem(keyOf(code, 'host'));
  return (entry === 'host' ? (host ?? person) : (person ?? host)) ?? undefined;
}

/** Whether this device has the token of an instructor of a workshop. */
export function teaches(code: string): boolean {
  return localStorage.getItem(keyOf(code, 'host')) !== null;
}

/** Keeps a token; before it is used, so that an answer lost on the way is asked for again. */
export function rememberToken(code: string, entry: Exclude<Entry, 'stage'>, token: string): void {
  localStorage.setItem(keyOf(code, entry), token);
}

/** The token that the one kept is to take the place of, until the workshop has said that it does. */
export function renewedToken(code: string): string | undefined {
  return localStorage.getItem(`weightroom:renews:${code}`) ?? undefined;
}

export function rememberRenewed(code: string, before: string | undefined): void {
  const key = `weightroom:renews:${code}`;
  if (before === undefined) localStorage.removeItem(key);
  else localStorage.setItem(key, before);
}

/** Keeps another token instead; what it returns puts back the one that was there. */
export function replaceToken(code: string, entry: Exclude<Entry, 'stage'>, token: string): () => void {
  const key = keyOf(code, entry);
  const before = localStorage.getItem(key);
  localStorage.setItem(key, token);
  return () => (before === null ? localStorage.removeItem(key) : localStorage.setItem(key, before));
}

/** Lets this device go of every place it has in a workshop. */
export function forgetPlaces(code: string): void {
  for (const entry of ['person', 'host'] as const) localStorage.removeItem(keyOf(code, entry));
  rememberRenewed(code, undefined);
}

export function forgetToken(code: string, token: string): void {
  for (const entry of ['person', 'host'] as const) {
    if (localStorage.getItem(keyOf(code, entry)) === token) localStorage.removeItem(keyOf(code, entry));
  }
}

/** The name last used on this device. */
export function rememberedName(): string {
  return localStorage.getItem(NAME) ?? '';
}

export function rememberName(name: string): void {
  localStorage.setItem(NAME, name);
}

/** Takes the instructor's token out of `#token=…` and off the address bar. */
export const tokenFromAddress = (): string | undefined => takeFromAddress('token');

/** Takes a link's secret out of `#link=…` and off the address bar. */
export const linkFromAddress = (): string | undefined => takeFromAddress('link');

function takeFromAddress(name: 'token' | 'link'): string | undefined {
  const secret = new URLSearchParams(location.hash.slice(1)).get(name) ?? undefined;
  if (secret !== undefined) history.replaceState(history.state, '', location.pathname + location.search);
  return secret;
}

function keyOf(code: string, entry: Exclude<Entry, 'stage'>): string {
  return `weightroom:token:${code}:${entry}`;
}
