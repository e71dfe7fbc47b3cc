import { render, type TemplateResult } from 'lit';

/** A part of a page that keeps its elements as it moves from one place on it to another. */
export class Carried {
  readonly #element = document.createElement('div');

  /** @param name its class, by which style sheets know it */
  constructor(name: string) {
    this.#element.className = name;
  }

  /** The element, as it is now: it can be in one place at a time. */
  of(content: TemplateResult): HTMLElement {
    render(content, this.#element);
    return this.#element;
  }
}
