import { LitElement } from 'lit';
import { LocaleController } from '../i18n/locale.ts';

/**
 * The base of every Weightroom element: drawn in the light DOM, redrawn when the language changes.
 *
 * Light DOM on purpose: the `data-testid` hooks are a public contract that must work in any browser
 * driver, labels and descriptions point across elements, and one theme styles them all. Each element's
 * style sheet is scoped by its own tag name.
 */
export class WeightroomElement extends LitElement {
  constructor() {
    super();
    new LocaleController(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
