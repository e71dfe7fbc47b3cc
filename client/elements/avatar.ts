import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import './avatar.css';
import { WeightroomElement } from './element.ts';
import { initialOf, personClass } from './person.ts';

/** A person as a disc in their colour; the name beside it says who, so it is hidden from readers. */
@customElement('wr-avatar')
export class Avatar extends WeightroomElement {
  @property() name = '';
  @property({ type: Number }) colour = 0;
  /** A ring for the person this page belongs to. */
  @property({ type: Boolean, reflect: true }) me = false;
  @property({ reflect: true }) size: 'small' | 'medium' | 'large' = 'medium';

  override connectedCallback(): void {
    super.connectedCallback();
    this.ariaHidden = 'true';
  }

  protected override render(): TemplateResult {
    return html`<span class="disc ${personClass(this.colour)}">${initialOf(this.name)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-avatar': Avatar;
  }
}
