import { html, svg, type TemplateResult } from 'lit';

/** Every drawing of the interface, 16 × 16; each activation has one under its own name. */
const shapes = {
  bar: svg`<circle cx="8" cy="8" r="5.6" /><path d="m4 4 8 8" />`,
  check: svg`<path d="M3.5 8.5 6.5 11.5 12.5 4.5" />`,
  clock: svg`<circle cx="8" cy="8" r="5.5" /><path d="M8 5v3l2 1.5" />`,
  console: svg`<path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" /><path d="M5.5 3v3M10.5 6.5v3M6.5 10v3" />`,
  copy: svg`<path d="M5.5 5.5v-2h7v7h-2M3.5 5.5h7v7h-7z" />`,
  cross: svg`<path d="m4 4 8 8M12 4l-8 8" />`,
  descent: svg`<path d="M2 2.5v11h12" /><path d="M4.5 4c1 5 3 7 8.5 7" />`,
  dice: svg`<rect x="2.25" y="2.25" width="11.5" height="11.5" rx="2.5" /><path d="M5.25 5.25h1v1h-1zM9.75 9.75h1v1h-1z" fill="currentColor" />`,
  down: svg`<path d="M8 3v10M4 9l4 4 4-4" />`,
  enlarge: svg`<path d="M9.5 2.5h4v4M6.5 13.5h-4v-4M13 3 9.2 6.8M3 13l3.8-3.8" />`,
  equal: svg`<path d="M3.5 6h9M3.5 10h9" />`,
  eye: svg`<path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z" /><circle cx="8" cy="8" r="2" />`,
  download: svg`<path d="M8 2.5v7.5M4.5 7 8 10.5 11.5 7M3 13.5h10" />`,
  'fast-forward': svg`<path d="M2 3.5v9l5-4.5zM7.5 3.5v9l5-4.5z" fill="currentColor" /><path d="M14 3.5v9" />`,
  flag: svg`<path d="M4 14V2.5h8.5L10.5 6l2 3.5H4" />`,
  forward: svg`<path d="M3.5 3.5v9l6.5-4.5z" fill="currentColor" /><path d="M12.5 3.5v9" />`,
  frozen: svg`<path d="M8 2.2v11.6M3 5.1l10 5.8M13 5.1 3 10.9" />`,
  graph: svg`<path d="M5 4.4l5.5 2.8M5 11.6l5.5-2.8" /><circle cx="3.4" cy="3.6" r="1.7" /><circle cx="3.4" cy="12.4" r="1.7" /><circle cx="12.4" cy="8" r="1.9" />`,
  hand: svg`<path d="M5 8.5V4.2a1 1 0 0 1 2 0v3-4.4a1 1 0 0 1 2 0v4.4-3.6a1 1 0 0 1 2 0v5.6c0 3-1.5 4.8-4 4.8-2 0-3-.8-4-2.8L1.9 8.7c-.3-.9.9-1.6 1.6-.8z" />`,
  halt: svg`<path d="M5 3.2v9.6M11 3.2v9.6" stroke-width="2.6" />`,
  leave: svg`<path d="M9.5 3.5h-6v9h6M7 8h7M11.5 5.5 14 8l-2.5 2.5" />`,
  level: svg`<path d="M3 8h10" />`,
  grip: svg`<path d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" stroke-width="2.2" />`,
  link: svg`<path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.9-.9" />`,
  lock: svg`<path d="M5 7V5a3 3 0 0 1 6 0v2M3.5 7h9v6.5h-9z" />`,
  minus: svg`<path d="M3.5 8h9" />`,
  moon: svg`<path d="M13 9.6A5.4 5.4 0 0 1 6.4 3a5.4 5.4 0 1 0 6.6 6.6z" />`,
  more: svg`<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.4" />`,
  next: svg`<path d="m6 3.5 4.5 4.5L6 12.5" />`,
  offline: svg`<path d="M2.5 13.5l11-11M3 7c.8-.8 1.8-1.3 2.8-1.6M13 7a6.6 6.6 0 0 0-2.4-1.4M5.3 9.6A3.8 3.8 0 0 1 8 8.6M8 12.2v.1" />`,
  open: svg`<path d="M4 6l4 4.2L12 6" />`,
  play: svg`<path d="M5 3v10l8-5z" fill="currentColor" />`,
  person: svg`<circle cx="8" cy="5.2" r="2.6" /><path d="M3 13.5c.6-2.8 2.4-4.2 5-4.2s4.4 1.4 5 4.2" />`,
  people: svg`<circle cx="6" cy="5.5" r="2.3" /><path d="M1.8 13c.5-2.6 2-3.8 4.2-3.8s3.7 1.2 4.2 3.8M10.4 3.4a2.3 2.3 0 0 1 0 4.2M11.8 9.6c1.3.5 2.1 1.6 2.4 3.4" />`,
  plus: svg`<path d="M3.5 8h9M8 3.5v9" />`,
  pointer: svg`<path d="m3.5 2.5 9 4.6-4 1.2-1.6 4.2z" />`,
  previous: svg`<path d="M10 3.5 5.5 8l4.5 4.5" />`,
  redo: svg`<path d="M10.5 3l2.7 2.7-2.7 2.7M13 5.7H6.8a3.6 3.6 0 1 0 0 7.2H10" />`,
  scatter: svg`<path d="M3 4.5h.01M6 7.5h.01M4 11.5h.01M12.5 12h.01M10 8.8h.01M12.6 4.5h.01" stroke-width="2.6" /><path d="m4.5 14 7-12" stroke-dasharray="1.5 2.4" />`,
  screen: svg`<path d="M2 3h12v8H2zM6 13.5h4M8 11v2.5" />`,
  search: svg`<circle cx="7" cy="7" r="4.2" /><path d="m10.3 10.3 3.2 3.2" />`,
  slider: svg`<path d="M1.8 8h12.4M3.5 10v2M6.5 10v1.4M9.5 10v1.4M12.5 10v2" /><circle cx="7.5" cy="6" r="2.2" />`,
  stop: svg`<path d="M8 2v5.5M4.6 4.2a5.2 5.2 0 1 0 6.8 0" />`,
  sun: svg`<circle cx="8" cy="8" r="2.8" /><path d="M8 1.8v1.6M8 12.6v1.6M1.8 8h1.6M12.6 8h1.6M3.6 3.6l1.1 1.1M11.3 11.3l1.1 1.1M12.4 3.6l-1.1 1.1M4.7 11.3l-1.1 1.1" />`,
  undo: svg`<path d="M5.5 3 2.8 5.7l2.7 2.7M3 5.7h6.2a3.6 3.6 0 1 1 0 7.2H6" />`,
  unlock: svg`<path d="M5 7V5a3 3 0 0 1 5.7-1.3M3.5 7h9v6.5h-9z" />`,
  up: svg`<path d="M8 13V3M4 7l4-4 4 4" />`,
  warn: svg`<path d="M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1" />`,

  history: svg`<path d="M2.6 8a5.6 5.6 0 1 0 1.7-4M2.5 2.5v3h3" /><path d="M8 5v3.2l2.2 1.4" />`,
  'step-back': svg`<path d="M12.5 3.5v9L6 8z" fill="currentColor" /><path d="M3.5 3.5v9" />`,

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
    ${shapes[name]}
  </svg>`;
}
