import { html, nothing, type TemplateResult } from 'lit';

/** One of the values of a segmented control. */
export interface Segment {
  readonly value: string;
  readonly label: unknown;
  /** Why it cannot be chosen now. */
  readonly refused?: string | undefined;
  readonly choose: () => void;
  readonly key: string;
}

export interface Segments {
  readonly label: string;
  readonly testid: string;
  readonly value: string;
  /** Who set it, and when. */
  readonly title?: string | undefined;
  readonly segments: readonly Segment[];
}

/** A row of keys, one of which is lit. */
export function segmented({ label, testid, value: current, title, segments }: Segments): TemplateResult {
  return html`<div class="field">
    <span class="name" aria-hidden="true">${label}</span>
    <div
      class="segmented"
      role="group"
      aria-label=${label}
      title=${title ?? nothing}
      data-testid=${testid}
      data-value=${current}
    >
      ${segments.map(
        ({ value, label: words, refused, choose, key }) => html`<button
          type="button"
          data-testid="${testid}-${value}"
          data-value=${value}
          aria-pressed=${value === current}
          aria-keyshortcuts=${key}
          aria-disabled=${refused === undefined ? nothing : 'true'}
          title=${refused ?? nothing}
          @click=${() => refused === undefined && choose()}
        >
          ${words}
        </button>`,
      )}
    </div>
  </div>`;
}
