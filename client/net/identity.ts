import type { Hello } from '#shared/protocol/client-messages.ts';

/** In what capacity a page enters a workshop: as oneself, as its instructor, or as a stage. */
export type Entry = 'person' | 'host' | 'stage';

const NAME = 'weightroom:name';

/** A new participant's token: 32 random bytes, base64url. */
export function newToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** A page load's mark, the first half of its command ids. */
export function newClientMark(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(9)));
}

/** The token kept on this device for a workshop; an instructor's opens the board too. */
export function rememberedToken(code: string, entry: Entry): string | undefined {
  const person = localStorage.getItem(keyOf(code, 'person'));
  const host = localStorage.getItem(keyOf(code, 'host'));
  return (entry === 'host' ? (host ?? person) : (person ?? host)) ?? undefined;
}

/** Keeps a token; before it is used, so that an answer lost on the way is asked for again. */
export function rememberToken(code: string, entry: Exclude<Entry, 'stage'>, token: string): void {
  localStorage.setItem(keyOf(code, entry), token);
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
export function tokenFromAddress(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? undefined;
  if (token !== undefined) history.replaceState(history.state, '', location.pathname);
  return token;
}

/** How an entry shows itself in a hello. */
export function credentials(token: string | undefined, entry: Entry): Pick<Hello, 'token' | 'viewer'> {
  if (entry === 'stage') return { viewer: true };
  return token === undefined ? {} : { token };
}

function keyOf(code: string, entry: Exclude<Entry, 'stage'>): string {
  return `weightroom:token:${code}:${entry}`;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
