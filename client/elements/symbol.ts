import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationName } from '#shared/math/activations.ts';
import './symbol.css';

/** A symbol set as in a textbook: italic letter, subscript under superscript. */
export function symbol(
  letter: string,
  { sub, sup, bold = false }: { sub?: string | number; sup?: string | number; bold?: boolean } = {},
): TemplateResult {
  const scripts = sub !== undefined && sup !== undefined;
  return html`<span class=${bold ? 'symbol bold' : 'symbol'}>${letter}${
    scripts
      ? html`<span class="scripts"><span>(${sup})</span><span>${sub}</span></span>`
      : sup !== undefined
        ? html`<sup>(${sup})</sup>`
        : sub !== undefined
          ? html`<sub>${sub}</sub>`
          : nothing
  }</span>`;
}

const SUB = '₀₁₂₃₄₅₆₇₈₉';
const SUP = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Digits below the line: x₁. */
export function below(text: string | number): string {
  return String(text).replace(/\d/g, (digit) => SUB.charAt(Number(digit)));
}

/** Digits above the line, in parentheses: ⁽¹⁾. */
export function above(text: string | number): string {
  return `⁽${String(text).replace(/\d/g, (digit) => SUP.charAt(Number(digit)))}⁾`;
}

/** An activation as the lecture writes it: σ for the sigmoid, id, and h for the others. */
export function activationSymbol(activation: ActivationName): TemplateResult {
  if (activation === 'sigmoid') return symbol('σ');
  return symbol(activation === 'identity' ? 'id' : 'h');
}
