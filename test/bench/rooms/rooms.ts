/**
 * A school at once: 30 rooms of 30 people who tweak 5 times a second over bare WebSockets. What the server's main
 * thread takes, how late acknowledgements, ticks and lists of who is there are; and the same with a disk that
 * takes 50 ms for a commit. `REFERENCE` names another checkout (with its packages) that takes turns in the same run.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BenchServer, benchFolder, HERE, openWorkshop } from '../servers.ts';
import { median, quantile } from '../statistics.ts';
import type { CrowdRound, FromCrowd, ToCrowd } from './crowd.ts';
import type { FromProbe, ProbeUsage, ToProbe } from './probe.ts';

const number = (name: string, fallback: number) => Number(process.env[name] || fallback);

const ROOMS = number('ROOMS', 30);
const PEOPLE = number('PEOPLE', 30);
const SECONDS = number('SECONDS', 10);
const ROUNDS = number('ROUNDS', 3);
const PER_SECOND = 5;
const WARM_UP = 3;
const CROWDS = 2;
/** What the slow disk takes for a commit (ms). */
const SLOW = 50;
/** How long any answer of another process may take beyond what it was asked to do (ms). */
const PATIENCE = 120_000;

/** The event loop may be busy this much longer than its thread computes: with the disk. Beyond, others have the core. */
const STARVED = 0.35;

/** What one server did in one round. */
interface Round {
  /** Of one core (0 to 1): the CPU time of the main thread, and of all the server's threads. */
  readonly main: number;
  readonly all: number;
  /** The share of time that the event loop was at work: not CPU time, where others want the core, too. */
  readonly loop: number;
  readonly p50: number;
  readonly p99: number;
  readonly tweaksPerSecond: number;
  readonly deliveriesPerSecond: number;
  readonly gapP50: number;
  readonly gapP99: number;
  readonly presenceP50: number;
  readonly presenceP99: number;
  readonly unseen: number;
  readonly unanswered: number;
  readonly refused: number;
  readonly complete: number;
}

/** Medians over the rounds; of what should not happen at all, the worst. */
export interface SubjectFigures {
  readonly plain: Round;
  readonly slow: Round;
  readonly rssMiB: number;
}

export interface RoomsFigures {
  readonly rooms: number;
  readonly people: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly slowCommit: number;
  readonly here: SubjectFigures;
  readonly reference: SubjectFigures | null;
  /** This checkout's as a multiple of the reference's, each the median over pairs of rounds. */
  readonly ratios: { readonly main: number; readonly p50: number; readonly p99: number } | null;
  /** Rounds (but those with the slow disk) in which others had the core: a server that cannot run takes little, and says nothing of itself. */
  readonly starved: number;
}

/** The next message of a process, or an error when it does not come. */
async function answer<T>(child: ChildProcess, patience: number): Promise<T> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(patience)]);
  try {
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error('a process of the bench ended');
    });
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [T];
    return message;
  } finally {
    over.abort();
  }
}

/** A server with its people. */
class Subject {
  readonly #server: BenchServer;
  readonly #crowds: readonly ChildProcess[];
  readonly plain: Round[] = [];
  readonly slow: Round[] = [];

  private constructor(server: BenchServer, crowds: readonly ChildProcess[]) {
    this.#server = server;
    this.#crowds = crowds;
  }

  static async start(root: string): Promise<Subject> {
    const version = pathToFileURL(join(root, 'shared/protocol/version.ts'));
    const { PROTOCOL } = (await import(version.href)) as { readonly PROTOCOL: number };
    const server = await BenchServer.start({
      root,
      env: { PORT: '0', DATA_DIR: benchFolder(), TRUST_PROXY: '1' },
      preload: pathToFileURL(resolve(import.meta.dirname, 'probe.ts')).href,
    });
    const crowds = Array.from({ length: CROWDS }, () =>
      fork(resolve(import.meta.dirname, 'crowd.ts'), { serialization: 'advanced' }),
    );
    const subject = new Subject(server, crowds);
    const all = await Promise.all(Array.from({ length: ROOMS }, () => openWorkshop(server.port)));
    const rooms = all.map(({ code }, index) => ({ code, index }));
    await subject.#tell((k) => ({
      ask: 'enter',
      port: server.port,
      protocol: PROTOCOL,
      rooms: rooms.filter(({ index }) => index % CROWDS === k),
      people: PEOPLE,
    }));
    return subject;
  }

  async #tell(message: (crowd: number) => ToCrowd, seconds = 0): Promise<FromCrowd[]> {
    return Promise.all(
      this.#crowds.map((crowd, k) => {
        const answered = answer<FromCrowd>(crowd, PATIENCE + seconds * 1_000);
        crowd.send(message(k));
        return answered;
      }),
    );
  }

  async #ask(message: ToProbe): Promise<FromProbe> {
    const answered = answer<FromProbe>(this.#server.child, PATIENCE);
    this.#server.child.send(message);
    return answered;
  }

  async usage(): Promise<ProbeUsage> {
    const answered = await this.#ask({ ask: 'usage' });
    if (!('usage' in answered)) throw new Error('no usage');
    return answered.usage;
  }

  async warmUp(): Promise<void> {
    await this.#tell(() => ({ ask: 'run', seconds: WARM_UP, perSecond: PER_SECOND }), WARM_UP);
  }

  async round(commit: number): Promise<void> {
    await this.#ask({ ask: 'slow', commit });
    const [before, from] = [await this.usage(), performance.now()];
    const answers = this.#tell(() => ({ ask: 'run', seconds: SECONDS, perSecond: PER_SECOND }), SECONDS);
    // Of the load alone: the crowds wait a while for the last answers.
    await Promise.race([answers, new Promise((done) => setTimeout(done, SECONDS * 1_000))]);
    const [after, to] = [await this.usage(), performance.now()];
    const rounds = (await answers).flatMap((one) => ('round' in one ? [one.round] : []));
    if (commit > 0 && after.slowCommits === before.slowCommits) throw new Error('the disk was not slow');
    const round = roundOf(rounds, before, after, to - from);
    if (commit === 0) this.plain.push(round);
    else this.slow.push(round);
  }

  async figures(): Promise<SubjectFigures> {
    const { rss } = await this.usage();
    return { plain: middle(this.plain), slow: middle(this.slow), rssMiB: rss / 2 ** 20 };
  }

  async stop(): Promise<void> {
    for (const crowd of this.#crowds) if (crowd.connected) crowd.disconnect();
    await this.#server.stop('SIGKILL');
  }
}

function roundOf(
  crowds: readonly CrowdRound[],
  before: ProbeUsage,
  after: ProbeUsage,
  elapsed: number,
): Round {
  const sum = (pick: (crowd: CrowdRound) => number) =>
    crowds.reduce((total, crowd) => total + pick(crowd), 0);
  const acks = crowds.flatMap((crowd) => crowd.acks);
  const gaps = crowds.flatMap((crowd) => crowd.gaps);
  const presence = crowds.flatMap((crowd) => crowd.presence);
  const [active, idle] = [after.active - before.active, after.idle - before.idle];
  return {
    main: (after.thread - before.thread) / 1_000 / elapsed,
    all: (after.process - before.process) / 1_000 / elapsed,
    loop: active / (active + idle),
    p50: quantile(acks, 0.5),
    p99: quantile(acks, 0.99),
    tweaksPerSecond: sum(({ sent, seconds }) => sent / seconds),
    deliveriesPerSecond: sum(({ deliveries, seconds }) => deliveries / seconds),
    gapP50: quantile(gaps, 0.5),
    gapP99: quantile(gaps, 0.99),
    presenceP50: quantile(presence, 0.5),
    presenceP99: quantile(presence, 0.99),
    unseen: sum(({ unseen }) => unseen),
    unanswered: sum(({ unanswered }) => unanswered),
    refused: sum(({ refusals }) => Object.values(refusals).reduce((a, b) => a + b, 0)),
    complete: sum(({ complete }) => complete),
  };
}

/** What should not happen at all; of `complete`, the fewest. */
const worst: ReadonlySet<keyof Round> = new Set<keyof Round>(['unseen', 'unanswered', 'refused']);

function middle(rounds: readonly Round[]): Round {
  const names = Object.keys(rounds[0]!) as (keyof Round)[];
  const entries = names.map((name) => {
    const values = rounds.map((round) => round[name]);
    if (worst.has(name)) return [name, Math.max(...values)];
    return [name, name === 'complete' ? Math.min(...values) : median(values)];
  });
  return Object.fromEntries(entries) as Round;
}

const isStarved = ({ main, loop }: Round): boolean => loop - main > STARVED;

export async function runRooms(
  reference = process.env.REFERENCE,
  say: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Promise<RoomsFigures> {
  const roots = [HERE, ...(reference ? [resolve(reference)] : [])];
  const subjects: Subject[] = [];
  try {
    for (const root of roots) subjects.push(await Subject.start(root));
    for (const subject of subjects) await subject.warmUp();
    for (let n = 0; n < ROUNDS; n++) {
      // Whoever goes first would have the colder or the quieter machine every time.
      const turn = n % 2 === 0 ? subjects : subjects.toReversed();
      for (const commit of [0, SLOW]) for (const subject of turn) await subject.round(commit);
      say(`rooms: ${n + 1} of ${ROUNDS} rounds`);
    }
    const [here, other] = [subjects[0]!, subjects[1]];
    const pairs = other === undefined ? [] : here.plain.map((round, n) => [round, other.plain[n]!] as const);
    const fair = pairs.filter((pair) => !pair.some(isStarved));
    const ratio = (pick: (round: Round) => number) =>
      median((fair.length > 0 ? fair : pairs).map(([a, b]) => pick(a) / pick(b)));
    return {
      rooms: ROOMS,
      people: PEOPLE,
      perSecond: PER_SECOND,
      seconds: SECONDS,
      rounds: ROUNDS,
      slowCommit: SLOW,
      here: await here.figures(),
      reference: other === undefined ? null : await other.figures(),
      ratios:
        other === undefined
          ? null
          : { main: ratio(({ main }) => main), p50: ratio(({ p50 }) => p50), p99: ratio(({ p99 }) => p99) },
      starved: subjects.flatMap(({ plain }) => plain).filter(isStarved).length,
    };
  } finally {
    await Promise.all(subjects.map((subject) => subject.stop()));
  }
}

/** The figures as a table for people. */
export function roomsReport(figures: RoomsFigures): string {
  const { rooms, people, perSecond, here, reference, ratios, slowCommit } = figures;
  const ms = (value: number) => `${value.toFixed(0)} ms`.padStart(8);
  const share = (value: number) => `${(value * 100).toFixed(0)} %`.padStart(7);
  const row = (name: string, round: Round) =>
    [
      name.padEnd(21),
      share(round.main),
      share(round.all),
      share(round.loop),
      ms(round.p50),
      ms(round.p99),
      round.tweaksPerSecond.toFixed(0).padStart(8),
      round.deliveriesPerSecond.toFixed(0).padStart(8),
      ms(round.gapP50),
      ms(round.gapP99),
      ms(round.presenceP50),
      ms(round.presenceP99),
      `${round.complete}/${rooms * people}`.padStart(9),
      ...(round.refused + round.unanswered + round.unseen === 0
        ? []
        : [` ! ${round.refused} refused, ${round.unanswered} unanswered, ${round.unseen} lists missed`]),
    ].join(' ');
  const heads = ['main', 'all', 'loop', 'ack p50', 'ack p99', 'tweaks/s', 'ticks/s'].map((head, k) =>
    head.padStart(k < 3 ? 7 : 8),
  );
  const late = ['tick gap', 'p99', 'presence', 'p99'].map((head) => head.padStart(8));
  return [
    `Rooms: ${rooms} rooms of ${people} people, ${perSecond} tweaks a second each; ${figures.rounds} rounds of ${figures.seconds} s in turns`,
    [''.padEnd(21), ...heads, ...late, 'complete'.padStart(9)].join(' '),
    row('here', here.plain),
    ...(reference === null ? [] : [row('reference', reference.plain)]),
    row(`here, ${slowCommit} ms disk`, here.slow),
    ...(reference === null ? [] : [row(`reference, ${slowCommit} ms disk`, reference.slow)]),
    ratios === null
      ? 'Only this checkout: REFERENCE names none to compare it with.'
      : `The main thread takes ${ratios.main.toFixed(2)}× of the reference's; acks p50 ${ratios.p50.toFixed(2)}×, p99 ${ratios.p99.toFixed(2)}×.`,
    ...(figures.starved === 0
      ? []
      : [
          `! In ${figures.starved} rounds without the slow disk others had the core: a server waited for it more than it worked.`,
        ]),
  ].join('\n');
}
