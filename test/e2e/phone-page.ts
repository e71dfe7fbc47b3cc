import type { Page } from 'playwright-core';

/** Half a pixel less than what a finger needs: boxes are laid out between pixels. */
export const FINGER = 43.5;

/** A control, and how far it can be hit around its middle (px). */
export interface Target {
  readonly what: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Every control of the page that a finger can reach, each measured where it is when scrolled to the middle: how far
 * from its middle a touch still meets it and nothing else. Links within a text, and what is drawn (the diagram finds
 * the nearest line itself), are left out.
 * @param within where to look, as what is open may lie over the rest
 */
export function targetsOf(page: Page, within = 'body'): Promise<Target[]> {
  return page.evaluate((region) => {
    const kinds =
      'button, a[href], input, select, textarea, summary, [role=slider], [role=tab], [tabindex="0"]';
    const isDrawn = (element: Element): boolean => element.matches('svg *, wr-network-diagram [data-key]');
    const ofText = (element: Element): boolean => element.matches('p a');
    // A hidden radio or box is met by its label.
    const meetable = (element: Element): Element | null =>
      element.matches('[type=radio], [type=checkbox]') ? (element.closest('label') ?? element) : element;
    const all = [...(document.querySelector(region)?.querySelectorAll(kinds) ?? [])]
      .filter((element) => !isDrawn(element) && !ofText(element))
      .map(meetable)
      .filter((element) => element !== null)
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      // Regions that only scroll are met anywhere.
      .filter((element) => !element.matches('[role=group][tabindex], :is(div, main)[tabindex]:not([role])'));
    return [...new Set(all)].flatMap((element) => {
      element.scrollIntoView({ block: 'center', inline: 'center' });
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) return [];
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const meets = (dx: number, dy: number): boolean => {
        const met = document.elementFromPoint(x + dx, y + dy);
        return met !== null && (element.contains(met) || met.closest('label')?.contains(element) === true);
      };
      if (!meets(0, 0)) return [];
      const reach = (dx: number, dy: number): number => {
        let far = 0;
        // By whole pixels, and the last one by halves.
        while (far < 30 && meets(dx * (far + 1), dy * (far + 1))) far += 1;
        return far < 30 && meets(dx * (far + 0.5), dy * (far + 0.5)) ? far + 0.5 : far;
      };
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
      const hook = element.getAttribute('data-testid') ?? element.className;
      return [
        {
          what: `${element.tagName.toLowerCase()} ${hook} “${name.slice(0, 30)}”`,
          width: reach(-1, 0) + reach(1, 0),
          height: reach(0, -1) + reach(0, 1),
        },
      ];
    });
  }, within);
}

/** What sticks out of the page sideways, as far as nothing inside it scrolls. */
export function wide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const own =
      document.documentElement.scrollWidth > width
        ? [`the page is ${document.documentElement.scrollWidth}`]
        : [];
    const clips = (element: Element | null): boolean => {
      for (let around = element; around !== null && around !== document.body; around = around.parentElement) {
        if (getComputedStyle(around).overflowX !== 'visible') return true;
      }
      return false;
    };
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const { right, left, width: own } = element.getBoundingClientRect();
      return (
        // What is for readers alone is a pixel wide.
        own > 1 && (right > width + 1 || left < -1) && !clips(element.parentElement)
      );
    });
    return [
      ...own,
      ...out.map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class')}`),
    ];
  });
}
