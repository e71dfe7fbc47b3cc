/** Measured at this size and scaled: widths grow with the font's size. */
const MEASURED = 100;

const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;
let family = 'sans-serif';

/** The width (px) of a text in the interface's font. Its digits are tabular, so each is as wide as a 0. */
export function textWidth(text: string, size: number, weight = 600): number {
  const plain = text.replace(/\d/g, '0');
  const key = `${weight} ${plain}`;
  const found = widths.get(key) ?? measured(plain, weight);
  widths.set(key, found);
  return (found * size) / MEASURED;
}

function measured(text: string, weight: number): number {
  if (context === undefined) {
    context = document.createElement('canvas').getContext('2d');
    family = getComputedStyle(document.documentElement).getPropertyValue('--font-ui') || family;
    // What was measured before a font arrived was another font's.
    document.fonts.addEventListener('loadingdone', () => widths.clear());
  }
  if (context === null) return text.length * MEASURED * 0.6;
  context.font = `${weight} ${MEASURED}px ${family}`;
  return context.measureText(text).width;
}
