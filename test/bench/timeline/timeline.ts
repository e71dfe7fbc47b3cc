/**
 * A workshop of 10,000 events that an instructor goes back and forth in while 30 students tweak: how long a point of the
 * past takes to be there, beside a plain replay of the log up to it, and what the students notice of it. The server
 * is a process of its own.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SqliteStore } from '#server/adapters/sqlite.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { lift, type StoredEntry, stored } from '#shared/workshop/kernel/upcast.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { parametersSet } from '#shared/workshop/parameters/events.ts';
import { rules } from '#shared/workshop/rules.ts';
import { Line, makeMark, makeToken } from '../line.ts';
import { BenchServer, benchFolder, type OpenedWorkshop, openWorkshop } from '../servers.ts';
import { quantile } from '../statistics.ts';

const EVENTS = 10_000;
const STUDENTS = 30;
const PER_SECOND = 5;
const SECONDS = 10;
/** Points that are gone to, one after the other. */
const POINTS = 60;
/** What a point may take (ms). */
export const BOUND = 200;
const KEYS = ['W1-0-0', 'W1-1-2', 'b1-0', 'W2-2-1', 'b3-1'];

export interface TimelineFigures {
  readonly events: number;
  /** The first point after the server started: it has read nothing of the log then (ms). */
  readonly first: number;
  /** From the command to the past on the instructor's screen (ms). */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** A plain replay of the log to the same points (ms). */
  readonly plain: { readonly p50: number; readonly p99: number };
  /** The plain replay's time as a multiple of ours, at the median. */
  readonly ratio: number;
  /** From a student's tweak to its acknowledgement, at rest and while the points are asked for (ms). */
  readonly rest: { readonly p50: number; readonly p99: number };
  readonly scrubbed: { readonly p50: number; readonly p99: number };
  readonly ok: boolean;
}

/** Numbers that are the same in every run. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 4_294_967_296;
  }
}

export async function runTimeline(): Promise<TimelineFigures> {
  const DATA_DIR = benchFolder();
  const opening = await BenchServer.start({ env: { DATA_DIR, PORT: '0' } });
  const workshop = await openWorkshop(opening.port);
  await opening.stop('SIGTERM');
  const plain = await fill(join(DATA_DIR, 'weightroom.db'), workshop.code);
  const server = await BenchServer.start({ env: { DATA_DIR, PORT: '0' } });
  try {
    return await measure(server.port, workshop, plain);
  } finally {
    await server.stop('SIGTERM');
  }
}

/** Writes the events, each a batch of its own; gives how long a plain replay to a version takes (ms). */
async function fill(path: string, code: string): Promise<(version: number) => Promise<number>> {
  const random = numbers(7);
  const store = new SqliteStore(path);
  const begun = (await store.list()).find(({ workshop }) => workshop === code)!;
  const at = begun.updatedAt;
  for (let version = begun.version; version < EVENTS; ) {
    const batch = Array.from({ length: Math.min(500, EVENTS - version) }, (_, n) => {
      const when = at + 100 * (version + n + 1);
      const key = KEYS[Math.floor(random.next().value * KEYS.length)]!;
      const event = parametersSet.of(
        { by: 'p1', at: when },
        { board: 'class', values: [[key, Math.round(random.next().value * 200) / 100]], final: true },
      );
      return { body: stored(rules, { event }), at: when };
    });
    await store.append(code, version, batch);
    version += batch.length;
  }
  const log: StoredEntry[] = [];
  for (let from = 0; from < EVENTS; ) {
    const page = await store.read(code, from);
    log.push(...page);
    from = page.at(-1)!.version;
  }
  await store.close();
  return async (version) => {
    const since = performance.now();
    let state: WorkshopState | null = null;
    for (const entry of log.slice(0, version)) {
      state = rules.evolve(state, lift(rules, entry).event, entry.version);
    }
    return performance.now() - since;
  };
}

async function measure(
  port: number,
  { code, instructorToken }: OpenedWorkshop,
  plain: (version: number) => Promise<number>,
): Promise<TimelineFigures> {
  const teacher = await enter(port, { workshop: code, token: instructorToken });
  const students = [];
  for (let n = 0; n < STUDENTS; n++) {
    students.push(await enter(port, { workshop: code, token: makeToken(), name: `S${n}` }));
    await pause(20);
  }
  await teacher.does({ type: 'open-board', title: 'Two', of: 'class', as: 'start' });
  const random = numbers(3);
  const points = Array.from({ length: POINTS }, () => 2 + Math.floor(random.next().value * (EVENTS - 2)));

  const first = await recall(teacher, EVENTS - 77);
  const rest = await tweaks(students, async () => pause(SECONDS * 1_000));
  const times: number[] = [];
  const scrubbed = await tweaks(students, async () => {
    // Asked by the instructor alone: while everybody is shown the past, nobody would tweak.
    for (const version of points) {
      times.push(await recall(teacher, version));
      await pause((SECONDS * 1_000) / POINTS - 20);
    }
  });
  // What everybody is shown comes as fast.
  for (const version of points.slice(0, 20)) times.push(await show(teacher, version));
  await teacher.does({ type: 'close-timeline' });

  const replays: number[] = [];
  for (const version of points) replays.push(await plain(version));
  for (const { line } of [teacher, ...students]) line.close();
  const both = (values: readonly number[]) => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });
  const most = Math.max(...times);
  return {
    events: EVENTS,
    first,
    ...both(times),
    most,
    plain: both(replays),
    ratio: quantile(replays, 0.5) / quantile(times, 0.5),
    rest: both(rest),
    scrubbed: both(scrubbed),
    ok: most <= BOUND,
  };
}

interface Member {
  readonly line: Line;
  /** Sends a command; resolves to how long its acknowledgement took (ms). */
  does(command: object): Promise<number>;
  /** Resolves with the next message of a name that fits. */
  hears(name: string, fits: (body: Record<string, unknown>) => boolean): Promise<void>;
}

async function enter(port: number, hello: object): Promise<Member> {
  const line = await Line.open(port);
  const mark = makeMark();
  let sequence = 0;
  const waiting = new Set<{
    name: string;
    fits: (body: Record<string, unknown>) => boolean;
    done: () => void;
  }>();
  line.onMessage = (name, body) => {
    for (const one of waiting) {
      if (one.name !== name || !one.fits(body())) continue;
      waiting.delete(one);
      one.done();
    }
  };
  const hears: Member['hears'] = (name, fits) =>
    new Promise((done) => {
      waiting.add({ name, fits, done });
    });
  const welcome = hears('welcome', () => true);
  line.send('hello', { protocol: PROTOCOL, open: ['class'], ...hello });
  await welcome;
  return {
    line,
    hears,
    async does(command) {
      const id = `${mark}:${++sequence}`;
      const since = performance.now();
      const answered = hears('ack', (body) => body.id === id);
      line.send('command', { ...command, id });
      await answered;
      return performance.now() - since;
    },
  };
}

/** How long an instructor waits for a board as it was (ms). */
async function recall({ line, hears }: Member, version: number): Promise<number> {
  const since = performance.now();
  const answer = hears('recalled', (body) => body.version === version);
  line.send('recall', { board: 'class', version });
  await answer;
  return performance.now() - since;
}

/** How long until what everybody is shown is on the instructor's own screen (ms). */
async function show(teacher: Member, version: number): Promise<number> {
  const since = performance.now();
  const past = teacher.hears('past', (body) => body.version === version);
  void teacher.does({ type: 'open-timeline', version });
  await past;
  return performance.now() - since;
}

/** Lets the students tweak while something is done; how long each acknowledgement took (ms). */
async function tweaks(students: readonly Member[], during: () => Promise<void>): Promise<number[]> {
  const took: number[] = [];
  let over = false;
  const tweaking = students.map(async (student, n) => {
    await pause((n / students.length) * (1_000 / PER_SECOND));
    for (let step = 0; !over; step++) {
      const values = [[KEYS[n % KEYS.length], Math.round(1_000 * Math.sin(n + step)) / 1_000]];
      took.push(await student.does({ type: 'set-parameters', board: 'class', values, final: true }));
      await pause(1_000 / PER_SECOND);
    }
  });
  await during();
  over = true;
  await Promise.all(tweaking);
  return took;
}

/** The figures as lines for people. */
export function timelineReport(figures: TimelineFigures): string {
  const { events, first, p50, p99, most, plain, ratio, rest, scrubbed, ok } = figures;
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  return [
    `Timeline: a workshop of ${events.toLocaleString('en')} events, ${STUDENTS} students who tweak ${PER_SECOND} times a second`,
    `any point of the past   p50 ${ms(p50)}  p99 ${ms(p99)}  most ${ms(most)} (bound ${BOUND} ms: ${ok ? 'kept' : 'NOT kept'}); the first one after a start ${ms(first)}`,
    `a plain replay to it    p50 ${ms(plain.p50)}  p99 ${ms(plain.p99)}: ${ratio.toFixed(1)}× ours`,
    `a student's tweak       at rest p50 ${ms(rest.p50)} p99 ${ms(rest.p99)}; while the past is asked for p50 ${ms(scrubbed.p50)} p99 ${ms(scrubbed.p99)}`,
  ].join('\n');
}
