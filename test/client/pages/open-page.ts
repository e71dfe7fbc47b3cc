import '#client/theme/theme.css';
import '#client/pages/app.css';
import axe from 'axe-core';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { setLocale } from '#client/i18n/locale.ts';
import { setTheme, type Theme } from '#client/theme/theme.ts';
import type { Locale } from '#shared/locale.ts';
import { painted } from '../painted.ts';

/** Puts one page on the document, as the app would. */
export async function openPage<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
): Promise<HTMLElementTagNameMap[Tag]> {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  document.body.replaceChildren(element);
  await settled();
  return element;
}

/** After everything on the page has drawn itself. */
export async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) {
    await painted();
  }
}

/** Sizes, languages and themes: every two of them meet once. */
const settings = [
  [1440, 900, 'ko', 'light'],
  [1440, 900, 'en', 'dark'],
  [390, 844, 'ko', 'dark'],
  [390, 844, 'en', 'light'],
] as const satisfies readonly (readonly [width: number, height: number, Locale, Theme])[];

/** Runs axe on the whole page: laptop and phone, each in both languages and both themes; nothing sticks out sideways. */
export async function expectGoodPage(): Promise<void> {
  for (const [width, height, locale, theme] of settings) {
    await page.viewport(width, height);
    setLocale(locale);
    setTheme(theme);
    await settled();
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect({ width, locale, theme, found }).toEqual({ width, locale, theme, found: [] });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  }
}

/** The element with this public test hook. */
export function hook<Kind extends HTMLElement = HTMLElement>(testid: string): Kind {
  const element = document.querySelector<Kind>(`[data-testid="${testid}"]`);
  if (element === null) throw new Error(`nothing has data-testid="${testid}"`);
  return element;
}

/** Types into a field at once, as pasting does. */
export function fill(field: HTMLInputElement, text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
