import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { type Seen, watch } from './probe.ts';
import { type Spent, traced } from './trace.ts';

/** How much slower than this machine the device is. */
export const THROTTLE = 4;
/** How often the pointer moves (ms), and how far from where it began (px). */
const EVERY = 100;
const REACH = 40;

/** A student at a slow device: the real page, in a browser of its own, with one parameter in hand. */
export class Seat {
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #session: CDPSession;
  #from = { x: 0, y: 0 };

  private constructor(context: BrowserContext, page: Page, session: CDPSession) {
    this.#context = context;
    this.#page = page;
    this.#session = session;
  }

  /** Joins through the page, and picks up a parameter there. */
  static async take(browser: Browser, url: string, code: string, parameter: string): Promise<Seat> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ko-KR' });
    const page = await context.newPage();
    await page.goto(`${url}/join/${code}`);
    await page.locator('[data-testid="join-name"]').fill('김서연');
    await page.locator('[data-testid="join-submit"]').click();
    const hook = `[data-testid="param-${parameter}"]`;
    await page.locator('[data-testid="connection"][data-state="live"]').first().waitFor();
    await page.locator(hook).focus();
    const ruler = page.locator('wr-ruler');
    await ruler.waitFor();
    // Nobody looks at the table while they drag.
    await page.evaluate(() => window.scrollTo(0, 0));
    const seat = new Seat(context, page, await context.newCDPSession(page));
    const box = await ruler.boundingBox();
    if (box === null) throw new Error('the ruler is not on the page');
    seat.#from = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    return seat;
  }

  /** From now on the device is slow, and the pointer has the ruler. */
  async begin(): Promise<void> {
    await this.#point('mousePressed', 0);
    await this.#session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  }

  /** Watches the page for a while, as the pointer goes to and fro. */
  async watch(seconds: number): Promise<Seen> {
    await this.#page.evaluate(watch);
    await this.#drag(seconds);
    return this.#page.evaluate(() => {
      const seen = window.weightroomProbe?.stop();
      if (seen === undefined) throw new Error('nobody watches');
      return seen;
    });
  }

  trace(seconds: number): Promise<Spent> {
    return traced(this.#session, () => this.#drag(seconds));
  }

  async leave(): Promise<void> {
    await this.#context.close();
  }

  async #drag(seconds: number): Promise<void> {
    const begun = performance.now();
    const sent: Promise<unknown>[] = [];
    for (let n = 1; performance.now() - begun < seconds * 1_000; n++) {
      // A page that is late does not keep the pointer from going on.
      sent.push(this.#point('mouseMoved', swing(n)));
      const due = begun + n * EVERY + ((n * 37) % 29) - 14;
      await new Promise((done) => setTimeout(done, Math.max(0, due - performance.now())));
    }
    await Promise.all(sent);
  }

  #point(type: 'mousePressed' | 'mouseMoved', across: number): Promise<unknown> {
    return this.#session.send('Input.dispatchMouseEvent', {
      type,
      x: this.#from.x + across,
      y: this.#from.y,
      button: 'left',
      buttons: 1,
      ...(type === 'mousePressed' && { clickCount: 1 }),
      timestamp: Date.now() / 1_000,
    });
  }
}

/** To and fro, three pixels at a time: never twice in one place. */
function swing(n: number): number {
  const along = (n * 3) % (4 * REACH);
  return along < 2 * REACH ? along - REACH : 3 * REACH - along;
}
