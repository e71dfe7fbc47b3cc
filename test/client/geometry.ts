/** A piece of text as it lies on the page. */
interface Laid {
  readonly text: string;
  readonly node: Node;
  readonly element: Element;
  readonly rect: DOMRect;
}

/** Texts may touch so far (px): a box of letters is larger than its letters. */
const TOUCH = 2;

/** Everything wrong with how the texts below `root` lie: cut off, beyond the window, or over one another. */
export function misplaced(root: Element): string[] {
  const all = textsIn(root);
  return [
    ...all.flatMap(cutOff),
    ...all.flatMap((one, index) => all.slice(index + 1).flatMap((other) => over(one, other))),
  ];
}

/** The texts that are seen, each line of each by itself. */
export function textsIn(root: Element): Laid[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Laid[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement!;
    const text = node.nodeValue?.trim() ?? '';
    if (text === '' || element.closest('.visually-hidden') !== null) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const seen = abridged(lettersOf(rect, element), element);
      if (seen.width > 0 && seen.height > 0) found.push({ text, node, element, rect: seen });
    }
  }
  return found;
}

/** The part of a line's box that its letters fill. */
function lettersOf(rect: DOMRect, element: Element): DOMRect {
  const size = Number.parseFloat(getComputedStyle(element).fontSize);
  const height = Math.min(rect.height, 0.76 * size);
  return new DOMRect(rect.x, rect.y + (rect.height - height) / 2, rect.width, height);
}

/** What is left of a text where three dots say that there is more. */
function abridged(rect: DOMRect, element: Element): DOMRect {
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    const style = getComputedStyle(around);
    if (style.textOverflow !== 'ellipsis' && style.webkitLineClamp === 'none') continue;
    const box = around.getBoundingClientRect();
    const [left, top] = [Math.max(rect.left, box.left), Math.max(rect.top, box.top)];
    const [right, bottom] = [Math.min(rect.right, box.right), Math.min(rect.bottom, box.bottom)];
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }
  return rect;
}

function cutOff({ text, element, rect }: Laid): string[] {
  const beyond = (box: { left: number; right: number; top: number; bottom: number }): boolean =>
    rect.left < box.left - TOUCH ||
    rect.right > box.right + TOUCH ||
    rect.top < box.top - TOUCH ||
    rect.bottom > box.bottom + TOUCH;
  const page = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  if (beyond(page)) return [`“${text}” leaves the page`];
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    const style = getComputedStyle(around);
    const hides = style.overflow !== 'visible' || style.contain.includes('strict');
    if (!hides || style.display === 'inline') continue;
    // Three dots say that there is more.
    if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return [];
    if (beyond(around.getBoundingClientRect())) return [`“${text}” is cut off by ${nameOf(around)}`];
  }
  return [];
}

function over(one: Laid, other: Laid): string[] {
  const wide = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
  const tall = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
  if (wide <= TOUCH || tall <= TOUCH || one.node === other.node) return [];
  // Sub- and superscripts stand one over the other.
  if (
    one.element.closest('.symbol') !== null &&
    one.element.closest('.symbol') === other.element.closest('.symbol')
  )
    return [];
  return [`“${one.text}” in ${nameOf(one.element)} lies over “${other.text}” in ${nameOf(other.element)}`];
}

/** Which of these boxes lie over one another by more than a hair. */
export function overlaps(boxes: readonly Element[]): string[] {
  const rects = boxes.map((box) => [box, box.getBoundingClientRect()] as const);
  return rects.flatMap(([one, a], index) =>
    rects.slice(index + 1).flatMap(([other, b]) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const apart = wide <= 0.5 || tall <= 0.5 || one.contains(other) || other.contains(one);
      return apart ? [] : [`${nameOf(one)} lies over ${nameOf(other)}`];
    }),
  );
}

/** The numbers of diagrams whose letters reach their cell's border, or its level bar. */
export function tightCells(): string[] {
  return [...document.querySelectorAll('wr-network-diagram .unit')].flatMap((cell) => {
    const number = cell.querySelector('.z');
    if (number === null) return [];
    const range = document.createRange();
    range.selectNodeContents(number);
    const text = range.getBoundingClientRect();
    const box = cell.getBoundingClientRect();
    const size = Number.parseFloat(getComputedStyle(number).fontSize);
    const heat = cell.querySelector('.heat')?.getBoundingClientRect();
    const left = cell.matches('.heat-beside, .heat-beside-short') ? heat!.right : box.left;
    const air = 0.12 * size;
    const bar = cell.querySelector('.level')?.getBoundingClientRect();
    const base = (text.top + text.bottom) / 2 + 0.37 * size;
    const name = `${cell.getAttribute('data-testid')} ${cell.textContent?.trim()}`;
    return [
      ...(text.left < left + air || text.right > box.right - air ? [`${name} reaches its border`] : []),
      ...(bar !== undefined && base > bar.top ? [`${name} reaches its level bar`] : []),
    ];
  });
}

function nameOf(element: Element): string {
  const name = element.getAttribute('data-testid') ?? element.getAttribute('class') ?? '';
  return `${element.localName} ${name.trim()} “${element.textContent?.replace(/\s+/g, ' ').trim().slice(0, 24)}”`;
}
