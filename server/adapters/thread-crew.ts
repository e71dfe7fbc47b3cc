import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Board, BoardContent } from '#shared/workshop/model/board.ts';
import { costOf, HEAVY, type Observation } from '#shared/workshop/model/observation.ts';
import { FairQueue } from '../limits/fair-queue.ts';
import type { Crew, CrewTraining, TurnResult } from '../ports/crew.ts';
import type { Beginning, CrewAnswer, CrewCall, Following, Numbers, Turn } from './crew-messages.ts';

export interface ThreadCrewOptions {
  /** Parameters × samples from which on a board is theirs. */
  readonly heavy?: number;
  readonly threads?: number;
}

/** One thread does one thing at a time; what waits for it waits here, where turns are fair and the latest counts. */
interface Member {
  readonly worker: Worker;
  task: Task | undefined;
  trainings: number;
}

interface Task {
  /** The only one that can do it; anybody when undefined. */
  readonly member: Member | undefined;
  /** Made when its turn has come; undefined when there is nothing to do any more. */
  readonly call: () => CrewCall | undefined;
  readonly resolve: (value: Observation | Turn | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A crew of threads, begun with the first heavy board. Workshops take turns; what people look at and what trains take
 * turns, too, so that neither waits for all of the other. A training stays in the thread that began it, where its
 * optimizer's means and its buffers are.
 */
export class ThreadCrew implements Crew {
  readonly #heavy: number;
  readonly #threads: number;
  readonly #members: Member[] = [];
  readonly #looking = new FairQueue<Task>();
  readonly #training = new FairQueue<Task>();
  #sessions = 0;
  #trainsNext = false;
  #closed = false;

  /** One thread is left to the event loop. */
  constructor({
    heavy = HEAVY,
    threads = Math.min(4, Math.max(1, availableParallelism() - 1)),
  }: ThreadCrewOptions = {}) {
    this.#heavy = heavy;
    this.#threads = threads;
  }

  takes(board: BoardContent): boolean {
    return costOf(board) >= this.#heavy;
  }

  observe(workshop: string, latest: () => BoardContent | undefined): Promise<Observation | undefined> {
    const call = (): CrewCall | undefined => {
      const board = latest();
      return board && { name: 'observe', board: numbersOf(board) };
    };
    return this.#ask(this.#looking, workshop, undefined, call) as Promise<Observation | undefined>;
  }

  train(workshop: string, board: Board): CrewTraining {
    const session = ++this.#sessions;
    const member = this.#leastBusy();
    let told: Board | undefined;
    member.trainings += 1;
    return {
      work: async (order) => {
        const call = (): CrewCall | undefined => {
          const turn = order();
          if (turn === undefined) return undefined;
          const { board: now, steps, offer } = turn;
          const beginning = told === undefined ? beginningOf(board) : undefined;
          const following = followingOf(told ?? board, now);
          told = now;
          return { name: 'work', session, following, steps, offer, ...(beginning && { beginning }) };
        };
        const turn = (await this.#ask(this.#training, workshop, member, call)) as Turn | undefined;
        return turn && resultOf(turn);
      },
      close: () => {
        member.trainings -= 1;
        if (this.#closed || told === undefined || !this.#members.includes(member)) return;
        // Nobody waits for it; should the thread be gone, so is the training.
        this.#ask(this.#training, workshop, member, () => ({ name: 'end', session })).catch(() => {});
      },
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    const members = this.#members.splice(0);
    const waiting = [...this.#looking.drain(), ...this.#training.drain()];
    for (const { task } of members) if (task !== undefined) waiting.push(task);
    for (const { reject } of waiting) reject(new Error('the crew is gone'));
    await Promise.all(members.map(({ worker }) => worker.terminate()));
  }

  #ask(
    queue: FairQueue<Task>,
    workshop: string,
    member: Member | undefined,
    call: Task['call'],
  ): Promise<Observation | Turn | undefined> {
    return new Promise((resolve, reject) => {
      const gone = member !== undefined && !this.#members.includes(member);
      if (this.#closed || gone) return reject(new Error('the crew is gone'));
      queue.push(workshop, { member, call, resolve, reject });
      if (this.#members.every(({ task }) => task !== undefined) && this.#members.length < this.#threads) {
        this.#hire();
      }
      this.#dispatch();
    });
  }

  #dispatch(): void {
    for (const member of this.#members) {
      while (member.task === undefined) {
        const task = this.#next(member);
        if (task === undefined) break;
        this.#give(member, task);
      }
    }
  }

  #next(member: Member): Task | undefined {
    const fits = (task: Task) => task.member === undefined || task.member === member;
    const queues = this.#trainsNext ? [this.#training, this.#looking] : [this.#looking, this.#training];
    for (const queue of queues) {
      const task = queue.take(fits);
      if (task === undefined) continue;
      this.#trainsNext = queue === this.#looking;
      return task;
    }
    return undefined;
  }

  #give(member: Member, task: Task): void {
    let call: CrewCall | undefined;
    try {
      call = task.call();
    } catch (error) {
      task.reject(error);
      return;
    }
    if (call === undefined) {
      task.resolve(undefined);
      return;
    }
    member.task = task;
    member.worker.postMessage(call, movedOf(call));
  }

  /** The member with the fewest trainings; a new one while there may be more. */
  #leastBusy(): Member {
    if (this.#members.length < this.#threads) return this.#hire();
    return this.#members.reduce((least, member) => (member.trainings < least.trainings ? member : least));
  }

  #hire(): Member {
    const worker = new Worker(new URL('./crew-worker.ts', import.meta.url));
    const member: Member = { worker, task: undefined, trainings: 0 };
    worker.unref();
    worker.on('message', (answer: CrewAnswer) => {
      const { task } = member;
      member.task = undefined;
      if ('error' in answer) task?.reject(answer.error);
      else task?.resolve(answer.value);
      this.#dispatch();
    });
    worker.on('error', (error) => this.#lose(member, error));
    this.#members.push(member);
    return member;
  }

  /** A thread that has died takes its trainings with it: they begin anew from the log, in another. */
  #lose(member: Member, error: unknown): void {
    const at = this.#members.indexOf(member);
    if (at >= 0) this.#members.splice(at, 1);
    member.task?.reject(error);
    for (const { reject } of this.#training.drain((task) => task.member === member)) reject(error);
    if (!this.#closed) this.#dispatch();
  }
}

function numbersOf({ network, loss, parameters, input, target, data, points }: BoardContent): Numbers {
  return { network, loss, parameters: Float64Array.from(parameters), input, target, data, points };
}

function beginningOf(board: Board): Beginning {
  const { id, holds, locks, training } = board;
  const { settings, steps, epochs } = training;
  return { ...numbersOf(board), id, holds, locks, settings, steps, epochs };
}

/** What has changed of a board, of all that its training follows. */
function followingOf(told: Board, now: Board): Following {
  return {
    until: now.training.until,
    ...(now.parameters !== told.parameters && { parameters: Float64Array.from(now.parameters) }),
    ...(now.input !== told.input && { input: now.input }),
    ...(now.target !== told.target && { target: now.target }),
    ...(now.holds !== told.holds && { holds: now.holds }),
    ...(now.locks !== told.locks && { locks: now.locks }),
    ...(now.training.settings !== told.training.settings && { settings: now.training.settings }),
  };
}

/** The buffers that cross without being copied. */
function movedOf(call: CrewCall): ArrayBuffer[] {
  const arrays =
    call.name === 'observe'
      ? [call.board.parameters]
      : call.name === 'work'
        ? [call.beginning?.parameters, call.following.parameters]
        : [];
  return arrays.flatMap((array) => (array === undefined ? [] : [array.buffer as ArrayBuffer]));
}

function resultOf({ steps, blowup, progress }: Turn): TurnResult {
  return {
    steps,
    ...(blowup && { blowup }),
    ...(progress && { progress: { ...progress, parameters: Array.from(progress.parameters) } }),
  };
}
