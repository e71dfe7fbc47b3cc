import type { Report } from '#shared/workshop/projections/report.ts';
import { type Answer, type Opened, request } from '../net/http.ts';

/** A report, and what becomes of its workshop. */
export interface KeptReport extends Report {
  readonly keptUntil: number;
  readonly eraseNames: 'never' | 'end' | number;
}

const at = (code: string, path: string) => `/api/workshops/${encodeURIComponent(code)}/${path}`;
const by = (token: string) => ({ authorization: `Bearer ${token}` });

export const readReport = (code: string, token: string): Promise<Answer<KeptReport>> =>
  request(at(code, 'report'), { headers: by(token) });

export const reopenWorkshop = (code: string, token: string): Promise<Answer<object>> =>
  request(at(code, 'reopen'), { method: 'POST', headers: by(token) });

/** Takes an exported log in as a workshop of its own. */
export const importWorkshop = (
  log: Blob,
  passphrase: string,
): Promise<Answer<Pick<Opened, 'code' | 'instructorToken'>>> =>
  request('/api/workshops/import', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-ndjson',
      ...(passphrase !== '' && { 'x-passphrase': encodeURIComponent(passphrase) }),
    },
    body: log,
  });

export interface ExportWish {
  readonly kind: 'csv' | 'json' | 'log';
  readonly anonymous: boolean;
  readonly locale: string;
  /** One table alone; all of them when left out. */
  readonly table?: string;
}

/** An export, and what it is to be called. A token belongs in no address, so it is fetched and not linked to. */
export async function fetchExport(
  code: string,
  token: string,
  { kind, anonymous, locale, table }: ExportWish,
): Promise<Answer<{ readonly file: Blob; readonly name: string }>> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = new URLSearchParams({ locale, zone });
  if (anonymous) query.set('names', 'hidden');
  if (table !== undefined) query.set('table', table);
  try {
    const response = await fetch(`${at(code, `export/${kind}`)}?${query}`, { headers: by(token) });
    if (!response.ok) return { ok: false, rejection: (await response.json()) as { code: string } };
    const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
    const name = `${named?.replace(/\.[^.]+$/, '') ?? 'weightroom'}${table === undefined ? '' : `-${table}`}`;
    const extension = { csv: 'csv', json: 'json', log: 'jsonl' }[kind];
    return { ok: true, value: { file: await response.blob(), name: `${name}.${extension}` } };
  } catch {
    return { ok: false, rejection: 'offline' };
  }
}
