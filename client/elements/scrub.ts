import { moved } from './format.ts';

/** One step of a parameter by key or by pixel, and the fine one. */
export const STEP = 0.01;
const FINE = 0.001;
/** Vertical distance (px) from where a drag began beyond which it is fine. */
const FINE_DISTANCE = 48;
/** A finger needs more pixels a step than a mouse. */
const TOUCH_PIXELS = 3;
/** Less movement than this is a tap. */
const THRESHOLD = 3;
/** How far a finger goes before its way is known: sideways it moves a value, up or down it scrolls. */
const TOUCH_THRESHOLD = 8;

export interface ScrubHandlers {
  /**
   * A finger has set off sideways; false lets it go. With this, a finger that sets off up or down is left to
   * the scrolling of the page, and nothing else is called for it.
   */
  readonly begin?: () => boolean;
  /** The value while it moves. */
  readonly input: (value: number) => void;
  /** The value the movement ended with. */
  readonly commit: (value: number) => void;
  /** Pressed and let go in one place. */
  readonly tap?: () => void;
}

/** Follows the pointer that pressed: each pixel sideways moves `from` by one step, until it lets go. */
export function scrub(press: PointerEvent, from: number, handlers: ScrubHandlers): void {
  const target = press.currentTarget as HTMLElement | SVGElement;
  const pixels = press.pointerType === 'touch' ? TOUCH_PIXELS : 1;
  const stop = new AbortController();
  const { signal } = stop;
  let last = press.clientX;
  let offset = 0;
  let grid = STEP;
  let moving = false;
  let value = from;

  /** Whether the movement begins with this event; a finger's may also end here. */
  const sets = (event: PointerEvent): boolean => {
    const [across, along] = [
      Math.abs(event.clientX - press.clientX),
      Math.abs(event.clientY - press.clientY),
    ];
    if (press.pointerType !== 'touch' || handlers.begin === undefined) return across >= THRESHOLD;
    if (Math.max(across, along) < TOUCH_THRESHOLD) return false;
    if (across > along && handlers.begin()) return true;
    stop.abort();
    return false;
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return;
    if (!moving && !sets(event)) return;
    moving = true;
    const fine = Math.abs(event.clientY - press.clientY) > FINE_DISTANCE;
    if (fine) grid = FINE;
    offset += ((event.clientX - last) / pixels) * (fine ? FINE : STEP);
    last = event.clientX;
    const next = moved(from, Math.round(offset / grid) * grid);
    if (next === value) return;
    value = next;
    handlers.input(value);
  };
  const end = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return;
    stop.abort();
    if (moving) handlers.commit(value);
    else if (event.type === 'pointerup') handlers.tap?.();
  };

  target.setPointerCapture(press.pointerId);
  target.addEventListener('pointermove', move as EventListener, { signal });
  target.addEventListener('pointerup', end as EventListener, { signal });
  target.addEventListener('pointercancel', end as EventListener, { signal });
}

/** Whether a key is the beginning of a number: a digit, a sign or a decimal point, pressed alone. */
export function beginsNumber({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && /^[\d.,+−-]$/.test(key);
}

/** How far an arrow key moves a value: ±0.01, with Shift ±0.1; undefined for any other key. */
export function keyStep(event: KeyboardEvent, keys: 'sideways' | 'upright' | 'both'): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const size = event.shiftKey ? STEP * 10 : STEP;
  const up =
    (keys !== 'upright' && event.key === 'ArrowRight') || (keys !== 'sideways' && event.key === 'ArrowUp');
  const down =
    (keys !== 'upright' && event.key === 'ArrowLeft') || (keys !== 'sideways' && event.key === 'ArrowDown');
  if (up) return size;
  return down ? -size : undefined;
}
