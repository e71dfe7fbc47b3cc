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
  const scheduler: { postTask(task: () => void, options: { priority: string }): Promise<void> };
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
  let shown: string | null = null;
  /** When the inputs came that the ruler does not show yet, and those that it shows in the next frame. */
  let open: number[] = [];

  const frame = (): void => {
    if (signal.aborted) return;
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    const loss = document.querySelector('[data-testid="loss"]')?.getAttribute('data-value') ?? null;
    if (loss !== shown) drawn += 1;
    shown = loss;
    requestAnimationFrame(frame);
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
    const answered = open;
    open = [];
    if (answered.length === 0) return;
    requestAnimationFrame(() => {
      // The first task after the frame: style, layout and paint are over, and no message has come between.
      void scheduler.postTask(
        () => {
          const now = performance.now();
          answers.push(...answered.map((at) => now - at));
        },
        { priority: 'user-blocking' },
      );
    });
  });
  const ruler = document.querySelector('wr-ruler');
  if (ruler !== null) observer.observe(ruler, { attributeFilter: ['aria-valuenow'] });

  window.weightroomProbe = {
    stop() {
      stop.abort();
      observer.disconnect();
      const elapsed = performance.now() - begun;
      // What is open still has waited this long at least.
      const unanswered = open.map((at) => performance.now() - at);
      return { elapsed, frames: gaps.length, drawn, gaps, delays, answers: [...answers, ...unanswered] };
    },
  };
}
