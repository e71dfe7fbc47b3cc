/**
 * A server that is killed again and again under load, SIGKILL and SIGTERM in turn: a few rooms whose people tweak
 * and one whose board trains. Nothing acknowledged may be lost or doubled, and everybody comes back by themselves,
 * at a page's pace.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BenchServer, benchFolder, openWorkshop, steadyPort } from '../servers.ts';
import { quantile } from '../statistics.ts';
import { Member, seqOf } from './member.ts';
import { type LogFindings, lookAt, readLog } from './readback.ts';

const ROOMS = 4;
const PEOPLE = 8;
const PER_SECOND = 5;
/** The longest that a server lives once everybody is back (ms). */
const LIFE = 1_500;
/** Every so many kills one comes while the people are still on their way back. */
const EARLY = 5;
/** How long people may take to be back, and to have their last answers (ms); beyond, it is a failure. */
const PATIENCE = 60_000;
/** Each moves a parameter of their own. */
const parameters = ['W1-0-0', 'W1-0-1', 'W1-0-2', 'W1-1-0', 'W1-1-1', 'W1-1-2', 'b1-0', 'b1-1'];

type Signal = 'SIGKILL' | 'SIGTERM';

interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export interface CrashFigures {
  readonly kills: Readonly<Record<Signal, number>>;
  /** Of these, while people were still on their way back. */
  readonly early: number;
  readonly rooms: number;
  readonly people: number;
  readonly seconds: number;
  readonly acknowledged: number;
  /** Acknowledged commands that were looked for in the log, and those that it has no more since it was compacted. */
  readonly checked: number;
  readonly beyond: number;
  readonly entries: number;
  readonly resent: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly lost: number;
  readonly doubled: number;
  /** Refused, and in the log all the same. */
  readonly refusedYetThere: number;
  /** After a restart, to a fresh client: workshops at an older version than somebody had been shown. */
  readonly versionsBack: number;
  /** After a restart, to a fresh client: parameters older than their last acknowledged value. */
  readonly valuesBack: number;
  readonly restartsRead: number;
  /** From the signal to the welcome of each who was there, and of the last of them (ms). */
  readonly eachBack: Spread;
  readonly everyoneBack: Spread;
  /** Of that, from the server's listening to the welcome of the last (ms). */
  readonly onceListening: Spread;
  /** From the spawning of a server to its listening (ms). */
  readonly start: Spread;
  /** From SIGTERM to the process' end (ms). */
  readonly stop: Spread;
  /** Servers that SIGTERM did not end in time, or not with 0. */
  readonly badStops: number;
  readonly training: { readonly steps: number; readonly mostLost: number; readonly stillOn: boolean };
  /** Whatever else should not have happened, each with how often. */
  readonly oddities: Readonly<Record<string, number>>;
  readonly ok: boolean;
}

interface CrashRoom {
  readonly code: string;
  readonly members: readonly Member[];
}

/** What a workshop's people had been told by some moment. */
interface Known {
  readonly code: string;
  readonly version: number;
  readonly steps: number;
  /** By the parameter: the highest number acknowledged. */
  readonly highest: ReadonlyArray<readonly [string, number]>;
}

const spread = (values: readonly number[]): Spread => ({
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  max: values.length === 0 ? Number.NaN : Math.max(...values),
});

class Crash {
  readonly #port: number;
  readonly #data = benchFolder();
  #server: BenchServer | undefined;
  rooms: CrashRoom[] = [];
  readonly kills: Record<Signal, number> = { SIGKILL: 0, SIGTERM: 0 };
  early = 0;
  readonly eachBack: number[] = [];
  readonly everyoneBack: number[] = [];
  readonly onceListening: number[] = [];
  readonly starts: number[] = [];
  readonly stops: number[] = [];
  badStops = 0;
  versionsBack = 0;
  valuesBack = 0;
  restartsRead = 0;
  mostStepsLost = 0;
  readonly oddities = new Map<string, number>();

  constructor(port: number) {
    this.#port = port;
  }

  get members(): readonly Member[] {
    return this.rooms.flatMap(({ members }) => members);
  }

  odd(what: string): void {
    this.oddities.set(what, (this.oddities.get(what) ?? 0) + 1);
  }

  async start(): Promise<void> {
    const begun = performance.now();
    this.spawn();
    await this.#server!.listening();
    this.starts.push(performance.now() - begun);
  }

  spawn(): void {
    const env = { PORT: String(this.#port), DATA_DIR: this.#data, TRUST_PROXY: '1' };
    this.#server = BenchServer.spawn({ env });
  }

  async kill(signal: Signal): Promise<void> {
    const server = this.#server!;
    if (server.ended) this.odd('a server had ended by itself');
    const { took, code, forced } = await server.stop(signal);
    this.kills[signal] += 1;
    if (server.errors !== '') this.odd(`in a server's log: ${server.errors.slice(0, 300)}`);
    if (signal !== 'SIGTERM') return;
    this.stops.push(took);
    // One that has not come to its first line yet knows of no signal.
    if (forced || (code !== 0 && server.port !== 0)) this.badStops += 1;
  }

  async open(index: number, size: number): Promise<CrashRoom> {
    const { code, instructorToken } = await openWorkshop(this.#port);
    const members = Array.from(
      { length: size },
      (_, k) =>
        new Member({
          workshop: code,
          name: `P${k}`,
          port: this.#port,
          from: `10.1.${index}.${k}`,
          parameter: parameters[k]!,
          ...(k === 0 && { token: instructorToken }),
        }),
    );
    const room = { code, members };
    this.rooms.push(room);
    for (const member of members) void member.stay();
    return room;
  }

  /** Waits until everybody `fits`; whether that came about. */
  async all(fits: (member: Member) => boolean): Promise<boolean> {
    const patience = performance.now() + PATIENCE;
    while (!this.members.every(fits)) {
      if (performance.now() > patience) return false;
      await pause(5);
    }
    return true;
  }

  /** What had been acknowledged and shown by now, for a fresh client to find again. */
  #known(): Known[] {
    return this.rooms.map(({ code, members }) => ({
      code,
      version: Math.max(...members.map(({ version }) => version)),
      steps: Math.max(...members.map(({ steps }) => steps)),
      highest: members.map(({ options, highest }) => [options.parameter!, highest] as const),
    }));
  }

  async #read(known: readonly Known[]): Promise<void> {
    const trains = this.rooms.length - 1;
    for (const [index, { code, version, steps, highest }] of known.entries()) {
      const shown = await lookAt(this.#port, code).catch((error: unknown) => this.odd(String(error)));
      if (shown === undefined) continue;
      if (shown.version < version) this.versionsBack += 1;
      if (index === trains) {
        this.mostStepsLost = Math.max(this.mostStepsLost, steps - shown.training.steps);
        if (!shown.training.running) this.odd('a training did not go on');
      } else {
        // Their numbers only grow, whatever has been sent again since.
        const back = highest.filter(([parameter, seq]) => seqOf(shown.valueOf(parameter) ?? 0) < seq);
        this.valuesBack += back.filter(([, seq]) => seq > 0).length;
      }
      if (shown.people !== this.rooms[index]!.members.length) this.odd('somebody joined twice');
    }
    this.restartsRead += 1;
  }

  /** Kills the server at some moment and has it back; `early`: once more before everybody is. */
  async round(n: number, early: boolean): Promise<number> {
    const signals: readonly Signal[] = ['SIGKILL', 'SIGTERM'];
    await pause(Math.random() * LIFE);
    let signal = signals[n % 2]!;
    let killedAt = performance.now();
    await this.kill(signal);
    const known = this.#known();
    let kills = 1;
    if (early) {
      this.spawn();
      await pause(Math.random() * LIFE);
      signal = signals[(n + 1) % 2]!;
      killedAt = performance.now();
      await this.kill(signal);
      this.early += 1;
      kills = 2;
    }
    await this.start();
    const listensAt = performance.now();
    await this.#read(known);
    if (!(await this.all(({ here, welcomedAt }) => here && welcomedAt > killedAt))) {
      this.odd('not everybody came back');
      return kills;
    }
    const backs = this.members.map(({ welcomedAt }) => welcomedAt - killedAt);
    this.eachBack.push(...backs);
    this.everyoneBack.push(Math.max(...backs));
    this.onceListening.push(killedAt + Math.max(...backs) - listensAt);
    return kills;
  }

  /** Everybody's answers are in; then the server goes, and the log is read. */
  async finish(): Promise<LogFindings[]> {
    if (!(await this.all(({ unanswered }) => unanswered === 0))) this.odd('commands were never answered');
    await this.#read(this.#known());
    for (const member of this.members) member.leave();
    await this.kill('SIGTERM');
    this.kills.SIGTERM -= 1;
    return this.rooms.map(({ code, members }) => readLog(join(this.#data, 'weightroom.db'), code, members));
  }

  /** Ends whatever runs. */
  async dispose(): Promise<void> {
    for (const member of this.members) member.leave();
    await this.#server?.stop('SIGKILL');
  }
}

/**
 * @param kills how often; by default `KILLS` of the environment, or 200
 * @param minutes after which it stops, however many there were; by default `MINUTES` of the environment, or 30
 */
export async function runCrash(
  kills = Number(process.env.KILLS || 200),
  minutes = Number(process.env.MINUTES || 30),
  say: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Promise<CrashFigures> {
  const crash = new Crash(await steadyPort());
  const begun = performance.now();
  let going = true;
  try {
    await crash.start();
    for (let index = 0; index < ROOMS; index++) await crash.open(index, PEOPLE);
    const trained = await crash.open(ROOMS, PEOPLE);
    if (!(await crash.all(({ here }) => here))) throw new Error('not everybody got in');
    const trainer = trained.members[0]!;
    trainer.command({ type: 'set-data', board: 'class', data: { kind: 'set', name: 'moons' } });
    trainer.command({ type: 'configure-training', board: 'class', settings: { learningRate: 0.001 } });
    trainer.command({ type: 'train', board: 'class' });
    if (!(await crash.all(({ unanswered }) => unanswered === 0))) throw new Error('no training');

    // Spread over the interval, as hands are.
    const hands = (async () => {
      const { members } = crash;
      for (let n = 0; going; n++) {
        members[n % members.length]!.tweak();
        const next = begun + ((n + 1) * 1_000) / (members.length * PER_SECOND);
        await pause(Math.max(0, next - performance.now()));
      }
    })();
    let done = 0;
    const enough = begun + minutes * 60_000;
    for (let n = 0; done < kills && performance.now() < enough; n++) {
      done += await crash.round(done, n % EARLY === EARLY - 1 && kills - done > 1);
      if (n % 10 === 9) say(`crash: ${done} of ${kills} kills`);
    }
    going = false;
    await hands;
    const logs = await crash.finish();
    return figuresOf(crash, logs, (performance.now() - begun) / 1_000);
  } finally {
    going = false;
    await crash.dispose();
  }
}

function figuresOf(crash: Crash, logs: readonly LogFindings[], seconds: number): CrashFigures {
  const { members } = crash;
  const sum = (pick: (log: LogFindings) => number) => logs.reduce((total, log) => total + pick(log), 0);
  const refusals = new Map<string, number>();
  for (const member of members) {
    for (const [code, times] of member.refusals) refusals.set(code, (refusals.get(code) ?? 0) + times);
    for (const what of member.oddities) crash.odd(what);
  }
  if (sum(({ gaps }) => gaps) > 0) crash.odd('a log has gaps');
  const figures = {
    lost: sum(({ lost }) => lost.length),
    doubled: sum(({ doubled }) => doubled.length),
    refusedYetThere: sum(({ refusedYetThere }) => refusedYetThere.length),
    versionsBack: crash.versionsBack,
    valuesBack: crash.valuesBack,
  };
  return {
    kills: { ...crash.kills },
    early: crash.early,
    rooms: crash.rooms.length,
    people: members.length,
    seconds,
    acknowledged: members.reduce((total, { acked }) => total + acked.size, 0),
    checked: sum(({ checked }) => checked),
    beyond: sum(({ beyond }) => beyond),
    entries: sum(({ entries }) => entries),
    resent: members.reduce((total, { resent }) => total + resent, 0),
    refusals: Object.fromEntries(refusals),
    ...figures,
    restartsRead: crash.restartsRead,
    eachBack: spread(crash.eachBack),
    everyoneBack: spread(crash.everyoneBack),
    onceListening: spread(crash.onceListening),
    start: spread(crash.starts),
    stop: spread(crash.stops),
    badStops: crash.badStops,
    training: {
      steps: Math.max(...members.map(({ steps }) => steps)),
      mostLost: crash.mostStepsLost,
      stillOn: !crash.oddities.has('a training did not go on'),
    },
    oddities: Object.fromEntries(crash.oddities),
    ok:
      Object.values(figures).every((count) => count === 0) && !crash.oddities.has('not everybody came back'),
  };
}

/** The figures as a table for people. */
export function crashReport(figures: CrashFigures): string {
  const { kills, training } = figures;
  const row = (name: string, { p50, p95, max }: Spread) =>
    [name.padEnd(34), ...[p50, p95, max].map((ms) => `${ms.toFixed(0)} ms`.padStart(9))].join(' ');
  const line = (name: string, value: number | string) => `${name.padEnd(34)} ${String(value).padStart(9)}`;
  const refusals = Object.entries(figures.refusals).map(([code, times]) => `${times} ${code}`);
  return [
    `Crash: ${kills.SIGKILL + kills.SIGTERM} kills (${kills.SIGKILL} SIGKILL, ${kills.SIGTERM} SIGTERM, ${figures.early} before everybody was back) in ${figures.seconds.toFixed(0)} s`,
    `${figures.people} people in ${figures.rooms} rooms, ${PER_SECOND} tweaks a second each, one room training`,
    line('acknowledged commands', figures.acknowledged),
    line(
      '  looked for in the log',
      `${figures.checked}${figures.beyond > 0 ? ` (${figures.beyond} compacted)` : ''}`,
    ),
    line('  lost', figures.lost),
    line('  doubled', figures.doubled),
    line('refused, yet in the log', figures.refusedYetThere),
    line('restarts read by a fresh client', figures.restartsRead),
    line('  versions that went back', figures.versionsBack),
    line('  values that went back', figures.valuesBack),
    line('sent again', figures.resent),
    line('refused for the moment', refusals.join(', ') || 'none'),
    `${''.padEnd(34)} ${['p50', 'p95', 'max'].map((name) => name.padStart(9)).join(' ')}`,
    row('signal → welcome, each', figures.eachBack),
    row('signal → welcome, the last', figures.everyoneBack),
    row('  of that, once it listens', figures.onceListening),
    row('spawn → listening', figures.start),
    row('SIGTERM → end', figures.stop),
    line('ends that were late or not clean', figures.badStops),
    `The training came to step ${training.steps}; a kill cost it at most ${Math.max(0, training.mostLost)} steps that were shown.`,
    ...Object.entries(figures.oddities).map(([what, times]) => `! ${times} × ${what}`),
  ].join('\n');
}
