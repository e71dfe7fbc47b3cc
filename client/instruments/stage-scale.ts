/** The width (px) that an instrument on the stage is designed at; wider, everything in it grows. */
const DESIGNED = 212;

/** How many times its designed size an instrument is drawn at. */
export function scaleAt(size: 'board' | 'phone' | 'stage', width: number): number {
  return size === 'stage' ? Math.max(1, width / DESIGNED) : 1;
}
