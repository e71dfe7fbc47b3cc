import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { catalogue } from '#shared/lessons/catalogue.ts';
import { lessonsOf } from '#shared/lessons/lessons.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { Lessons } from '#shared/workshop/model/activity.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { rules as workshopRules } from '#shared/workshop/rules.ts';
import { MemoryBus } from './adapters/memory-bus.ts';
import { MemoryLeases } from './adapters/memory-lease.ts';
import { ThreadCrew } from './adapters/thread-crew.ts';
import { createHttp, type HttpOptions } from './http/http.ts';
import { isEveryAddress, lanAddresses } from './lan.ts';
import { siteOf } from './limits/address.ts';
import { AddressLimit } from './limits/address-limit.ts';
import { Attendance } from './limits/attendance.ts';
import type { Rate } from './limits/token-bucket.ts';
import type { Bus } from './ports/bus.ts';
import { type Clock, systemClock } from './ports/clock.ts';
import type { Crew } from './ports/crew.ts';
import type { EventStore } from './ports/event-store.ts';
import type { Leases } from './ports/lease.ts';
import { type Logger, silent } from './ports/logger.ts';
import { type Random, systemRandom } from './ports/random.ts';
import { type SocketOptions, serveSockets } from './transport/sockets.ts';
import { Registry, type RegistryOptions } from './workshops/registry.ts';

export interface AppPorts {
  /** Taken over: the app closes it. */
  readonly store: EventStore;
  /** What may happen in a workshop; all features of ours when left out. */
  readonly rules?: Rules;
  /** The activities that it offers; the whole catalogue when left out. */
  readonly lessons?: Lessons;
  /** Shared by the apps that serve one store's workshops together, as are the leases; its own when left out. */
  readonly bus?: Bus;
  readonly leases?: Leases;
  /** Who does what is heavy; threads of its own when left out. Taken over: the app closes it. */
  readonly crew?: Crew;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly log?: Logger;
}

export interface AppOptions extends RegistryOptions, SocketOptions, HttpOptions {
  /** Failed look-ups of join codes, by address. */
  readonly lookups: Rate;
  /** Failed look-ups of all addresses together. */
  readonly allLookups: Rate;
  /** Newcomers to workshops, by address. */
  readonly joins: Rate;
  /** Newcomers who were refused, by workshop. */
  readonly refusedJoins: Rate;
  /** Workshops opened, by address. */
  readonly openings: Rate;
  /** Logs taken in, by address: each may take as much of the store as thousands of workshops that are opened. */
  readonly imports: Rate;
  /** Wrong passphrases, by address. */
  readonly passphrases: Rate;
  /** Exports, by an instructor of a workshop. */
  readonly exports: Rate;
  /** Reports, by an instructor of a workshop. */
  readonly reports: Rate;
}

/** What an app does unless told otherwise; the environment can change most of it (`config.ts`). */
export const defaultOptions: AppOptions = {
  clientDir: fileURLToPath(new URL('../client/dist', import.meta.url)),
  trustProxy: 0,
  tickInterval: 40,
  maxParticipants: limits.participants,
  workshopTtl: 24 * 3_600_000,
  roomIdle: 60_000,
  workshopBytes: 256 * 1024 * 1024,
  totalBytes: 2 * 1024 * 1024 * 1024,
  messages: { burst: 120, perSecond: 60 },
  workshopMessages: { burst: 6_000, perSecond: 3_000 },
  connectionsPerAddress: 1_000,
  watchers: 20,
  backlog: { ceiling: 256 * 1024 * 1024, patience: 20_000 },
  lookups: { burst: 300, perSecond: 2 },
  allLookups: { burst: 5_000, perSecond: 50 },
  joins: { burst: 1_000, perSecond: 5 },
  refusedJoins: { burst: 500, perSecond: 5 },
  openings: { burst: 200, perSecond: 1 },
  imports: { burst: 20, perSecond: 1 / 60 },
  passphrases: { burst: 30, perSecond: 0.2 },
  exports: { burst: 30, perSecond: 0.5 },
  reports: { burst: 60, perSecond: 1 },
};

/** How long connections have to close by themselves at shutdown (ms). */
const GRACE = 1_000;

export interface App {
  readonly registry: Registry;
  /** Starts to serve; rejects when the address cannot be had. */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Sends everyone away to come back, finishes what was asked for, and closes the store. */
  close(): Promise<void>;
}

/** How long an answer to whether the store can write is good for (ms): asking costs a write. */
const READY = 1_000;

/** Gives everybody who asks within `ms` the same answer, as long as it is a good one. */
function shared(clock: Clock, ms: number): (ask: () => Promise<void>) => Promise<void> {
  let answer: Promise<void> | undefined;
  let askedAt = 0;
  return (ask) => {
    if (answer === undefined || clock.elapsed() - askedAt >= ms) {
      askedAt = clock.elapsed();
      const asked = ask();
      answer = asked;
      asked.catch(() => {
        if (answer === asked) answer = undefined;
      });
    }
    return answer;
  };
}

/** One Weightroom server; nothing is shared with any other in this process but what its ports share. */
export function createApp(ports: AppPorts, given: Partial<AppOptions> = {}): App {
  const options: AppOptions = { ...defaultOptions, ...given };
  const { store, clock = systemClock, random = systemRandom, log = silent, rules = workshopRules } = ports;
  const { lessons = lessonsOf(catalogue) } = ports;
  const { bus = new MemoryBus(), leases = new MemoryLeases(clock) } = ports;
  const { crew = new ThreadCrew() } = ports;
  const registry = new Registry({ store, rules, lessons, bus, leases, crew, clock, random, log }, options);
  const lookups = new AddressLimit(options.lookups, clock, options.allLookups, siteOf);
  const joins = new AddressLimit(options.joins, clock);
  const refusedJoins = new AddressLimit(options.refusedJoins, clock);
  const attendance = new Attendance();
  let closing: Promise<void> | undefined;
  let everywhere = false;
  const lately = shared(clock, READY);
  const http = createServer(
    createHttp(
      {
        registry,
        rules,
        lessons,
        log,
        lookups,
        attendance,
        openings: new AddressLimit(options.openings, clock),
        imports: new AddressLimit(options.imports, clock),
        passphrases: new AddressLimit(options.passphrases, clock),
        exports: new AddressLimit(options.exports, clock),
        reports: new AddressLimit(options.reports, clock),
        store,
        clock,
        lan: () => (everywhere ? lanAddresses()[0] : undefined),
        ready() {
          if (closing !== undefined) return Promise.reject(new Error('shutting down'));
          return lately(() => store.ready());
        },
      },
      options,
    ),
  );
  const sockets = serveSockets(
    http,
    { registry, clock, log, lookups, joins, refusedJoins, attendance },
    options,
  );

  const connections = new Set<Socket>();
  http.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });

  async function shutDown(): Promise<void> {
    const goodbye = sockets.close();
    await registry.close();
    await crew.close();
    // Whoever still holds a request open has had their answer, or comes back for it.
    http.closeAllConnections();
    // A sleeping laptop never answers a goodbye.
    const cancelGrace = clock.setTimer(GRACE, () => {
      for (const socket of connections) socket.destroy();
    });
    await goodbye;
    cancelGrace();
    await store.close();
  }

  return {
    registry,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        http.once('error', reject);
        everywhere = isEveryAddress(host);
        http.listen(port, host, () => {
          http.off('error', reject);
          resolve(http.address() as AddressInfo);
        });
      }),
    close() {
      closing ??= shutDown();
      return closing;
    },
  };
}
