import type { Locale } from '#shared/locale.ts';
import type { OpenWorkshop } from '#shared/protocol/client-messages.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';

/** What a join page learns of a workshop. */
export interface Lookup {
  readonly code: string;
  readonly title: string;
  /** Nobody gave it one: `title` is what the workshop's language calls it. */
  readonly untitled?: true;
  readonly locale: Locale;
  readonly locked: boolean;
  readonly people: number;
}

/** A workshop just opened; the token is its instructor's. */
export interface Opened {
  readonly code: string;
  readonly instructorToken: string;
  readonly joinUrl: string;
  readonly instructorUrl: string;
  readonly stageUrl: string;
}

export interface ServerConfig {
  readonly passphraseRequired: boolean;
  /** Where the class reaches the server. */
  readonly origin: string;
}

/** What the server answered, or why not; `offline` when no answer came. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly rejection: Rejection | 'offline' };

export const lookUp = (code: string, signal?: AbortSignal): Promise<Answer<Lookup>> =>
  request(`/api/workshops/${encodeURIComponent(code)}`, signal === undefined ? {} : { signal });

export const readConfig = (): Promise<Answer<ServerConfig>> => request('/api/config', {});

/** An activity as the catalogue lists it. */
export interface ListedActivity {
  readonly id: string;
  readonly section: string;
  readonly minutes: number;
  readonly titles: Readonly<Record<Locale, string>>;
  /** Everybody's browser needs Python for it. */
  readonly python?: boolean;
}

export const listActivities = (): Promise<Answer<readonly ListedActivity[]>> =>
  request('/api/activities', {});

export const openWorkshop = (body: OpenWorkshop): Promise<Answer<Opened>> =>
  request('/api/workshops', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Whether the server answers a plain request, and could answer a command. */
export const isReady = (signal: AbortSignal): Promise<boolean> =>
  fetch('/readyz', { signal, cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

export async function request<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(path, init);
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: body as T };
    return { ok: false, rejection: rejectionOf(body) };
  } catch {
    return { ok: false, rejection: 'offline' };
  }
}

function rejectionOf(body: unknown): Rejection {
  const { code, params } = body as Partial<Rejection>;
  if (typeof code !== 'string') return { code: 'internal' };
  return params === undefined ? { code } : { code, params };
}
