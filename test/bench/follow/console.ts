import { type Browser, chromium, type Page } from 'playwright-core';
import { wholeLaunch } from '../../tools/chromium.ts';

/** A frame of this much scripting or more is told of by the browser (ms). */
export const LONG = 50;

/** What the instructor's console did while it was watched. */
export interface ConsoleFigures {
  /** Frames that it drew. */
  readonly frames: number;
  /** The scripting (ms) of each frame that was long, the longest first: of it, what scripts took and laid out. */
  readonly long: readonly number[];
}

/** The real console of a class in a real browser, on this machine. */
export class Console {
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  static async open(url: string, code: string, token: string): Promise<Console> {
    const browser = await chromium.launch(wholeLaunch);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ko-KR' });
    await page.goto(`${url}/w/${code}/host#token=${token}`);
    await page.locator('[data-testid="connection"][data-state="live"]').first().waitFor();
    return new Console(browser, page);
  }

  /** From now on its frames are counted. */
  async watch(): Promise<void> {
    await this.#page.evaluate(() => {
      const seen = { frames: 0, long: [] as number[] };
      Object.assign(window, { seenOfFrames: seen });
      const count = () => {
        seen.frames++;
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      type LongFrame = PerformanceEntry & { readonly scripts: ReadonlyArray<{ readonly duration: number }> };
      new PerformanceObserver((list) => {
        for (const { scripts } of list.getEntries() as LongFrame[]) {
          seen.long.push(scripts.reduce((sum, { duration }) => sum + duration, 0));
        }
      }).observe({ type: 'long-animation-frame' });
    });
  }

  async seen(): Promise<ConsoleFigures> {
    const { frames, long } = await this.#page.evaluate(
      () => (window as unknown as { seenOfFrames: { frames: number; long: number[] } }).seenOfFrames,
    );
    return { frames, long: long.filter((ms) => ms >= LONG).sort((a, b) => b - a) };
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}
