/**
 * When a page draws: what the server tells is drawn once a frame, however often it comes, and what may wait takes
 * turns where frames are dear, so that a slow device draws what matters at the rate it can and skips the rest.
 */

/** A page out of sight has no frames: what waits for one is done after this long anyway (ms). */
const OUT_OF_SIGHT = 250;
/** A frame that takes the main thread longer than this (ms) lets fewer parts have a turn; one of half lets more. */
const DEAR = 16;
/** Parts that may be drawn in one frame, at most. */
const ALL = 8;

const draws = new Set<() => void>();
const queue: (() => void)[] = [];
let frame: number | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
/** How many parts a frame may draw now, and how many it has drawn. */
let most = ALL;
let drawn = 0;

/** Calls `draw` in the next frame, once, however often it was asked for. */
export function inNextFrame(draw: () => void): void {
  draws.add(draw);
  ask();
}

/** Whether a part that may wait can be drawn in this frame, too; where it cannot, it waits for its `turn`. */
export function mayDraw(): boolean {
  if (drawn >= most || queue.length > 0) return false;
  drawn += 1;
  return true;
}

/** Calls `go` in the first frame that has room for it; returns how to call it at once. */
export function turn(go: () => void): () => void {
  const once = (): void => {
    const place = queue.indexOf(once);
    if (place >= 0) queue.splice(place, 1);
    go();
  };
  queue.push(once);
  ask();
  return once;
}

function ask(): void {
  frame ??= requestAnimationFrame(begin);
  timer ??= setTimeout(begin, OUT_OF_SIGHT);
}

function begin(): void {
  const begun = performance.now();
  if (frame !== undefined) cancelAnimationFrame(frame);
  clearTimeout(timer);
  frame = timer = undefined;
  const due = queue.slice(0, most);
  drawn = due.length;
  const now = [...draws];
  draws.clear();
  for (const draw of now) draw();
  for (const go of due) go();
  if (queue.length > 0) ask();
  afterFrame(() => {
    const cost = performance.now() - begun;
    if (cost > DEAR) most = Math.max(1, most - 1);
    else if (cost < DEAR / 2) most = Math.min(ALL, most + 1);
  });
}

const channel = new MessageChannel();
let after: (() => void) | undefined;
channel.port1.onmessage = () => after?.();

/** Calls back when style, layout and paint of this frame are over. */
function afterFrame(done: () => void): void {
  after = done;
  channel.port2.postMessage(null);
}
