/** The width (px) that an instrument on the stage is designed at; wider, everything in it grows. */
const DESIGNED = 212;
/** The same where it has the most of the stage to itself. */
const DESIGNED_LARGE = 320;

/** How many times its designed size an instrument is drawn at. */
export function scaleAt(size: 'board' | 'phone' | 'stage', width: number, large = false): number {
  return size === 'stage' ? Math.max(1, width / (large ? DESIGNED_LARGE : DESIGNED)) : 1;
}
