/**
 * How the texts of a page lie. This file is also run inside the pages of the real product
 * (`test/e2e/looks.test.ts`), so that it imports nothing.
 */

/** A line of a text as it is seen: what is scrolled out of sight, or stands for three dots, is no part of it. */
interface Laid {
  readonly text: string;
  readonly node: Node;
  readonly element: Element;
  readonly seen: DOMRect;
  /** What it is cut off by, or lies beyond. */
  readonly faults: readonly string[];
}

/** Texts may touch so far (px): a box of letters is larger than its letters. */
const TOUCH = 2;

/** Everything wrong with how the texts below `root` lie: cut off, beyond the page, or over one another. */
export function misplaced(root: Element, { scrolls = false }: { scrolls?: boolean } = {}): string[] {
  const all = textsIn(root, scrolls);
  return [
    ...all.flatMap(({ faults }) => faults),
    ...fieldsIn(root).flatMap(fieldCutOff),
    ...all.flatMap((one, index) => all.slice(index + 1).flatMap((other) => over(one, other))),
  ];
}

/** The texts that are seen, each line of each by itself; `scrolls` says whether the page may go on below the window. */
export function textsIn(root: Element, scrolls = false): Laid[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Laid[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement!;
    const text = node.nodeValue?.trim().replace(/\s+/g, ' ') ?? '';
    if (text === '' || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width === 0 || line.height === 0) continue;
      const { seen, faults } = throughWindows(text, element, lettersOf(line, element));
      if (seen.width <= 0 || seen.height <= 0) {
        if (faults.length > 0) found.push({ text, node, element, seen, faults });
        continue;
      }
      found.push({ text, node, element, seen, faults: [...faults, ...leaves(text, element, seen, scrolls)] });
    }
  }
  return found;
}

/** Whether somebody sees it now: neither for readers alone, nor behind what lies over the whole page. */
function isShown(element: Element): boolean {
  if (element.closest('[inert], option, script, style, title, desc') !== null) return false;
  const modal = document.querySelector('dialog:modal');
  if (modal !== null && !modal.contains(element)) return false;
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    const { clipPath, position } = getComputedStyle(around);
    if (clipPath === 'inset(50%)') return false;
    // What waits above the window until it is focused.
    if (position === 'fixed' && around.getBoundingClientRect().bottom <= 0) return false;
  }
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/** The part of a line's box that its letters fill. */
function lettersOf(rect: DOMRect, element: Element): DOMRect {
  const size = Number.parseFloat(getComputedStyle(element).fontSize);
  const height = Math.min(rect.height, 0.76 * size);
  return new DOMRect(rect.x, rect.y + (rect.height - height) / 2, rect.width, height);
}

/**
 * What is seen of a line through everything around it that shows only a part of what it holds. Whatever can be
 * scrolled, or fades out, may hide some; three dots may, where a title says the whole.
 */
function throughWindows(text: string, element: Element, line: DOMRect): { seen: DOMRect; faults: string[] } {
  const faults: string[] = [];
  let seen = line;
  for (const [around, style] of windowsOf(element)) {
    const box = around.getBoundingClientRect();
    const holds = style.contain.match(/strict|content|paint/) !== null || style.contentVisibility === 'auto';
    const across = holds || style.overflowX !== 'visible';
    const down = holds || style.overflowY !== 'visible';
    const left = across ? Math.max(seen.left, box.left) : seen.left;
    const right = across ? Math.min(seen.right, box.right) : seen.right;
    const top = down ? Math.max(seen.top, box.top) : seen.top;
    const bottom = down ? Math.min(seen.bottom, box.bottom) : seen.bottom;
    const lost = {
      across: seen.width - Math.max(0, right - left) > TOUCH,
      down: seen.height - Math.max(0, bottom - top) > TOUCH,
    };
    if (isAbridged(style)) {
      if ((lost.across || lost.down) && around.closest('[title]') === null)
        faults.push(`“${text}” is abridged in ${nameOf(around)}, and no title says it whole`);
    } else if ((lost.across && !isScrolled(style, 'x')) || (lost.down && !isScrolled(style, 'y'))) {
      faults.push(`“${text}” is cut off by ${nameOf(around)}`);
    }
    seen = new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    // Rows that have no room at all wrap out of sight.
    if (style.flexWrap === 'wrap' && seen.width === 0) return { seen, faults: [] };
  }
  return { seen, faults };
}

/** The elements, from the inside out, that may show only a part of a text in `element`. */
function windowsOf(element: Element): [Element, CSSStyleDeclaration][] {
  const found: [Element, CSSStyleDeclaration][] = [];
  let position = 'static';
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    // What the whole page does is the window's matter.
    if (around === document.body || around === document.documentElement) break;
    const style = getComputedStyle(around);
    const moved = style.transform !== 'none' || style.contain.match(/strict|content|paint|layout/) !== null;
    const placed = style.position !== 'static' || moved;
    if (position === 'fixed' && !moved) continue;
    if (position === 'absolute' && !placed) continue;
    position = style.position;
    const shows = style.overflowX === 'visible' && style.overflowY === 'visible' && !moved;
    const box = around instanceof SVGSVGElement || !/^(inline|contents)$/.test(style.display);
    if (!shows && box) found.push([around, style]);
    if (around.matches(':popover-open, dialog:modal')) break;
  }
  return found;
}

const isAbridged = (style: CSSStyleDeclaration): boolean =>
  style.webkitLineClamp !== 'none' || (style.textOverflow === 'ellipsis' && !/flex|grid/.test(style.display));

function isScrolled(style: CSSStyleDeclaration, axis: 'x' | 'y'): boolean {
  if (style.maskImage !== 'none') return true;
  return /auto|scroll/.test(axis === 'x' ? style.overflowX : style.overflowY);
}

/** Beyond the window's sides, or above or below all of the page. */
function leaves(text: string, element: Element, seen: DOMRect, scrolls: boolean): string[] {
  const stays = layerOf(element)?.position === 'fixed';
  const page = document.documentElement;
  const bottom = scrolls && !stays ? page.scrollHeight - scrollY : innerHeight;
  const top = stays ? 0 : -scrollY;
  const out =
    seen.left < -TOUCH ||
    seen.right > page.clientWidth + TOUCH ||
    seen.top < top - TOUCH ||
    seen.bottom > bottom + TOUCH;
  return out ? [`“${text}” leaves the page`] : [];
}

function over(one: Laid, other: Laid): string[] {
  const wide = Math.min(one.seen.right, other.seen.right) - Math.max(one.seen.left, other.seen.left);
  const tall = Math.min(one.seen.bottom, other.seen.bottom) - Math.max(one.seen.top, other.seen.top);
  if (wide <= TOUCH || tall <= TOUCH || one.node === other.node) return [];
  // Sub- and superscripts stand one over the other.
  const symbol = one.element.closest('.symbol, math');
  if (symbol !== null && symbol === other.element.closest('.symbol, math')) return [];
  if (coversOnPurpose(layerOf(one.element), layerOf(other.element))) return [];
  return [`“${one.text}” in ${nameOf(one.element)} lies over “${other.text}” in ${nameOf(other.element)}`];
}

interface Layer {
  readonly element: Element;
  readonly position: string;
  readonly opaque: boolean;
}

/** What a text lies in that stays where it is while the page moves below it: a bar, a menu, a dialog. */
function layerOf(element: Element): Layer | undefined {
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    const { position, backgroundColor } = getComputedStyle(around);
    const top = around.matches(':popover-open, dialog:modal');
    if (!top && position !== 'fixed' && position !== 'sticky') continue;
    const opaque = !/^rgba\(.*, 0(\.\d+)?\)$|\/ 0(\.\d+)?\)$/.test(backgroundColor);
    return { element: around, position: top ? 'fixed' : position, opaque };
  }
  return undefined;
}

function coversOnPurpose(one: Layer | undefined, other: Layer | undefined): boolean {
  if (one?.element === other?.element) return false;
  return one?.opaque === true || other?.opaque === true;
}

const FIELDS = 'input:is([type="text"], [type="number"], [type="search"], :not([type])), textarea';

function fieldsIn(root: Element): HTMLInputElement[] {
  return [...root.querySelectorAll<HTMLInputElement>(FIELDS)].filter(
    (field) => field.value !== '' && isShown(field),
  );
}

/** A value that its field has no room for, unless it is being typed. */
function fieldCutOff(field: HTMLInputElement): string[] {
  if (field === document.activeElement || field.localName === 'textarea') return [];
  if (field.scrollWidth <= field.clientWidth + TOUCH) return [];
  return [`“${field.value}” is cut off by its field ${nameOf(field)}`];
}

function nameOf(element: Element): string {
  const name = element.getAttribute('data-testid') ?? element.getAttribute('class') ?? '';
  const whole = element.textContent?.replace(/\s+/g, ' ').trim().slice(0, 24) ?? '';
  const parent = element.parentElement?.closest('[data-testid], [class]');
  const within = parent?.getAttribute('data-testid') ?? parent?.getAttribute('class') ?? '';
  return `${element.localName} ${name.trim()} “${whole}” of ${within.trim()}`;
}
