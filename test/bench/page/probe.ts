/** What a page saw of itself while it was watched. */
export interface Seen {
  /** How long (ms). */
  readonly elapsed: number;
  /** Frames that the main thread made. */
  readonly frames: number;
  /** Frames that showed another state of the board than the one before. */
  readonly drawn: number;
  /** Between two frames (ms). */
  readonly gaps: readonly number[];
  /** Of each input (ms): from the device to its handler, and to the end of the frame that shows what it did. */
  readonly delays: readonly number[];
  readonly answers: readonly number[];
}

interface Probe {
  stop(): Seen;
}

declare global {
  interface Window {
    weightroomProbe?: Probe;
  }
}

/**
 * Watches the page that it runs in: frames, and the moves of a pointer until the ruler shows them. It reads
 * attributes alone, so that it causes no layout.
 */
export function watch(): void {
  const begun = performance.now();
  const gaps: number[] = [];
  const delays: number[] = [];
  const answers: number[] = [];
  const stop = new AbortController();
  const { signal } = stop;
  let drawn = 0;
  let last = begun;
  let state: string | null = null;
  /** When the inputs came that the ruler does not show yet, and those that it shows in the next frame. */
  let open: number[] = [];
  let shown: number[] = [];

  /** Style, layout and paint of a frame are over, and no message has come between. */
  const over = (): void => {
    const now = performance.now();
    answers.push(...shown.map((at) => now - at));
    shown = [];
  };
  const frame = (): void => {
    if (signal.aborted) return;
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    const loss = document.querySelector('[data-testid="loss"]')?.getAttribute('data-value') ?? null;
    if (loss !== state) drawn += 1;
    state = loss;
    requestAnimationFrame(frame);
    void scheduler.postTask(over, { priority: 'user-blocking' });
  };
  requestAnimationFrame(frame);

  addEventListener(
    'pointermove',
    (event) => {
      // What the browser made one of a few is as old as the first of them.
      const at = Math.min(event.timeStamp, ...event.getCoalescedEvents().map(({ timeStamp }) => timeStamp));
      delays.push(performance.now() - at);
      open.push(at);
    },
    { capture: true, signal },
  );

  const observer = new MutationObserver(() => {
    shown.push(...open);
    open = [];
  });
  const ruler = document.querySelector('wr-ruler');
  if (ruler !== null) observer.observe(ruler, { attributeFilter: ['aria-valuenow'] });

  window.weightroomProbe = {
    stop() {
      stop.abort();
      observer.disconnect();
      const elapsed = performance.now() - begun;
      // What is open still has waited this long at least.
      const unanswered = [...open, ...shown].map((at) => performance.now() - at);
      return { elapsed, frames: gaps.length, drawn, gaps, delays, answers: [...answers, ...unanswered] };
    },
  };
}
