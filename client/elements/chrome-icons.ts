import { html, svg, type TemplateResult } from 'lit';
import { commonShapes, lineDrawing } from './line-drawing.ts';

const shapes = {
  ...commonShapes,
  sun: svg`<circle cx="8" cy="8" r="2.8" /><path d="M8 1.8v1.6M8 12.6v1.6M1.8 8h1.6M12.6 8h1.6M3.6 3.6l1.1 1.1M11.3 11.3l1.1 1.1M12.4 3.6l-1.1 1.1M4.7 11.3l-1.1 1.1" />`,
  moon: svg`<path d="M13 9.6A5.4 5.4 0 0 1 6.4 3a5.4 5.4 0 1 0 6.6 6.6z" />`,
  more: svg`<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.4" />`,
  copy: svg`<path d="M5.5 5.5v-2h7v7h-2M3.5 5.5h7v7h-7z" />`,
  screen: svg`<path d="M2 3h12v8H2zM6 13.5h4M8 11v2.5" />`,
  console: svg`<path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" /><path d="M5.5 3v3M10.5 6.5v3M6.5 10v3" />`,
  door: commonShapes.lock,
  stop: svg`<path d="M8 2v5.5M4.6 4.2a5.2 5.2 0 1 0 6.8 0" />`,
  snow: svg`<path d="M8 2.2v11.6M3 5.1l10 5.8M13 5.1 3 10.9" />`,
  slider: svg`<path d="M1.8 8h12.4M3.5 10v2M6.5 10v1.4M9.5 10v1.4M12.5 10v2" /><circle cx="7.5" cy="6" r="2.2" />`,
  descent: svg`<path d="M2 2.5v11h12" /><path d="M4.5 4c1 5 3 7 8.5 7" />`,
  scatter: svg`<path d="M3 4.5h.01M6 7.5h.01M4 11.5h.01M12.5 12h.01M10 8.8h.01M12.6 4.5h.01" stroke-width="2.6" /><path d="m4.5 14 7-12" stroke-dasharray="1.5 2.4" />`,
  graph: svg`<path d="M5 4.4l5.5 2.8M5 11.6l5.5-2.8" /><circle cx="3.4" cy="3.6" r="1.7" /><circle cx="3.4" cy="12.4" r="1.7" /><circle cx="12.4" cy="8" r="1.9" />`,
  play: svg`<path d="M5 3v10l8-5z" fill="currentColor" />`,
  halt: svg`<path d="M5 3.2v9.6M11 3.2v9.6" stroke-width="2.6" />`,
  step: svg`<path d="M3.5 3.5v9l6.5-4.5z" fill="currentColor" /><path d="M12.5 3.5v9" />`,
  steps: svg`<path d="M2 3.5v9l5-4.5zM7.5 3.5v9l5-4.5z" fill="currentColor" /><path d="M14 3.5v9" />`,
  dice: svg`<path d="M3 3h10v10H3zM6 6h.01M10 10h.01M8 8h.01" />`,
  next: svg`<path d="m6 3.5 4.5 4.5L6 12.5" />`,
  previous: svg`<path d="M10 3.5 5.5 8l4.5 4.5" />`,
  unlock: svg`<path d="M5 7V5a3 3 0 0 1 5.7-1.3M3.5 7h9v6.5h-9z" />`,
  warn: svg`<path d="M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1" />`,
} as const;

/** A small line drawing for page chrome; decoration beside words, hidden from readers. */
export function chromeIcon(name: keyof typeof shapes): TemplateResult {
  return lineDrawing(shapes[name]);
}

/** The logo: a dumbbell, two neurons and one weight. */
export function dumbbell(): TemplateResult {
  return html`<svg class="dumbbell" viewBox="0 0 32 14" width="32" height="14" aria-hidden="true">
    <path d="M8 7h12" stroke="currentColor" stroke-width="3" />
    <circle cx="7" cy="7" r="6" fill="currentColor" />
    <circle cx="25" cy="7" r="4.75" fill="none" stroke="currentColor" stroke-width="2.5" />
  </svg>`;
}
