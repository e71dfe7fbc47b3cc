/** The least and the most that a child is scaled by. */
const LEAST = 0.6;
const MOST = 2;

/**
 * Shows its one child as large as there is room for. The child is laid out at a width of its own (its style sheet's)
 * and then scaled as a whole, so that nothing in it depends on the scale. What does not fit even small can be
 * scrolled to.
 */
export class FitBox extends HTMLElement {
  readonly #sizes = new ResizeObserver(() => this.#fit());
  readonly #children = new MutationObserver(() => this.#observe());

  connectedCallback(): void {
    this.#children.observe(this, { childList: true });
    this.#observe();
  }

  disconnectedCallback(): void {
    this.#children.disconnect();
    this.#sizes.disconnect();
  }

  #observe(): void {
    this.#sizes.disconnect();
    this.#sizes.observe(this);
    for (const child of this.children) this.#sizes.observe(child);
  }

  #fit(): void {
    const child = this.firstElementChild;
    if (!(child instanceof HTMLElement) || child.offsetWidth === 0 || child.offsetHeight === 0) return;
    const [width, height] = [this.clientWidth / child.offsetWidth, this.clientHeight / child.offsetHeight];
    const scale = Math.max(LEAST, Math.min(MOST, width, height));
    const left = Math.max(0, (this.clientWidth - child.offsetWidth * scale) / 2);
    child.style.transformOrigin = '0 0';
    child.style.transform = `translateX(${left}px) scale(${scale})`;
    // What the child would take unscaled is no reason to scroll.
    this.style.overflow = scale > Math.min(width, height) ? 'auto' : 'hidden';
  }
}

customElements.define('wr-fit-box', FitBox);

declare global {
  interface HTMLElementTagNameMap {
    'wr-fit-box': FitBox;
  }
}
