import type { Locale } from '#shared/locale.ts';
import '#client/theme/theme.css';
import axe from 'axe-core';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { setLocale } from '#client/i18n/locale.ts';
import type { BoardEvents, BoardView } from '#client/stores/board-view.ts';
import { setTheme, type Theme } from '#client/theme/theme.ts';
import { painted } from '../painted.ts';

type Emitted = { [Type in keyof BoardEvents]: [Type, BoardEvents[Type]['detail']] }[keyof BoardEvents];

const types = [
  'parameter-select',
  'layer-select',
  'parameter-input',
  'parameter-commit',
  'parameter-take',
  'parameter-await',
  'parameter-try',
  'input-commit',
  'target-commit',
  'sample-select',
  'point-add',
  'board-command',
] as const satisfies (keyof BoardEvents)[];

interface Panel extends HTMLElement {
  view: BoardView | undefined;
  readonly updateComplete: Promise<boolean>;
}

/** Puts a panel on an empty page, in a box of this size, and keeps what it emits. */
export async function mount<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  view: BoardView,
  {
    width = 900,
    height = 460,
    ...properties
  }: Record<string, unknown> & { width?: number; height?: number } = {},
): Promise<{
  panel: HTMLElementTagNameMap[Tag];
  emitted: Emitted[];
  show: (next: BoardView) => Promise<void>;
}> {
  document.body.replaceChildren();
  const box = document.createElement('main');
  box.style.width = `${width}px`;
  if (tag === 'wr-network-diagram') box.style.height = `${height}px`;
  const panel = document.createElement(tag) as HTMLElementTagNameMap[Tag] & Panel;
  Object.assign(panel, properties, { view });
  const emitted: Emitted[] = [];
  for (const type of types) {
    box.addEventListener(type, (event) => emitted.push([type, (event as CustomEvent).detail] as Emitted));
  }
  box.append(panel);
  document.body.append(box);
  const show = async (next: BoardView): Promise<void> => {
    panel.view = next;
    await settled(panel);
  };
  await settled(panel);
  return { panel, emitted, show };
}

/** The one element on the page with this role and accessible name. */
export function byName(role: 'button' | 'textbox' | 'alert' | 'group', name: string): HTMLElement {
  return page.getByRole(role, { name, exact: true }).element() as HTMLElement;
}

/** Whether there is such an element. */
export function has(role: 'button' | 'group', name: string): boolean {
  return page.getByRole(role, { name, exact: true }).query() !== null;
}

/** The element with this public test hook, or null. */
export function hook<Kind extends HTMLElement = HTMLElement>(testid: string): Kind {
  return document.querySelector<Kind>(`[data-testid="${testid}"]`)!;
}

/** After the element has drawn itself, with its size known. */
export async function settled(element: { readonly updateComplete: Promise<boolean> }): Promise<void> {
  await element.updateComplete;
  await painted();
  await element.updateComplete;
}

/** Either language and either theme: texts are one language's, colours one theme's. */
const looks = [
  ['ko', 'light'],
  ['en', 'dark'],
] as const satisfies readonly (readonly [Locale, Theme])[];

/** Runs axe on the page in both languages and both themes. */
export async function expectAccessible(panel: { readonly updateComplete: Promise<boolean> }): Promise<void> {
  for (const [locale, theme] of looks) {
    setLocale(locale);
    setTheme(theme);
    await settled(panel);
    const { violations } = await axe.run(document.body, {
      resultTypes: ['violations'],
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    });
    const found = violations.map(
      ({ id, nodes }) =>
        `${locale} ${theme} ${id}: ${nodes
          .map(({ html }) => html)
          .join(' | ')
          .slice(0, 600)}`,
    );
    expect(found).toEqual([]);
  }
  setLocale('ko');
  setTheme('light');
}

/** Presses a key on whatever has the focus, and lets it go. */
export function press(key: string, init: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
  (document.activeElement ?? target).dispatchEvent(
    new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true, ...init }),
  );
}
