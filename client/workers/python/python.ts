import { type Answer, type Ask, CORE_BYTES, type Outcome, type Printed, type Run } from './protocol.ts';

/** How long a run may take (ms). */
export const TIME_LIMIT = 5_000;

/** Loading that brings nothing for so long is given up (ms). */
export const STALL_LIMIT = 30_000;

/** Once all has come, a slow device may take so long to start it (ms). */
export const START_LIMIT = 120_000;

export type PythonState =
  | { readonly is: 'idle' }
  | { readonly is: 'loading'; readonly share: number; readonly megabytes: number }
  /** `numpy` is its version; null for the small one. */
  | { readonly is: 'ready'; readonly numpy: string | null }
  | { readonly is: 'running' }
  /** It cannot be had here. */
  | { readonly is: 'blocked'; readonly why: string };

/** How a run ended. */
export type Ended =
  | { readonly how: 'done'; readonly outcome: Outcome }
  | { readonly how: 'stopped' | 'too-long' | 'blocked' };

/** What of a worker is needed. */
export type PythonWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

const inWorker = (): PythonWorker =>
  new Worker(new URL('./python.worker.ts', import.meta.url), { type: 'module' });

interface Running {
  readonly id: number;
  readonly printed: (printed: Printed, cut: boolean) => void;
  readonly ended: (ended: Ended) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Python in a worker. To stop it is to end the worker and to start another: that needs no shared memory, and whatever
 * somebody's code has done to its interpreter ends with it.
 */
export class Python {
  state: PythonState = { is: 'idle' };
  readonly #make: () => PythonWorker;
  readonly #watchers = new Set<() => void>();
  #worker: PythonWorker | undefined;
  #numpy: string | null = null;
  #stall: ReturnType<typeof setTimeout> | undefined;
  #running: Running | undefined;
  #runs = 0;

  constructor(make: () => PythonWorker = inWorker) {
    this.#make = make;
  }

  /** Calls `look` whenever the state changes; returns what ends that. */
  watch(look: () => void): () => void {
    this.#watchers.add(look);
    return () => this.#watchers.delete(look);
  }

  /** Begins to load, where that has not begun; what was given up is tried anew. */
  load(): void {
    if (this.state.is === 'idle' || this.state.is === 'blocked') this.#start();
  }

  /** Runs some code and its tests; only where it is ready. */
  run(run: Run, printed: Running['printed'], timeLimit = TIME_LIMIT): Promise<Ended> {
    if (this.state.is !== 'ready') return Promise.resolve({ how: 'blocked' });
    this.#become({ is: 'running' });
    return new Promise((ended) => {
      const id = ++this.#runs;
      const timer = setTimeout(() => this.#end('too-long'), timeLimit);
      this.#running = { id, printed, ended, timer };
      this.#ask({ do: 'run', id, ...run });
    });
  }

  /** Ends what runs. */
  stop(): void {
    if (this.#running !== undefined) this.#end('stopped');
  }

  #start(): void {
    this.#become({ is: 'loading', share: 0, megabytes: 0 });
    this.#wait();
    try {
      this.#worker = this.#make();
    } catch (error) {
      this.#block(String(error));
      return;
    }
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#hear(data);
    this.#worker.onerror = () => this.#block('the worker does not start');
    this.#ask({ do: 'load' });
  }

  #ask(ask: Ask): void {
    this.#worker?.postMessage(ask);
  }

  #hear(answer: Answer): void {
    const running = this.#running;
    switch (answer.says) {
      case 'loading':
        this.#wait(answer.bytes < CORE_BYTES ? STALL_LIMIT : START_LIMIT);
        this.#become({
          is: 'loading',
          share: Math.min(1, answer.bytes / CORE_BYTES),
          megabytes: answer.bytes / 1e6,
        });
        break;
      case 'ready':
        clearTimeout(this.#stall);
        this.#numpy = answer.numpy;
        this.#become({ is: 'ready', numpy: answer.numpy });
        break;
      case 'failed':
        this.#block(answer.why);
        break;
      case 'printed':
        if (answer.id === running?.id) running.printed(answer.printed, answer.cut);
        break;
      case 'done':
        if (answer.id !== running?.id) break;
        clearTimeout(running.timer);
        this.#running = undefined;
        this.#become({ is: 'ready', numpy: this.#numpy });
        running.ended({ how: 'done', outcome: answer.outcome });
        break;
    }
  }

  #end(how: 'stopped' | 'too-long'): void {
    const running = this.#running;
    this.#running = undefined;
    clearTimeout(running?.timer);
    this.#worker?.terminate();
    this.#start();
    running?.ended({ how });
  }

  /** From now on it may take so long until something more comes. */
  #wait(limit = STALL_LIMIT): void {
    clearTimeout(this.#stall);
    this.#stall = setTimeout(() => this.#block('nothing comes'), limit);
  }

  #block(why: string): void {
    clearTimeout(this.#stall);
    clearTimeout(this.#running?.timer);
    this.#worker?.terminate();
    this.#worker = undefined;
    const running = this.#running;
    this.#running = undefined;
    this.#become({ is: 'blocked', why });
    running?.ended({ how: 'blocked' });
  }

  #become(state: PythonState): void {
    this.state = state;
    for (const look of [...this.#watchers]) look();
  }
}

/** The page's one Python. */
export const python = new Python();
