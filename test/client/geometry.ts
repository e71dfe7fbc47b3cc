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
