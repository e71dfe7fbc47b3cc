import type { PropertyValues } from 'lit';
import { WeightroomElement } from '../elements/element.ts';

/** The base of every page: it names the document, in the language on screen. */
export abstract class Page extends WeightroomElement {
  /** The document's title. */
  protected abstract documentTitle(): string;

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    document.title = this.documentTitle();
  }
}
