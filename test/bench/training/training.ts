/**
 * What a training at full speed does to everybody else: a 64-64-10 board trains while somebody on another board
 * of the same server tweaks, and waits for each acknowledgement; beside the same tweaks without any training.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { quantile } from '../statistics.ts';
import type { FromContestant } from '../wire/contestant.ts';

const PER_SECOND = 20;
const board = 'class';

interface Latency {
  readonly p50: number;
  readonly p99: number;
}

export interface TrainingFigures {
  readonly seconds: number;
  /** From a tweak's sending to its acknowledgement (ms). */
  readonly quiet: Latency;
  readonly whileTraining: Latency;
  readonly stepsPerSecond: number;
  readonly broadcastsPerSecond: number;
}

/** One participant of one workshop. */
class Participant {
  readonly #socket: Socket;
  #seq = 0;
  #answers = new Map<string, () => void>();
  steps = 0;
  broadcasts = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('ack', ({ id }: { id: string }) => this.#answers.get(id)?.());
    socket.on('reject', (message: unknown) => {
      throw new Error(JSON.stringify(message));
    });
    socket.on(
      'tick',
      ({ entries }: { entries: ReadonlyArray<[number, { type: string; steps?: number }]> }) => {
        for (const [, event] of entries) {
          if (event.type !== 'trained') continue;
          this.broadcasts += 1;
          this.steps = event.steps ?? this.steps;
        }
      },
    );
  }

  static async instructor(url: string): Promise<Participant> {
    const response = await fetch(`${url}/api/workshops`, { method: 'POST' });
    const { code, instructorToken } = (await response.json()) as { code: string; instructorToken: string };
    const socket = io(url, { transports: ['websocket'], forceNew: true });
    const welcome = new Promise((done) => socket.once('welcome', done));
    socket.on('connect', () =>
      socket.emit('hello', { protocol: PROTOCOL, workshop: code, token: instructorToken }),
    );
    await welcome;
    return new Participant(socket);
  }

  /** Sends a command; resolves to how long its acknowledgement took (ms). */
  command(command: object): Promise<number> {
    const id = `${this.#mark}:${++this.#seq}`;
    const at = performance.now();
    return new Promise((done) => {
      this.#answers.set(id, () => {
        this.#answers.delete(id);
        done(performance.now() - at);
      });
      this.#socket.emit('command', { id, ...command });
    });
  }

  readonly #mark = randomBytes(6).toString('base64url');

  leave(): void {
    this.#socket.disconnect();
  }
}

async function tweaks(person: Participant, seconds: number): Promise<Latency> {
  const latencies: number[] = [];
  const begun = performance.now();
  for (let n = 0; n < seconds * PER_SECOND; n++) {
    latencies.push(await person.command({ type: 'set-parameters', board, values: [['W1-0-0', n / 1e4]] }));
    await pause(Math.max(0, begun + ((n + 1) * 1000) / PER_SECOND - performance.now()));
  }
  return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

async function setUpLargeBoard(person: Participant): Promise<void> {
  const network = {
    inputs: 64,
    layers: [
      { units: 64, activation: 'tanh' },
      { units: 10, activation: 'softmax' },
    ],
  };
  await person.command({ type: 'set-network', board, network, from: [null, null] });
  await person.command({ type: 'set-loss', board, loss: 'cross-entropy' });
  const input = Array.from({ length: 64 }, (_, k) => Math.sin(k));
  const target = Array.from({ length: 10 }, (_, k) => (k === 2 ? 1 : 0));
  await person.command({ type: 'set-input', board, input });
  await person.command({ type: 'set-target', board, target });
  await person.command({
    type: 'configure-training',
    board,
    settings: { optimizer: 'adam', learningRate: 1e-4, speed: 0 },
  });
}

/** @param seconds how long each of the two measurements takes */
export async function runTraining(seconds = 60): Promise<TrainingFigures> {
  const script = resolve(import.meta.dirname, '../wire/weightroom.ts');
  const server: ChildProcess = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [message] = (await once(server, 'message')) as [FromContestant];
  if (!('port' in message)) throw new Error('the server gave no port');
  const url = `http://127.0.0.1:${message.port}`;
  const [trains, tweaker] = [await Participant.instructor(url), await Participant.instructor(url)];
  try {
    await setUpLargeBoard(trains);
    await tweaks(tweaker, 2);
    const quiet = await tweaks(tweaker, seconds);
    await trains.command({ type: 'train', board });
    await tweaks(tweaker, 2);
    const before = { steps: trains.steps, broadcasts: trains.broadcasts, at: performance.now() };
    const whileTraining = await tweaks(tweaker, seconds);
    const taken = (performance.now() - before.at) / 1000;
    return {
      seconds,
      quiet,
      whileTraining,
      stepsPerSecond: (trains.steps - before.steps) / taken,
      broadcastsPerSecond: (trains.broadcasts - before.broadcasts) / taken,
    };
  } finally {
    trains.leave();
    tweaker.leave();
    server.disconnect();
  }
}

/** The figures as lines for people. */
export function trainingReport(figures: TrainingFigures): string {
  const { seconds, quiet, whileTraining, stepsPerSecond, broadcastsPerSecond } = figures;
  const line = ({ p50, p99 }: Latency) => `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
  return [
    `Training: tweak → acknowledgement on another board, ${PER_SECOND} a second for ${seconds} s`,
    `without training      ${line(quiet)}`,
    `while 64-64-10 trains ${line(whileTraining)} (${stepsPerSecond.toFixed(0)} steps/s, ${broadcastsPerSecond.toFixed(1)} broadcasts/s)`,
  ].join('\n');
}
