import type { CDPSession, Page } from 'playwright-core';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A finger on the page, as the browser's own input pipeline has it: it scrolls, too. */
export class Finger {
  readonly #session: CDPSession;
  readonly #page: Page;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async on(page: Page): Promise<Finger> {
    return new Finger(page, await page.context().newCDPSession(page));
  }

  /** Goes from a point by so much, a frame a step, and lets go; to the side sooner than up or down, as fingers do. */
  async swipe({ x, y }: Point, by: Point, steps = 12): Promise<void> {
    await this.#touch('touchStart', { x, y });
    for (let step = 1; step <= steps; step++) {
      const share = step / steps;
      await this.#touch('touchMove', { x: x + by.x * Math.min(1, 4 * share), y: y + by.y * share });
      await this.#frame();
    }
    await this.#touch('touchEnd');
    await this.#frame();
  }

  async tap(point: Point): Promise<void> {
    await this.#touch('touchStart', point);
    await this.#touch('touchEnd');
    await this.#frame();
  }

  #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', point?: Point): Promise<unknown> {
    const touchPoints = point === undefined ? [] : [{ ...point, id: 1 }];
    return this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }

  #frame(): Promise<unknown> {
    return this.#page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}
