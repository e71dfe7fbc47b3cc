import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { locales, type Sentence, type SentenceParams, say } from '#shared/locale.ts';
import { formsOf } from '../shared/forms-of.ts';
import { chromiumLaunch } from '../tools/chromium.ts';

/** A sentence from the tables, in any language and form; a mark without a value stands for anything. */
export function words(sentence: Sentence, params: SentenceParams = {}): RegExp {
  const texts = locales.flatMap((locale) => formsOf(sentence[locale]));
  const patterns = texts.map((text) =>
    say({ en: text, ko: text }, 'en', params)
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  );
  return new RegExp(patterns.join('|'));
}

/** One browser for a test file; every person in it has a context of their own. */
export const launch = (): Promise<Browser> => chromium.launch({ headless: true, ...chromiumLaunch });

export const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, locale: 'ko-KR' };
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  locale: 'ko-KR',
  hasTouch: true,
  isMobile: true,
};

/** With all that moves on a page: half of what it costs is in between, so that most tests do without. */
export const moving = { reducedMotion: 'no-preference' } as const satisfies BrowserContextOptions;

/** A person in front of a page: what they do, and what they see through the public test hooks. */
export class Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page wrote to its console as an error, uncaught or refused by the content security policy. */
  readonly errors: string[] = [];

  constructor(page: Page) {
    this.page = page;
    this.context = page.context();
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      // A connection that is refused is what some tests are about.
      const text = message.text();
      if (message.type() === 'error' && !/ERR_|WebSocket|status of 4/.test(text)) this.errors.push(text);
    });
  }

  static async arrive(browser: Browser, options: BrowserContextOptions = desktop): Promise<Person> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    return new Person(await context.newPage());
  }

  hook(name: string) {
    return this.page.locator(`[data-testid="${name}"]`).first();
  }

  /** Opens a workshop from the landing page; ends up in its console. Returns the code. */
  async opensWorkshop(url: string): Promise<string> {
    await this.page.goto(url);
    await this.hook('create-workshop').click();
    await this.page.waitForURL(/\/w\/[^/]+\/host/);
    await this.isLive();
    return (await this.hook('workshop-code').textContent())?.trim() ?? '';
  }

  async joins(url: string, code: string, name: string): Promise<void> {
    await this.page.goto(`${url}/join/${code}`);
    await this.hook('join-name').fill(name);
    await this.hook('join-submit').click();
    await this.page.waitForURL(new RegExp(`/w/${code}$`));
    await this.isLive();
  }

  async isLive(): Promise<void> {
    await this.page
      .locator('[data-testid="connection"][data-state="live"]')
      .first()
      .waitFor({ timeout: 30_000 });
  }

  async isOffline(): Promise<void> {
    await this.page
      .locator('[data-testid="connection"]:not([data-state="live"])')
      .first()
      .waitFor({ timeout: 60_000 });
  }

  async number(hook: string): Promise<number> {
    return Number(await this.hook(hook).getAttribute('data-value'));
  }

  /** What this person's screen says now. */
  async sees(): Promise<{ version: number; loss: number; y: number[] }> {
    return {
      version: await this.number('version'),
      loss: await this.number('loss'),
      y: [await this.number('output-0'), await this.number('output-1')],
    };
  }

  /** The value the weight table shows for a parameter, in full precision. */
  async value(parameter: string): Promise<number> {
    return this.number(`param-${parameter}`);
  }

  /** Types a value into the weight table. */
  async types(parameter: string, value: string): Promise<void> {
    const field = this.hook(`param-${parameter}`);
    await field.fill(value);
    await field.press('Enter');
  }

  async seesValue(parameter: string, value: number): Promise<void> {
    await this.page.waitForFunction(
      ([hook, expected]) =>
        document.querySelector(`[data-testid="${hook}"]`)?.getAttribute('data-value') === expected,
      [`param-${parameter}`, String(value)] as const,
      { timeout: 20_000 },
    );
  }

  /** Shows another board, by its tab or, where there is no room for tabs, by the menu. */
  async showsBoard(board: string): Promise<void> {
    const tab = this.hook(`board-tab-${board}`);
    await tab.waitFor({ state: 'attached' });
    if (!(await tab.isVisible())) await this.hook('boards-menu').click();
    await tab.click();
    await this.page.locator(`main [data-board="${board}"]`).first().waitFor();
  }

  async leavesBrowser(): Promise<void> {
    await this.context.close();
  }
}

/** Waits until everybody's screen says the same, and returns what. */
export async function agreed(people: readonly Person[]) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const seen = await Promise.all(people.map((person) => person.sees()));
    if (new Set(seen.map((each) => JSON.stringify(each))).size === 1) return seen[0]!;
    if (Date.now() > deadline) throw new Error(`no agreement: ${JSON.stringify(seen)}`);
  }
}
