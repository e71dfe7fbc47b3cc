import type { BoardView } from '#client/stores/board-view.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { extendCurve } from '#shared/workshop/model/training.ts';

/** What a page went through while it was fed. */
interface Strain {
  readonly updates: number;
  /** Duration (ms) of every task over 50 ms. */
  readonly longTasks: number[];
  /** The longest time (ms) between two frames. */
  readonly longestFrame: number;
}

declare global {
  interface Window {
    strain?: Strain;
  }
}

/** Shows a board in training, `rate` times a second for `seconds`, and keeps what that cost the page. */
export function run(first: BoardView, rate: number, seconds: number, show: (view: BoardView) => void): void {
  const views = Array.from({ length: rate }, (_, k): BoardView => {
    const parameters = first.board.parameters.map((value, i) => value + 0.05 * Math.sin(i + k));
    const { training } = first.board;
    const curve = extendCurve(training.curve, [training.steps + k + 1, 0.5 / (k + 1)]);
    const board = {
      ...first.board,
      parameters,
      training: {
        ...training,
        running: true,
        steps: training.steps + k + 1,
        epochs: training.epochs + k + 1,
        curve,
      },
    };
    return { ...first, board, observation: observe(board) };
  });
  const longTasks: number[] = [];
  let longestFrame = 0;
  let last = performance.now();
  const frame = (now: number): void => {
    longestFrame = Math.max(longestFrame, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  setTimeout(() => {
    last = performance.now();
    requestAnimationFrame(frame);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    }).observe({ type: 'longtask' });
    let updates = 0;
    const feed = setInterval(() => {
      show(views[updates % views.length]!);
      updates++;
      if (updates < rate * seconds) return;
      clearInterval(feed);
      window.strain = { updates, longTasks, longestFrame };
    }, 1_000 / rate);
  }, 2_500);
}
