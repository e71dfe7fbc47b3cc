import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import type { misplaced } from '../client/texts.ts';
import type { Person } from './people.ts';

/** What looks at a page, as a page understands it. */
const looker = stripTypeScriptTypes(
  readFileSync(resolve(import.meta.dirname, '../client/texts.ts'), 'utf8'),
).replaceAll('export ', '');

/** Everything wrong with how the texts of a page lie now. */
export async function faults({ page }: Person, scrolls: boolean): Promise<string[]> {
  await page.evaluate(async () => {
    // What is below the window is laid out too.
    const whole = new CSSStyleSheet();
    whole.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets = [whole];
    await document.fonts.ready;
    // Whoever observes sizes has answered once two frames are drawn.
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  return page.evaluate(`${looker}; misplaced(document.body, { scrolls: ${scrolls} })`) as Promise<
    ReturnType<typeof misplaced>
  >;
}
