import { parseJoinCode } from '#shared/protocol/join-code.ts';

/** Every page with the code its address names. */
export type Route =
  | { readonly page: 'landing' | 'guide' }
  | { readonly page: 'join' | 'board' | 'host' | 'people' | 'summary' | 'stage'; readonly code: string }
  | { readonly page: 'not-found' };

const WORKSHOP = /^\/w\/([^/]+)(?:\/(host|people|summary|stage))?\/?$/;
const JOIN = /^\/join(?:\/([^/]*))?\/?$/;

/** What an address shows. A join code that cannot be one stays as typed, to be mended on the page. */
export function routeOf(path: string): Route {
  if (path === '/') return { page: 'landing' };
  if (/^\/guide\/?$/.test(path)) return { page: 'guide' };
  const join = JOIN.exec(path);
  if (join) return { page: 'join', code: codeOf(join[1] ?? '') };
  const workshop = WORKSHOP.exec(path);
  if (workshop) {
    const page = (workshop[2] as 'host' | 'people' | 'summary' | 'stage' | undefined) ?? 'board';
    return { page, code: codeOf(workshop[1] ?? '') };
  }
  return { page: 'not-found' };
}

function codeOf(segment: string): string {
  let typed = segment;
  try {
    typed = decodeURIComponent(segment);
  } catch {
    // Not a well-formed address; the text itself is what there is to show.
  }
  return parseJoinCode(typed) ?? typed.slice(0, 12);
}

/** Goes to another page without leaving the document. */
export function navigate(path: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  window.dispatchEvent(new PopStateEvent('popstate'));
}
