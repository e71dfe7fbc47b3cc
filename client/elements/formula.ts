import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { until } from 'lit/directives/until.js';
import { WeightroomElement } from './element.ts';
import './formula.css';

/** A formula, typeset by the browser: MathML, which screen readers read too. */
@customElement('wr-formula')
export class Formula extends WeightroomElement {
  @property() latex = '';

  protected override render(): TemplateResult {
    return html`${guard([this.latex], () => until(shown(this.latex), nothing))}`;
  }
}

/** The formula; its LaTeX as it is where the typesetter cannot be loaded. */
async function shown(latex: string): Promise<Element | TemplateResult> {
  return mathOf(latex).catch(() => html`<code>${latex}</code>`);
}

const typesetter = () => import('temml');

/** Loads the typesetter before the first formula comes: it takes up to a second on a slow network. */
export function warmTypesetter(): void {
  // Whoever needs it says so, should it not be there.
  typesetter().catch(() => {});
}

/**
 * MathML of a formula in LaTeX. The typesetter is loaded with the first one.
 * @throws ParseError at what is no LaTeX
 */
export async function mathOf(latex: string): Promise<Element> {
  const { default: temml } = await typesetter();
  const holder = document.createElement('span');
  // Rendered as nodes, not as text: a strict `style-src` refuses the `style` attributes of the latter.
  temml.render(latex, holder, { displayMode: true, throwOnError: true });
  for (const name of holder.querySelectorAll('mi')) {
    name.classList.toggle('upright', (name.textContent?.length ?? 0) > 1);
  }
  // Our italics have a prime that stands beside its letter and needs no raising.
  for (const prime of holder.querySelectorAll('msup > .tml-prime')) {
    const letter = prime.previousElementSibling!;
    letter.append(prime.textContent ?? '');
    prime.parentElement!.replaceWith(letter);
  }
  return holder.firstElementChild!;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-formula': Formula;
  }
}
