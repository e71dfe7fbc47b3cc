import { limits } from '#shared/workshop/model/limits.ts';
import { type AppOptions, defaultOptions } from './app.ts';
import type { EraseNames } from './records/retention.ts';

/** Where workshops are kept. */
export const stores = ['sqlite', 'memory'] as const;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** One setting: its default as one would write it, what reads it, and a line for the manual. */
interface Setting<T> {
  readonly default: string;
  readonly parse: (text: string) => T | undefined;
  readonly expects: string;
  readonly about: string;
}

function setting<T>(
  fallback: string,
  reads: Pick<Setting<T>, 'parse' | 'expects'>,
  about: string,
): Setting<T> {
  return { default: fallback, ...reads, about };
}

const anyText = { parse: (text: string) => text, expects: 'text' };

const webOrigin = {
  parse(text: string): string | undefined {
    if (text === '') return text;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/'
      ? url.origin
      : undefined;
  },
  expects: 'an address such as https://weightroom.example, without a path',
};

const oneOf = <const T extends readonly string[]>(values: T) => ({
  parse: (text: string): T[number] | undefined => values.find((value) => value === text),
  expects: `one of ${values.join(', ')}`,
});

const numberFrom = (least: number, most: number, whole: boolean) => ({
  parse(text: string): number | undefined {
    const value = Number(text);
    const fits = text.trim() !== '' && value >= least && value <= most;
    return fits && (!whole || Number.isInteger(value)) ? value : undefined;
  },
  expects: `${whole ? 'a whole number' : 'a number'} from ${least} to ${most}`,
});

const erasing = {
  parse(text: string): EraseNames | undefined {
    if (text === 'never' || text === 'end') return text;
    const hours = numberFrom(0.01, 8_760, false).parse(text);
    return hours === undefined ? undefined : hours * 3_600_000;
  },
  expects: 'never, end, or a number of hours from 0.01 to 8760',
};

const MIB = 1024 * 1024;

/** Every setting there is; the README's table is this one. */
export const settings = {
  PORT: setting('3000', numberFrom(0, 65_535, true), 'Port to listen on; 0 takes a free one.'),
  HOST: setting('0.0.0.0', anyText, 'Address to listen on; 127.0.0.1 keeps it to this machine.'),
  DATA_DIR: setting('./weightroom-data', anyText, 'Folder that workshops are kept in.'),
  STORE: setting('sqlite', oneOf(stores), 'sqlite keeps workshops on disk; memory forgets them at exit.'),
  PYTHON_WHEELS: setting(
    '',
    anyText,
    'Folder with the NumPy wheel that the code lab imports; without it, a small part of NumPy.',
  ),
  LOG_LEVEL: setting('info', oneOf(logLevels), 'How much the server writes to its log (standard error).'),
  INSTRUCTOR_PASSPHRASE: setting('', anyText, 'When set, opening a workshop needs it.'),
  PUBLIC_URL: setting(
    '',
    webOrigin,
    'Where the class reaches this server (`https://weightroom.example`), for links and QR codes.',
  ),
  TRUST_PROXY: setting('0', numberFrom(0, 10, true), 'Proxies of yours in front of this server.'),
  WORKSHOP_TTL_HOURS: setting(
    '24',
    numberFrom(0.01, 8_760, false),
    'Hours after its last change, or after somebody was last connected, until a workshop is removed.',
  ),
  ERASE_NAMES: setting(
    'never',
    erasing,
    'When students’ names are erased while the record stays: `never`, at the `end`, or hours after the last change.',
  ),
  WORKSHOP_QUOTA_MB: setting(
    String(defaultOptions.workshopBytes / MIB),
    numberFrom(1, 1_000_000, false),
    'What the records of one workshop may take (MB); its instructors are told before.',
  ),
  DATA_QUOTA_MB: setting(
    String(defaultOptions.totalBytes / MIB),
    numberFrom(1, 100_000_000, false),
    'What the records of all workshops may take together (MB).',
  ),
  MAX_PARTICIPANTS: setting(
    String(limits.participants),
    numberFrom(2, 10_000, true),
    'People present in one workshop.',
  ),
  TICK_MS: setting(
    String(defaultOptions.tickInterval),
    numberFrom(10, 1_000, true),
    'Shortest time between two broadcasts of a workshop (ms).',
  ),
  MESSAGES_PER_SECOND: setting(
    String(defaultOptions.messages.perSecond),
    numberFrom(1, 10_000, false),
    'Messages a second that one participant may send; twice as many at once.',
  ),
  WORKSHOP_MESSAGES_PER_SECOND: setting(
    String(defaultOptions.workshopMessages.perSecond),
    numberFrom(1, 100_000, false),
    'Messages a second that all students of one workshop may send together; twice as many at once.',
  ),
  CONNECTIONS_PER_ADDRESS: setting(
    String(defaultOptions.connectionsPerAddress),
    numberFrom(1, 100_000, true),
    'Connections from one network address at a time; a school has one address.',
  ),
  WATCHERS_PER_WORKSHOP: setting(
    String(defaultOptions.watchers),
    numberFrom(1, 10_000, true),
    'Stages that may watch one workshop at a time.',
  ),
  BACKLOG_MB: setting(
    String(defaultOptions.backlog.ceiling / MIB),
    numberFrom(1, 65_536, true),
    'What may wait in memory for all slow connections together (MiB); the slowest are dropped beyond it.',
  ),
  FAILED_LOOKUPS: setting(
    String(defaultOptions.lookups.burst),
    numberFrom(1, 100_000, true),
    'Wrong join codes one address may try at once; two more every second.',
  ),
  WORKSHOPS_PER_ADDRESS: setting(
    String(defaultOptions.openings.burst),
    numberFrom(1, 100_000, true),
    'Workshops one address may open at once; one more every second.',
  ),
} satisfies Record<string, Setting<unknown>>;

type Values = {
  readonly [Name in keyof typeof settings]: NonNullable<ReturnType<(typeof settings)[Name]['parse']>>;
};

/** What the environment says, checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly store: (typeof stores)[number];
  readonly logLevel: (typeof logLevels)[number];
  readonly app: Readonly<Partial<AppOptions>>;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  /** One line for each setting that cannot be used. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the configuration from the environment; an empty variable counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const problems: string[] = [];
  const read = Object.fromEntries(
    Object.entries(settings).map(([name, { default: fallback, parse, expects }]) => {
      const text = environment[name] || fallback;
      const value = parse(text);
      if (value === undefined) problems.push(`${name}="${text}" must be ${expects}.`);
      return [name, value];
    }),
  );
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, config: configFrom(read as Values) };
}

function configFrom(values: Values): Config {
  const passphrase = values.INSTRUCTOR_PASSPHRASE;
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    store: values.STORE,
    logLevel: values.LOG_LEVEL,
    app: Object.freeze({
      ...(passphrase === '' ? {} : { passphrase }),
      ...(values.PYTHON_WHEELS === '' ? {} : { pythonWheels: values.PYTHON_WHEELS }),
      ...(values.PUBLIC_URL === '' ? {} : { publicUrl: values.PUBLIC_URL }),
      trustProxy: values.TRUST_PROXY,
      workshopTtl: values.WORKSHOP_TTL_HOURS * 3_600_000,
      eraseNames: values.ERASE_NAMES,
      workshopBytes: values.WORKSHOP_QUOTA_MB * MIB,
      totalBytes: values.DATA_QUOTA_MB * MIB,
      maxParticipants: values.MAX_PARTICIPANTS,
      tickInterval: values.TICK_MS,
      messages: { perSecond: values.MESSAGES_PER_SECOND, burst: 2 * values.MESSAGES_PER_SECOND },
      workshopMessages: {
        perSecond: values.WORKSHOP_MESSAGES_PER_SECOND,
        burst: 2 * values.WORKSHOP_MESSAGES_PER_SECOND,
      },
      connectionsPerAddress: values.CONNECTIONS_PER_ADDRESS,
      watchers: values.WATCHERS_PER_WORKSHOP,
      backlog: { ...defaultOptions.backlog, ceiling: values.BACKLOG_MB * MIB },
      lookups: { ...defaultOptions.lookups, burst: values.FAILED_LOOKUPS },
      openings: { ...defaultOptions.openings, burst: values.WORKSHOPS_PER_ADDRESS },
    }),
  });
}
