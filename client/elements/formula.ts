import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { WeightroomElement } from './element.ts';
import './formula.css';
import { mathOf } from './latex.ts';

/** A formula, typeset by the browser. */
@customElement('wr-formula')
export class Formula extends WeightroomElement {
  @property() latex = '';

  protected override render(): TemplateResult {
    return html`${guard([this.latex], () => mathOf(this.latex))}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-formula': Formula;
  }
}
