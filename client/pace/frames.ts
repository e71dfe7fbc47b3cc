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
/** So many frames on end may be for a hand on this page alone; then a part has its turn, too. */
const ALONE = 3;

const draws = new Set<() => void>();
const queue: (() => void)[] = [];
let frame: number | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
/** How many parts a frame may draw now; how many this one has drawn, and how many of those that waited it will. */
let most = ALL;
let drawn = 0;
let due = 0;
/** The next frame shows what a hand on this page does, and how many on end have. */
let prompt = false;
let alone = 0;

/** Calls `draw` in the next frame, once, however often it was asked for. */
export function inNextFrame(draw: () => void): void {
  draws.add(draw);
  ask();
}

/** The next frame answers a hand on this page: where frames are dear, all else waits. */
export function hurry(): void {
  prompt = true;
}

/** Whether a part that may wait can be drawn in this frame, too; where it cannot, it waits for its `turn`. */
export function mayDraw(): boolean {
  ask();
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
  if (frame !== undefined) return;
  frame = requestAnimationFrame(begin);
  // Called in the same frame, when what `begin` has changed is in the elements.
  requestAnimationFrame(takeTurns);
  timer = setTimeout(() => {
    begin();
    takeTurns();
  }, OUT_OF_SIGHT);
}

function begin(): void {
  if (frame === undefined) return;
  const begun = performance.now();
  clearTimeout(timer);
  frame = undefined;
  alone = prompt && alone < ALONE && most < ALL ? alone + 1 : 0;
  prompt = false;
  due = Math.min(queue.length, alone > 0 ? 0 : most);
  drawn = alone > 0 ? most : due;
  const now = [...draws];
  draws.clear();
  for (const draw of now) draw();
  afterFrame(() => {
    const cost = performance.now() - begun;
    if (cost > DEAR) most = Math.max(1, most - 1);
    else if (cost < DEAR / 2) most = Math.min(ALL, most + 1);
  });
}

function takeTurns(): void {
  for (const go of queue.slice(0, due)) go();
  due = 0;
  if (queue.length > 0) ask();
}

const channel = new MessageChannel();
let after: (() => void) | undefined;
channel.port1.onmessage = () => after?.();

/** Calls back when style, layout and paint of this frame are over. */
function afterFrame(done: () => void): void {
  after = done;
  channel.port2.postMessage(null);
}
