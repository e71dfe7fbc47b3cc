/**
 * One workshop with 60 boards of 5 people each, who tweak 5 times a second, and an instructor with summaries of
 * all: what a student is sent, beside a workshop that has only one such board. The server is a process of its
 * own, on one core where the machine lets it.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { quantile } from '../statistics.ts';
import type { FromContestant, Usage } from '../wire/contestant.ts';

const PEOPLE = 5;
const PER_SECOND = 5;
const SECONDS = 20;
const BOARDS = 60;
const parameters = ['W1-0-0', 'W1-1-2', 'b1-0', 'W2-2-1', 'b3-1'];

interface Phase {
  /** To one student, all messages (bytes a second). */
  readonly studentBytes: number;
  /** From a tweak's sending to its acknowledgement (ms). */
  readonly p50: number;
  readonly p99: number;
  /** A student's welcome (bytes). */
  readonly welcome: number;
  /** Pairs of a person and a parameter of their board that hold its last value. */
  readonly complete: number;
  readonly expected: number;
  readonly instructorBytes: number;
  /** CPU time of the server a second (ms). */
  readonly cpu: number;
}

export interface BoardsFigures {
  readonly boards: number;
  readonly people: number;
  readonly one: Phase;
  readonly many: Phase;
  /** What a student of many boards is sent, as a multiple of what one of a single board is. */
  readonly ratio: number;
}

type Body = Record<string, unknown> & { readonly id?: string };

/** One participant over a bare WebSocket, speaking Socket.IO's frames. */
class Person {
  readonly #socket: WebSocket;
  readonly #mark = randomBytes(6).toString('base64url');
  #seq = 0;
  readonly #sentAt = new Map<string, number>();
  readonly #waiting: Array<{ readonly event: string; readonly done: (body: Body) => void }> = [];
  readonly latencies: number[] = [];
  /** Bytes received so far. */
  bytes = 0;
  /** The last value of each parameter, as this person was told. */
  readonly holds = new Map<string, number>();
  welcomeSize = 0;
  board = 'class';

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#hear(String(data)));
  }

  static async connect(port: number): Promise<Person> {
    const url = `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(url, { perMessageDeflate: false });
    await once(socket, 'open');
    const person = new Person(socket);
    await new Promise<void>((joined) => {
      socket.on('message', (data) => String(data).startsWith('40') && joined());
      socket.send('40');
    });
    return person;
  }

  #hear(frame: string): void {
    if (frame === '2') {
      this.#socket.send('3');
      return;
    }
    this.bytes += Buffer.byteLength(frame);
    if (!frame.startsWith('42')) return;
    const [event, body] = JSON.parse(frame.slice(2)) as [string, Body];
    if (event === 'welcome') this.welcomeSize = Buffer.byteLength(frame);
    if (event === 'ack') this.#answered(String(body.id));
    if (event === 'reject' && body.id !== null) throw new Error(frame.slice(0, 300));
    if (event === 'tick') this.#tick(body as unknown as TickBody);
    const at = this.#waiting.findIndex((one) => one.event === event);
    if (at >= 0) this.#waiting.splice(at, 1)[0]!.done(body);
  }

  #tick({ entries }: TickBody): void {
    for (const [, { type, values = [] }] of entries) {
      if (type === 'parameters-set') for (const [key, value] of values) this.holds.set(key, value);
    }
  }

  #answered(id: string): void {
    const at = this.#sentAt.get(id);
    if (at !== undefined) this.latencies.push(performance.now() - at);
    this.#sentAt.delete(id);
  }

  hello(body: object): Promise<Body> {
    return this.#ask('hello', { protocol: PROTOCOL, ...body }, 'welcome');
  }

  async command(body: object): Promise<void> {
    await this.#ask('command', { id: this.#nextId(), ...body }, 'ack');
  }

  /** Sends a tweak; its acknowledgement is timed when it comes. */
  tweak(parameter: string, value: number): void {
    const id = this.#nextId();
    this.#sentAt.set(id, performance.now());
    this.#send('command', { id, type: 'set-parameters', board: this.board, values: [[parameter, value]] });
  }

  get unanswered(): number {
    return this.#sentAt.size;
  }

  close(): void {
    this.#socket.terminate();
  }

  #nextId(): string {
    this.#seq += 1;
    return `${this.#mark}:${this.#seq}`;
  }

  #ask(event: string, body: object, answer: string): Promise<Body> {
    return new Promise((done) => {
      this.#waiting.push({ event: answer, done });
      this.#send(event, body);
    });
  }

  #send(event: string, body: object): void {
    this.#socket.send(`42${JSON.stringify([event, body])}`);
  }
}

interface TickBody {
  readonly entries: ReadonlyArray<
    readonly [number, { readonly type: string; readonly values?: ReadonlyArray<readonly [string, number]> }]
  >;
}

async function phase(port: number, boards: number, usage: () => Promise<Usage>): Promise<Phase> {
  const url = `http://127.0.0.1:${port}`;
  const opened = await fetch(`${url}/api/workshops`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { code, instructorToken } = (await opened.json()) as { code: string; instructorToken: string };
  const instructor = await Person.connect(port);
  await instructor.hello({ workshop: code, token: instructorToken, open: ['class'], summaries: true });
  const people: Person[] = [];
  const groups: Array<{ readonly person: Person; readonly id: string; readonly token: string }[]> = [];
  for (let b = 0; b < boards; b++) {
    const group = await Promise.all(
      Array.from({ length: PEOPLE }, async (_, n) => {
        const person = await Person.connect(port);
        const token = randomBytes(32).toString('base64url');
        const welcome = await person.hello({ workshop: code, token, name: `S${b}-${n}` });
        return { person, id: String(welcome.you), token };
      }),
    );
    groups.push(group);
    people.push(...group.map(({ person }) => person));
    const members = group.map(({ id }) => id);
    await instructor.command({ type: 'open-board', title: `Board ${b}`, of: 'class', as: 'start', members });
    // A board costs its opener as much as many tweaks.
    await pause(350);
  }
  // A board of one's own, and nothing else, is open.
  for (const [b, group] of groups.entries()) {
    for (const { person, token } of group) {
      person.board = `b${b + 2}`;
      await person.hello({ workshop: code, token, open: [person.board] });
    }
  }
  const bytesBefore = people.map(({ bytes }) => bytes);
  const instructorBefore = instructor.bytes;
  const cpuBefore = (await usage()).cpu;
  const last = new Map<string, number>();
  const begun = performance.now();
  const ticks = SECONDS * PER_SECOND;
  await Promise.all(
    people.map(async (person, index) => {
      const mine = parameters[index % PEOPLE]!;
      // Spread over the interval, as hands are.
      const offset = (index / people.length) * (1000 / PER_SECOND);
      for (let n = 0; n < ticks; n++) {
        await pause(Math.max(0, begun + offset + (n * 1000) / PER_SECOND - performance.now()));
        const value = Math.round((index + (n + 1) / ticks) * 1e4) / 1e4;
        last.set(`${person.board} ${mine}`, value);
        person.tweak(mine, value);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  const studentBytes =
    people.reduce((sum, { bytes }, k) => sum + bytes - bytesBefore[k]!, 0) / people.length / seconds;
  const instructorBytes = (instructor.bytes - instructorBefore) / seconds;
  const cpu = ((await usage()).cpu - cpuBefore) / 1000 / seconds;
  const holdsAll = (person: Person) =>
    parameters.filter((key) => person.holds.get(key) === last.get(`${person.board} ${key}`)).length;
  const complete = () => people.reduce((sum, person) => sum + holdsAll(person), 0);
  const expected = people.length * parameters.length;
  for (let tries = 0; tries < 100; tries++) {
    if (complete() === expected && people.every(({ unanswered }) => unanswered === 0)) break;
    await pause(50);
  }
  // What somebody who comes back is welcomed with, when everything has a history.
  const first = groups[0]![0]!;
  const back = await Person.connect(port);
  await back.hello({ workshop: code, token: first.token, open: [first.person.board] });
  const latencies = people.flatMap((person) => person.latencies);
  const figures: Phase = {
    studentBytes,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    welcome: back.welcomeSize,
    complete: complete(),
    expected,
    instructorBytes,
    cpu,
  };
  for (const person of [instructor, back, ...people]) person.close();
  return figures;
}

export async function runBoards(): Promise<BoardsFigures> {
  const child: ChildProcess = fork(resolve(import.meta.dirname, '../wire/weightroom.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [message] = (await once(child, 'message')) as [FromContestant];
  if (!('port' in message)) throw new Error('the server gave no port');
  const usage = async (): Promise<Usage> => {
    child.send('usage');
    const [answer] = (await once(child, 'message')) as [FromContestant];
    if (!('usage' in answer)) throw new Error('no usage');
    return answer.usage;
  };
  try {
    const one = await phase(message.port, 1, usage);
    const many = await phase(message.port, BOARDS, usage);
    return { boards: BOARDS, people: PEOPLE, one, many, ratio: many.studentBytes / one.studentBytes };
  } finally {
    child.disconnect();
  }
}

/** The figures as a table for people. */
export function boardsReport({ boards, people, one, many, ratio }: BoardsFigures): string {
  const row = (name: string, figures: Phase) =>
    [
      name.padEnd(12),
      `${(figures.studentBytes / 1024).toFixed(1)} KiB/s`.padStart(12),
      `${(figures.instructorBytes / 1024).toFixed(1)} KiB/s`.padStart(12),
      `${figures.p50.toFixed(1)} ms`.padStart(9),
      `${figures.p99.toFixed(1)} ms`.padStart(9),
      `${(figures.welcome / 1000).toFixed(1)} KB`.padStart(9),
      `${figures.cpu.toFixed(0)} ms/s`.padStart(9),
      `${figures.complete}/${figures.expected}`.padStart(11),
    ].join(' ');
  return [
    `Boards: ${people} people a board, ${PER_SECOND} tweaks a second each, an instructor with summaries of all`,
    `${''.padEnd(12)} ${'student'.padStart(12)} ${'instructor'.padStart(12)} ${'ack p50'.padStart(9)} ${'ack p99'.padStart(9)} ${'welcome'.padStart(9)} ${'CPU'.padStart(9)} ${'complete'.padStart(11)}`,
    row('one board', one),
    row(`${boards} boards`, many),
    `A student of ${boards} boards is sent ${ratio.toFixed(2)}× what one of a single board is.`,
  ].join('\n');
}
