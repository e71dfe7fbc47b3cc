/**
 * 300 students who are led: how soon each of them has heard of a change of activity, and how soon a question that all of
 * them answer within two seconds has counted everybody, on every screen; and what the instructor's console, a real one,
 * scripts a frame meanwhile.
 */
import { PROTOCOL } from '#shared/protocol/version.ts';
import { Line, makeMark, makeToken } from '../line.ts';
import { buildClient } from '../page/checkout.ts';
import { BenchServer, benchFolder, HERE, openWorkshop } from '../servers.ts';
import { quantile } from '../statistics.ts';
import { Console, type ConsoleFigures, LONG } from './console.ts';

const STUDENTS = Number(process.env.STUDENTS || 300);
const CHANGES = 10;
/** Within so long everybody answers (ms), and is to follow. */
const ANSWERS = 2_000;
const BOUND = 1_000;
/** How long anything may take (ms). */
const PATIENCE = 60_000;
const ACTIVITIES = ['one-neuron', 'xor-wall', 'three-layers'];

export interface FollowFigures {
  readonly students: number;
  /** From the instructor's tap to a student's page being told (ms). */
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  /** From the last answer until everybody was told the whole count (ms). */
  readonly counted: number;
  readonly console: ConsoleFigures;
  readonly ok: boolean;
}

/** One page of the class over a bare WebSocket. */
class Page {
  readonly #line: Line;
  readonly #mark = makeMark();
  #seq = 0;
  /** Called when it is told of an activity, and with the count of answers. */
  onActivity: () => void = () => {};
  onCount: (count: number) => void = () => {};

  private constructor(line: Line) {
    this.#line = line;
  }

  static async enter(port: number, hello: object): Promise<Page> {
    const page = new Page(await Line.open(port, { patience: PATIENCE }));
    await new Promise<void>((done, fail) => {
      page.#line.onMessage = (event, body) => {
        if (event === 'welcome') done();
        else if (event === 'reject' || event === 'bye') fail(new Error(JSON.stringify(body())));
      };
      page.#line.send('hello', { protocol: PROTOCOL, ...hello });
    });
    page.#line.onMessage = (event, _body, frame) => {
      if (event === 'tick' || event === 'welcome') page.#hear(frame);
    };
    return page;
  }

  command(body: object): void {
    this.#line.send('command', { id: `${this.#mark}:${++this.#seq}`, ...body });
  }

  close(): void {
    this.#line.close();
  }

  /** Parses nothing: in a class every page does that on a machine of its own. */
  #hear(frame: Buffer): void {
    const opened = frame.includes('"type":"activity-opened"') || frame.includes('"activities":{"running":{');
    if (opened) this.onActivity();
    const counted = frame.lastIndexOf('"type":"answers-counted"');
    if (counted !== -1) this.onCount(Number(/"count":(\d+)/.exec(frame.toString('latin1', counted))?.[1]));
  }
}

export async function runFollow(): Promise<FollowFigures> {
  await buildClient(HERE);
  const server = await BenchServer.start({
    env: { PORT: '0', DATA_DIR: benchFolder(), MAX_PARTICIPANTS: '500' },
  });
  const { code, instructorToken } = await openWorkshop(server.port);
  const host = await Page.enter(server.port, { workshop: code, token: instructorToken });
  const students: Page[] = [];
  for (let from = 0; from < STUDENTS; from += 25) {
    const some = Array.from({ length: Math.min(25, STUDENTS - from) }, (_, n) =>
      Page.enter(server.port, { workshop: code, token: makeToken(), name: `Student ${from + n}` }),
    );
    students.push(...(await Promise.all(some)));
  }
  const desk = await Console.open(`http://127.0.0.1:${server.port}`, code, instructorToken);
  await desk.watch();
  const waits: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const activity = ACTIVITIES[change % ACTIVITIES.length]!;
    const heard = all(students, (page, done) => {
      page.onActivity = done;
    });
    const begun = performance.now();
    host.command({ type: 'open-activity', activity });
    waits.push(...(await heard).map((at) => at - begun));
  }
  host.command({ type: 'close-activity' });
  const counts = all([host, ...students], (page, done) => {
    page.onCount = (count) => count === STUDENTS && done();
  });
  host.command({ type: 'ask', kind: 'choice' });
  const asked = CHANGES + 1;
  let last = 0;
  for (const [index, page] of students.entries()) {
    setTimeout(
      () => {
        last = performance.now();
        page.command({ type: 'answer-prediction', prediction: `q${asked}`, round: 0, answer: index % 4 });
      },
      (ANSWERS * (index + 1)) / STUDENTS,
    );
  }
  const counted = Math.max(...(await counts)) - last;
  const seen = await desk.seen();
  await desk.close();
  for (const page of [host, ...students]) page.close();
  await server.stop('SIGTERM');
  const p99 = quantile(waits, 0.99);
  return {
    students: STUDENTS,
    p50: quantile(waits, 0.5),
    p99,
    longest: Math.max(...waits),
    counted,
    console: seen,
    ok: p99 < BOUND,
  };
}

/** When each page was done (elapsed ms). */
function all(pages: readonly Page[], listen: (page: Page, done: () => void) => void): Promise<number[]> {
  const each = pages.map(
    (page) => new Promise<number>((done) => listen(page, () => done(performance.now()))),
  );
  const late = new Promise<never>((_, fail) => {
    setTimeout(() => fail(new Error('not everybody was told in time')), PATIENCE).unref();
  });
  return Promise.race([Promise.all(each), late]);
}

export function followReport({
  students,
  p50,
  p99,
  longest,
  counted,
  console: desk,
  ok,
}: FollowFigures): string {
  const ms = (value: number) => `${Math.round(value)} ms`;
  return [
    `follow: ${students} students, ${CHANGES} changes of activity`,
    `  told of a change after ${ms(p50)} (p50), ${ms(p99)} (p99), ${ms(longest)} at most: ${ok ? 'within' : 'NOT within'} ${BOUND} ms at p99`,
    `  all of them answer within ${ANSWERS / 1_000} s; the whole count is on every screen ${ms(counted)} after the last answer`,
    `  the console drew ${desk.frames} frames; ${desk.long.length} of them scripted ${LONG} ms or more: ${desk.long.slice(0, 5).map(ms).join(', ') || 'none'}`,
  ].join('\n');
}
