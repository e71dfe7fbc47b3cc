import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Plane, PlaneRequest } from './plane.ts';

type Answer = (plane: Plane) => void;

const waiting = new Map<number, Answer>();
let worker: Worker | undefined;
let ids = 0;

/** The page's one worker for planes, started when the first is asked for. */
function ask(request: PlaneRequest, answer: Answer): void {
  if (worker === undefined) {
    worker = new Worker(new URL('./decision-map.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data: { id, plane } }: MessageEvent<{ id: number; plane: Plane }>) => {
      waiting.get(id)?.(plane);
      waiting.delete(id);
    };
  }
  waiting.set(++ids, answer);
  worker.postMessage({ id: ids, request });
}

/**
 * Planes of the host's network, computed off the main thread. At most one is under way; of what is asked
 * meanwhile only the latest is computed. What was asked before `drop` or a disconnect is never delivered.
 */
export class PlaneWorker implements ReactiveController {
  readonly #deliver: (plane: Plane, request: PlaneRequest) => void;
  readonly #ask: typeof ask;
  #busy = false;
  #next: PlaneRequest | undefined;
  #round = 0;

  constructor(
    host: ReactiveControllerHost,
    deliver: (plane: Plane, request: PlaneRequest) => void,
    asked: typeof ask = ask,
  ) {
    this.#deliver = deliver;
    this.#ask = asked;
    host.addController(this);
  }

  request(request: PlaneRequest): void {
    if (this.#busy) {
      this.#next = request;
      return;
    }
    this.#busy = true;
    const round = this.#round;
    this.#ask(request, (plane) => {
      this.#busy = false;
      if (round === this.#round) this.#deliver(plane, request);
      const next = this.#next;
      this.#next = undefined;
      if (next !== undefined) this.request(next);
    });
  }

  /** Forgets what was asked. */
  drop(): void {
    this.#next = undefined;
    this.#round++;
  }

  hostDisconnected(): void {
    this.drop();
  }
}
