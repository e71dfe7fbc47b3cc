import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import './fold.css';

export interface Fold {
  readonly title: string;
  /** How many it holds, in words. */
  readonly count?: string | number;
  readonly testid: string;
  /** Shut until somebody opens it. */
  readonly folded: boolean;
  /** What stays beside the title while it is open. */
  readonly tool?: unknown;
  readonly body: unknown;
  readonly titleId?: string;
}

/** A part of a page under a heading that opens and shuts it; how it was left, it stays. */
export function fold({ title, count, testid, folded, tool, body, titleId }: Fold): TemplateResult {
  return html`<details class="fold" data-testid=${testid} ?open=${!folded}>
    <summary>
      <h2 id=${titleId ?? nothing}>${title}</h2>
      ${count === undefined ? nothing : html`<span class="count">${count}</span>`}${icon('open')}
    </summary>
    ${tool === undefined ? nothing : html`<div class="tool">${tool}</div>`}
    <div class="body">${body}</div>
  </details>`;
}
