import { once } from 'node:events';
import { type Request, type Response, Router, text } from 'express';
import { type Locale, locales } from '#shared/locale.ts';
import { parseJoinCode } from '#shared/protocol/join-code.ts';
import { participantByCredential } from '#shared/workshop/kernel/ledger.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { contentOf } from '#shared/workshop/model/board.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import { type Report, reportOf } from '#shared/workshop/projections/report.ts';
import { tableNames, tablesOf } from '#shared/workshop/projections/report-tables.ts';
import { credentialOf, sameSecret } from '../auth/tokens.ts';
import { addressOf } from '../limits/address.ts';
import type { AddressLimit } from '../limits/address-limit.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventStore } from '../ports/event-store.ts';
import { DeedsReader } from '../records/deeds.ts';
import { exportLog } from '../records/log-export.ts';
import type { Turn } from '../workshops/log.ts';
import type { Room } from '../workshops/room.ts';
import { csvOf } from './csv.ts';
import { isForeign } from './origins.ts';
import type { WorkshopOptions, WorkshopPorts } from './workshops.ts';

/** The largest log that is taken in (bytes). */
export const IMPORT_LIMIT = 32 * 1024 * 1024;

/** Logs that are taken in at once: each is held in memory as a whole. */
const IMPORTS = 2;

export interface RecordPorts extends WorkshopPorts {
  readonly store: EventStore;
  readonly clock: Clock;
  /** Logs taken in, by address. */
  readonly imports: AddressLimit;
  /** What one instructor may have of one workshop. */
  readonly exports: AddressLimit;
  /** How often one instructor may have the report of one workshop. */
  readonly reports: AddressLimit;
}

/** An instructor of a workshop, as their token says. */
interface Host {
  readonly room: Room;
  readonly you: ParticipantId;
  readonly turn: Turn;
}

/** What instructors have of a workshop beside the room: its report, its exports, and the way back from its end. */
export function recordRoutes(ports: RecordPorts, options: WorkshopOptions): Router {
  const { registry, store, clock, sendRejection, lookups, imports, passphrases, exports, reports } = ports;
  const { trustProxy, publicUrl, passphrase } = options;
  const router = Router();
  const deeds = new DeedsReader({ store, clock });
  let importing = 0;
  const oneLess = () => {
    importing--;
  };

  /** Answers an instructor, so often; whoever is none is answered as if nothing were there. */
  const asHost =
    (answer: (request: Request, response: Response, host: Host) => Promise<void>, limit = exports) =>
    async (request: Request, response: Response): Promise<void> => {
      response.set('Cache-Control', 'no-store');
      const found = await hostOf(request);
      if ('rejection' in found) return sendRejection(response, found.rejection);
      const key = `${found.room.code} ${found.you}`;
      const waits = limit.refusal(key);
      if (waits !== undefined) return sendRejection(response, waits);
      limit.spend(key);
      await answer(request, response, found);
    };

  async function hostOf(request: Request): Promise<Host | { readonly rejection: Rejection }> {
    const address = addressOf(request, trustProxy);
    if (isForeign(request, publicUrl)) return { rejection: { code: 'foreign-page' } };
    const waits = lookups.refusal(address);
    lookups.spend(address);
    const code = parseJoinCode(String(request.params.code));
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
    const found = code === undefined || token === undefined ? undefined : await registry.find(code, address);
    const room = found?.ok ? found.room : undefined;
    const you = room && token && participantByCredential(room.workshop.ledger, credentialOf(token));
    if (room === undefined || you === undefined) {
      if (waits !== undefined) return { rejection: waits };
      if (found !== undefined && !found.ok && found.rejection.code !== 'unknown-workshop')
        lookups.refund(address);
      return { rejection: found !== undefined && !found.ok ? found.rejection : { code: 'unknown-workshop' } };
    }
    lookups.refund(address);
    if (roleOf(room.workshop.state, you) !== 'instructor') return { rejection: { code: 'not-allowed' } };
    return { room, you, turn: registry.turnFor(address) };
  }

  async function report(request: Request, { room, turn }: Host): Promise<Report> {
    const done = await deeds.of(room, turn);
    const { state, history } = room.workshop;
    return reportOf(state, done, history, isAnonymous(request));
  }

  router.get(
    '/workshops/:code/report',
    asHost(async (request, response, host) => {
      const kept = { keptUntil: registry.keptUntil(host.room), eraseNames: registry.eraseNames };
      response.json({ ...(await report(request, host)), ...kept });
    }, reports),
  );

  router.get(
    '/workshops/:code/export/csv',
    asHost(async (request, response, host) => {
      const { state } = host.room.workshop;
      const tables = tablesOf(await report(request, host), localeOf(request, state.locale), timeOf(request));
      const wanted = tableNames.find((name) => name === request.query.table);
      const chosen = wanted === undefined ? tables : tables.filter(({ name }) => name === wanted);
      asFile(response, host.room, 'csv').type('text/csv; charset=utf-8').send(csvOf(chosen));
    }),
  );

  router.get(
    '/workshops/:code/export/json',
    asHost(async (request, response, host) => {
      const { boards } = host.room.workshop.state;
      const contents = Object.fromEntries(
        Object.values(boards).map((board) => [board.id, withoutAuthors(contentOf(board))]),
      );
      const body = { weightroom: 'report', format: 1, ...(await report(request, host)), contents };
      asFile(response, host.room, 'json')
        .type('application/json')
        .send(JSON.stringify(body, null, 2));
    }),
  );

  router.get(
    '/workshops/:code/export/log',
    asHost(async (request, response, { room, turn }) => {
      asFile(response, room, 'jsonl').type('application/x-ndjson');
      for await (const lines of exportLog(room, store, turn, isAnonymous(request))) {
        if (response.destroyed) return;
        if (!response.write(lines)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
      response.end();
    }),
  );

  router.post(
    '/workshops/:code/reopen',
    asHost(async (_request, response, { room, you }) => {
      const { status } = room.workshop.state;
      const outcome = status === 'open' ? { ok: true as const } : await room.act(you, { type: 'reopen' });
      if (outcome.ok) response.json({ code: room.code, status: room.workshop.state.status });
      else sendRejection(response, outcome.rejection);
    }),
  );

  router.post(
    '/workshops/import',
    async (request, response, next) => {
      const address = addressOf(request, trustProxy);
      if (isForeign(request, publicUrl)) return sendRejection(response, { code: 'foreign-page' });
      if (!request.is('application/x-ndjson')) return sendRejection(response, { code: 'malformed' });
      const waits = imports.refusal(address) ?? passphrases.refusal(address);
      if (waits !== undefined) return sendRejection(response, waits);
      if (passphrase !== undefined && !sameSecret(offeredIn(request), passphrase)) {
        passphrases.spend(address);
        return sendRejection(response, { code: 'wrong-passphrase' });
      }
      if (importing >= IMPORTS) return sendRejection(response, { code: 'busy' });
      imports.spend(address);
      importing++;
      response.once('close', oneLess);
      next();
    },
    text({ limit: IMPORT_LIMIT, type: 'application/x-ndjson' }),
    async (request, response) => {
      if (response.closed) return;
      // Whoever hangs up from here on has not ended the work.
      response.off('close', oneLess);
      try {
        const opened = await registry.import(typeof request.body === 'string' ? request.body : '');
        if (!opened.ok) return sendRejection(response, opened.rejection);
        const { code, instructorToken } = opened;
        response.status(201).set('Cache-Control', 'no-store').json({ code, instructorToken });
      } finally {
        oneLess();
      }
    },
  );

  return router;
}

function isAnonymous({ query }: Request): boolean {
  return query.names === 'hidden';
}

function localeOf({ query }: Request, own: Locale): Locale {
  return locales.find((locale) => locale === query.locale) ?? own;
}

/** Writes times as a spreadsheet reads them, in the time zone that was asked for. */
function timeOf({ query }: Request): (at: number) => string {
  const zone = typeof query.zone === 'string' ? query.zone : 'UTC';
  const options = { dateStyle: 'short', timeStyle: 'short' } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('sv-SE', { ...options, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat('sv-SE', { ...options, timeZone: 'UTC' });
  }
  return (at) => format.format(at);
}

function asFile(response: Response, { code }: Room, extension: string): Response {
  return response.set('Content-Disposition', `attachment; filename="weightroom-${code}.${extension}"`);
}

/** A passphrase may have letters that no header takes. */
function offeredIn(request: Request): string {
  const [offered = ''] = [request.headers['x-passphrase']].flat();
  try {
    return decodeURIComponent(offered ?? '');
  } catch {
    return '';
  }
}

function withoutAuthors<Content extends { readonly pointsBy?: unknown }>({
  pointsBy: _,
  ...content
}: Content): Omit<Content, 'pointsBy'> {
  return content;
}
