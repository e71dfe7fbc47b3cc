/**
 * The page that a class has open, on a device four times slower than this machine: how many frames it makes a second,
 * and how late it answers the pointer, while 1, 5 and 23 hands (its own among them) move ten times a second, with
 * and without training. `REFERENCE` names what it is compared with in the same run: another commit or checkout.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { keysOf } from '#shared/math/parameter-key.ts';
import { wholeLaunch } from '../../tools/chromium.ts';
import { BenchServer, benchFolder, HERE, openWorkshop } from '../servers.ts';
import { median, quantile } from '../statistics.ts';
import { buildClient, checkoutOf } from './checkout.ts';
import { Hand, type Room } from './hands.ts';
import type { Seen } from './probe.ts';
import { Seat, THROTTLE } from './seat.ts';
import type { Spent } from './trace.ts';

/** The last commit that drew everything of every tick. */
const BEFORE = '9007863';

const HANDS = (process.env.HANDS || '1,5,23').split(',').map(Number);
const TRAINING = (process.env.TRAINING || 'off,on').split(',').map((word) => word === 'on');
const SECONDS = Number(process.env.SECONDS || 8);
const ROUNDS = Number(process.env.ROUNDS || 3);
const WARM_UP = 2;
const TRACED = 3;

/** What a workshop opens with: 23 parameters. */
const keys = keysOf({
  inputs: 2,
  layers: [
    { units: 3, activation: 'identity' },
    { units: 2, activation: 'identity' },
    { units: 2, activation: 'identity' },
  ],
});

/** Frames a second and how late input is (ms); medians over the rounds. */
export interface PageRound {
  readonly frames: number;
  /** Frames a second that showed another state of the board. */
  readonly drawn: number;
  readonly gapP95: number;
  readonly delayP50: number;
  readonly delayP95: number;
  readonly answerP50: number;
  readonly answerP95: number;
}

export interface PageCase {
  readonly hands: number;
  readonly training: boolean;
  readonly here: PageRound;
  readonly reference: PageRound | null;
  readonly times: { readonly frames: number; readonly drawn: number } | null;
}

export interface PageFigures {
  readonly throttle: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly reference: string | null;
  readonly cases: readonly PageCase[];
  /** With most hands and no training: what the main thread does in a second (ms). */
  readonly spent: { readonly here: Spent; readonly reference: Spent | null };
  readonly refused: Readonly<Record<string, number>>;
}

interface Case {
  readonly hands: number;
  readonly training: boolean;
}

/** A checkout with its server. */
class Subject {
  readonly #server: BenchServer;
  readonly #protocol: number;
  readonly #browser: Browser;
  readonly seen = new Map<string, PageRound[]>();
  readonly refused: Record<string, number> = {};

  private constructor(server: BenchServer, protocol: number, browser: Browser) {
    this.#server = server;
    this.#protocol = protocol;
    this.#browser = browser;
  }

  static async start(root: string, browser: Browser): Promise<Subject> {
    await buildClient(root);
    const version = pathToFileURL(join(root, 'shared/protocol/version.ts'));
    const { PROTOCOL } = (await import(version.href)) as { readonly PROTOCOL: number };
    const server = await BenchServer.start({ root, env: { PORT: '0', DATA_DIR: benchFolder() } });
    return new Subject(server, PROTOCOL, browser);
  }

  /** A new workshop with its people, and the page that is looked at. */
  async #inRoom<T>({ hands, training }: Case, look: (seat: Seat) => Promise<T>): Promise<T> {
    const { code, instructorToken } = await openWorkshop(this.#server.port);
    const room: Room = { port: this.#server.port, protocol: this.#protocol, code };
    const instructor = await Hand.enter(room, 'Instructor', instructorToken);
    const others: Hand[] = [];
    const url = `http://127.0.0.1:${this.#server.port}`;
    const seat = await Seat.take(this.#browser, url, code, keys[0]!);
    try {
      for (let k = 1; k < hands; k++) others.push(await Hand.enter(room, `학생 ${k}`));
      for (const [k, hand] of others.entries()) hand.move(keys[k + 1]!, (k * 37) % 100);
      if (training) instructor.send({ type: 'train' });
      await seat.begin();
      await seat.watch(WARM_UP);
      return await look(seat);
    } finally {
      for (const hand of [instructor, ...others]) {
        hand.leave();
        for (const [why, times] of Object.entries(hand.refused)) {
          this.refused[why] = (this.refused[why] ?? 0) + times;
        }
      }
      await seat.leave();
    }
  }

  async round(one: Case): Promise<void> {
    const seen = roundOf(await this.#inRoom(one, (seat) => seat.watch(SECONDS)));
    this.seen.set(nameOf(one), [...(this.seen.get(nameOf(one)) ?? []), seen]);
  }

  trace(one: Case): Promise<Spent> {
    return this.#inRoom(one, (seat) => seat.trace(TRACED));
  }

  figures(one: Case): PageRound {
    const rounds = this.seen.get(nameOf(one)) ?? [];
    const names = Object.keys(rounds[0]!) as (keyof PageRound)[];
    return Object.fromEntries(names.map((name) => [name, median(rounds.map((r) => r[name]))])) as never;
  }

  async stop(): Promise<void> {
    await this.#server.stop('SIGKILL');
  }
}

const nameOf = ({ hands, training }: Case): string => `${hands} ${training ? 'training' : ''}`;

function roundOf({ elapsed, frames, drawn, gaps, delays, answers }: Seen): PageRound {
  return {
    frames: (frames / elapsed) * 1_000,
    drawn: (drawn / elapsed) * 1_000,
    gapP95: quantile(gaps, 0.95),
    delayP50: quantile(delays, 0.5),
    delayP95: quantile(delays, 0.95),
    answerP50: quantile(answers, 0.5),
    answerP95: quantile(answers, 0.95),
  };
}

export async function runPage(
  reference = process.env.REFERENCE || BEFORE,
  say: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Promise<PageFigures> {
  const other = await checkoutOf(reference);
  if (other === undefined) say(`page: there is no ${reference} here to compare with`);
  const browser = await chromium.launch({ headless: true, ...wholeLaunch });
  const subjects: Subject[] = [];
  try {
    for (const root of [HERE, ...(other === undefined ? [] : [other])]) {
      subjects.push(await Subject.start(root, browser));
    }
    const cases = TRAINING.flatMap((training) => HANDS.map((hands): Case => ({ hands, training })));
    for (let n = 0; n < ROUNDS; n++) {
      // Whoever goes first would have the colder or the quieter machine every time.
      const turn = n % 2 === 0 ? subjects : subjects.toReversed();
      for (const one of cases) for (const subject of turn) await subject.round(one);
      say(`page: ${n + 1} of ${ROUNDS} rounds`);
    }
    const [here, there] = [subjects[0]!, subjects[1]];
    const most: Case = { hands: Math.max(...HANDS), training: false };
    return {
      throttle: THROTTLE,
      seconds: SECONDS,
      rounds: ROUNDS,
      reference: there === undefined ? null : reference,
      cases: cases.map((one) => {
        const [a, b] = [here.figures(one), there?.figures(one)];
        return {
          ...one,
          here: a,
          reference: b ?? null,
          times: b === undefined ? null : { frames: a.frames / b.frames, drawn: a.drawn / b.drawn },
        };
      }),
      spent: {
        here: await here.trace(most),
        reference: there === undefined ? null : await there.trace(most),
      },
      refused: here.refused,
    };
  } finally {
    await browser.close();
    await Promise.all(subjects.map((subject) => subject.stop()));
  }
}

/** The figures as a table for people. */
export function pageReport({ cases, spent, refused, ...run }: PageFigures): string {
  const ms = (value: number) => `${value.toFixed(0)} ms`.padStart(9);
  const rate = (value: number) => value.toFixed(1).padStart(9);
  const row = (name: string, r: PageRound, after = '') =>
    [
      name.padEnd(32),
      ...[rate(r.frames), rate(r.drawn), ms(r.gapP95), ms(r.delayP50), ms(r.delayP95)],
      ...[ms(r.answerP50), ms(r.answerP95)],
      after,
    ].join(' ');
  const heads = ['frames/s', 'states/s', 'gap p95', 'delay p50', 'p95', 'answer p50', 'p95'];
  const work = (name: string, one: Spent) =>
    `${name.padEnd(12)} ${Object.entries(one)
      .map(([kind, time]) => `${kind} ${time.toFixed(0)}`)
      .join(', ')}`;
  const refusals = Object.entries(refused).map(([code, times]) => `${times} × ${code}`);
  return [
    `Page: the board's page on a device ${run.throttle}× slower, hands at 10 Hz; ${run.rounds} rounds of ${run.seconds} s in turns`,
    [''.padEnd(32), ...heads.map((head, k) => head.padStart(k === 5 ? 10 : 9))].join(' '),
    ...cases.flatMap(({ hands, training, here, reference, times }) => {
      const name = `${hands} hand${hands === 1 ? '' : 's'}${training ? ', training' : ''}`;
      if (reference === null || times === null) return [row(name, here)];
      return [
        row(name, here, `  ${times.frames.toFixed(2)}× frames, ${times.drawn.toFixed(2)}× states`),
        row(`  ${run.reference}`, reference),
      ];
    }),
    'Of a second of the main thread with most hands, without training (ms):',
    work('here', spent.here),
    ...(spent.reference === null ? [] : [work(String(run.reference), spent.reference)]),
    ...(refusals.length === 0 ? [] : [`! refused: ${refusals.join(', ')}`]),
  ].join('\n');
}
