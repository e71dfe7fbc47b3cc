import { svg, type TemplateResult } from 'lit';
import { commonShapes, lineDrawing } from './line-drawing.ts';

const shapes = {
  ...commonShapes,
  down: svg`<path d="M8 3v10M4 9l4 4 4-4" />`,
  up: svg`<path d="M8 13V3M4 7l4-4 4 4" />`,
  level: svg`<path d="M3 8h10" />`,
  pause: svg`<path d="M8 2.5v11M3.2 5.2l9.6 5.6M12.8 5.2l-9.6 5.6" />`,
  offline: svg`<path d="M2.5 13.5l11-11M3 7c.8-.8 1.8-1.3 2.8-1.6M13 7a6.6 6.6 0 0 0-2.4-1.4M5.3 9.6A3.8 3.8 0 0 1 8 8.6M8 12.2v.1" />`,
  clock: svg`<circle cx="8" cy="8" r="5.5" /><path d="M8 5v3l2 1.5" />`,
  minus: svg`<path d="M3.5 8h9" />`,
  identity: svg`<path d="M3 13 13 3" />`,
  step: svg`<path d="M1.5 12.5H8v-9h6.5" />`,
  sigmoid: svg`<path d="M1.5 12.5c6 0 6-9 13-9" />`,
  tanh: svg`<path d="M1.5 13C9 13 7 3 14.5 3" />`,
  relu: svg`<path d="M1.5 12H8l6-8.5" />`,
  'leaky-relu': svg`<path d="M1.5 13.5 8 12l6-8.5" />`,
  elu: svg`<path d="M1.5 14c4.5 0 5-.5 6.5-2l6-8.5" />`,
  swish: svg`<path d="M1.5 12c4 .3 5 2.5 7 0l5.5-8.5" />`,
  softmax: svg`<path d="M3 13v-3M8 13V4M13 13v-5" />`,
} as const;

export type IconName = keyof typeof shapes;

/** A small line drawing in the colour of the text; decoration beside words, hidden from readers. */
export function icon(name: IconName): TemplateResult {
  return lineDrawing(shapes[name]);
}
