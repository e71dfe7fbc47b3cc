import type { PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { WeightroomElement } from '../elements/element.ts';
import './formula.css';
import { mathOf } from './latex.ts';

/** A formula, typeset by the browser. */
@customElement('wr-formula')
export class Formula extends WeightroomElement {
  @property() latex = '';

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('latex')) this.replaceChildren(mathOf(this.latex));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-formula': Formula;
  }
}
