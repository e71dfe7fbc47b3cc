import { json, type Request, Router } from 'express';
import { decodeOpenWorkshop } from '#shared/protocol/client-messages.ts';
import { parseJoinCode } from '#shared/protocol/join-code.ts';
import { isLoopback } from '#shared/protocol/loopback.ts';
import { present } from '#shared/workshop/model/people.ts';
import { titleIn } from '#shared/workshop/model/title.ts';
import { sameSecret } from '../auth/tokens.ts';
import { addressOf } from '../limits/address.ts';
import type { AddressLimit } from '../limits/address-limit.ts';
import type { Attendance } from '../limits/attendance.ts';
import type { Registry } from '../workshops/registry.ts';
import type { SendRejection } from './errors.ts';
import { isForeign, isOfAPage } from './origins.ts';

/** The largest body (bytes). */
export const BODY_LIMIT = 16 * 1024;

export interface WorkshopPorts {
  readonly registry: Registry;
  readonly sendRejection: SendRejection;
  /** Failed look-ups, by address. */
  readonly lookups: AddressLimit;
  readonly attendance: Attendance;
  /** Workshops opened, by address. */
  readonly openings: AddressLimit;
  /** Wrong passphrases, by address. */
  readonly passphrases: AddressLimit;
  /** This machine's address on the local network, where the server listens there. */
  readonly lan: () => string | undefined;
}

export interface WorkshopOptions {
  /** What opening a workshop needs, if anything. */
  readonly passphrase?: string;
  /** Proxies of ours in front of this server. */
  readonly trustProxy: number;
  /** Where the class reaches this server, when that is known better than by a request's own host. */
  readonly publicUrl?: string;
}

/** `POST /api/workshops`, `GET /api/workshops/:code` and `GET /api/config`. */
export function workshopRoutes(
  { registry, sendRejection, lookups, attendance, openings, passphrases, lan }: WorkshopPorts,
  { passphrase, trustProxy, publicUrl }: WorkshopOptions,
): Router {
  const router = Router();

  router.get('/config', (request, response) => {
    const origin = publicUrl ?? reachableOrigin(request, lan());
    const passphraseRequired = passphrase !== undefined;
    response.set('Cache-Control', 'no-store').json({ passphraseRequired, origin });
  });

  router.post('/workshops', json({ limit: BODY_LIMIT }), async (request, response) => {
    const address = addressOf(request, trustProxy);
    const waits = openings.refusal(address) ?? passphrases.refusal(address);
    // First, so that nobody's page uses up what is its visitors' address's.
    if (isForeign(request, publicUrl)) return sendRejection(response, { code: 'foreign-page' });
    if (isOfAPage(request) && !request.is('application/json')) {
      return sendRejection(response, { code: 'malformed' });
    }
    if (waits !== undefined) return sendRejection(response, waits);
    const decoded = decodeOpenWorkshop(bodyOf(request));
    if (!decoded.ok) return sendRejection(response, decoded.rejection);
    const { title, name, locale = 'en', passphrase: offered = '' } = decoded.value;
    if (passphrase !== undefined && !sameSecret(offered, passphrase)) {
      passphrases.spend(address);
      return sendRejection(response, { code: 'wrong-passphrase' });
    }
    // Counted before anything is awaited, or many at once would all get through.
    openings.spend(address);
    const opened = await registry.open({ title, name, locale });
    if (!opened.ok) {
      openings.refund(address);
      return sendRejection(response, opened.rejection);
    }
    const { code, instructorToken } = opened;
    const origin = publicUrl ?? originOf(request);
    response
      .status(201)
      .set('Cache-Control', 'no-store')
      .json({
        code,
        instructorToken,
        joinUrl: `${origin}/join/${code}`,
        // A fragment stays in the browser: it is in no log and no Referer.
        instructorUrl: `${origin}/w/${code}/host#token=${instructorToken}`,
        stageUrl: `${origin}/w/${code}/stage`,
      });
  });

  router.get('/workshops/:code', async (request, response) => {
    const address = addressOf(request, trustProxy);
    const waits = lookups.refusal(address);
    lookups.spend(address);
    const code = parseJoinCode(request.params.code);
    const found = code === undefined ? unknown : await registry.find(code, address);
    // The neighbours of somebody in the room are let in, whoever else guesses from there.
    const neighbour = found.ok && attendance.has(found.room.code, address);
    if (waits !== undefined && !neighbour) return sendRejection(response, waits);
    if (!found.ok) {
      // Only what is not there can have been a guess.
      if (found.rejection.code !== 'unknown-workshop') lookups.refund(address);
      return sendRejection(response, found.rejection);
    }
    const { state } = found.room.workshop;
    if (state.status === 'ended') return sendRejection(response, unknown.rejection);
    lookups.refund(address);
    const { locale, locked } = state;
    const people = present(state).length;
    // In the workshop's own language; a page that is told so says it in its reader's.
    const title = { title: titleIn(locale, state), ...(state.title === null && { untitled: true }) };
    response.set('Cache-Control', 'no-store').json({ code, ...title, locale, locked, people });
  });

  return router;
}

const unknown = { ok: false, rejection: { code: 'unknown-workshop' } } as const;

/** The JSON that came, `{}` when nothing did, and undefined when it was something else. */
function bodyOf(request: Request): unknown {
  const empty = request.headers['content-length'] === '0' || request.headers['content-length'] === undefined;
  return request.body ?? (empty && request.headers['transfer-encoding'] === undefined ? {} : undefined);
}

/** The origin a request asked for; where only this machine knows it by that name, its address on the network. */
function reachableOrigin(request: Request, lan: string | undefined): string {
  const origin = new URL(originOf(request));
  if (lan !== undefined && isLoopback(origin.hostname)) origin.hostname = lan;
  return origin.origin;
}

/** A host as browsers send it; what else came in its place is nobody's address. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;

function originOf(request: Request): string {
  const host = HOST.test(request.host ?? '') ? request.host : 'localhost';
  return `${request.protocol}://${host}`;
}
