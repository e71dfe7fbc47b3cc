import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

/** Shapes (16 × 16) that both the instruments and the pages around them use. */
export const commonShapes = {
  check: svg`<path d="M3.5 8.5 6.5 11.5 12.5 4.5" />`,
  cross: svg`<path d="m4 4 8 8M12 4l-8 8" />`,
  lock: svg`<path d="M5 7V5a3 3 0 0 1 6 0v2M3.5 7h9v6.5h-9z" />`,
  plus: svg`<path d="M3.5 8h9M8 3.5v9" />`,
  undo: svg`<path d="M5.5 3 2.8 5.7l2.7 2.7M3 5.7h6.2a3.6 3.6 0 1 1 0 7.2H6" />`,
} as const;

/** A small line drawing in the colour of the text; decoration beside words, hidden from readers. */
export function lineDrawing(shape: SVGTemplateResult): TemplateResult {
  return html`<svg
    class="icon"
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shape}
  </svg>`;
}
