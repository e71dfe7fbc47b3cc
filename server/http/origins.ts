import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Request } from 'express';
import { isLoopback } from '#shared/protocol/loopback.ts';

/** Sent by browsers with what a page asks for, and by nobody else. */
const PAGE_HEADERS = ['origin', 'sec-fetch-site'] as const;

/** Whether a page asks, ours or another's. */
export function isOfAPage({ headers }: IncomingMessage): boolean {
  return PAGE_HEADERS.some((name) => headers[name] !== undefined);
}

/**
 * Whether a page of another site asks. Browsers say so themselves where they speak HTTPS or to this machine; elsewhere
 * they name the page's origin, which has to be the host that was asked for, or the address we are known by.
 */
export function isForeign(request: Request, publicUrl: string | undefined): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin === undefined || origin === publicUrl) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
}

/**
 * Whether a server that is known as `publicUrl` answers to this host: by that name, by one of this machine's or of the
 * network around it (an address, or a name without a dot), which no page elsewhere can be of.
 */
export function answersTo(host: string | undefined, publicUrl: string | undefined): boolean {
  if (publicUrl === undefined) return true;
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  const bare = hostname.replace(/^\[|\]$/g, '');
  return (
    hostname === new URL(publicUrl).hostname ||
    isLoopback(hostname) ||
    isIP(bare) !== 0 ||
    !bare.includes('.')
  );
}

/** The host a connection asked for, as our outermost proxy was asked for it. */
export function hostOf({ headers }: IncomingMessage, trustProxy: number): string | undefined {
  const forwarded = trustProxy > 0 ? headers['x-forwarded-host'] : undefined;
  return String(forwarded ?? headers.host ?? '')
    .split(',')[0]
    ?.trim();
}
