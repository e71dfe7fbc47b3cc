import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { WeightroomElement } from '../elements/element.ts';
import { t } from '../i18n/t.ts';
import './footnotes.css';

/** What is a little less than it could be on this device, in a quiet line each. */
@customElement('wr-footnotes')
export class Footnotes extends WeightroomElement {
  /** The network lets no WebSocket through. */
  @property({ type: Boolean }) polling = false;
  /** The screen may turn itself off. */
  @property({ type: Boolean }) drowsy = false;

  protected override render(): TemplateResult {
    return html`${this.polling ? this.#line('polling') : nothing}${this.drowsy ? this.#line('drowsy') : nothing}`;
  }

  #line(note: 'polling' | 'drowsy'): TemplateResult {
    return html`<p data-testid="note-${note}">${t(`note.${note}`)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-footnotes': Footnotes;
  }
}
