import '#client/theme/theme.css';
import { setLocale } from '#client/i18n/locale.ts';
import { settled } from './instruments/mount.ts';

interface Mounted<Tag extends keyof HTMLElementTagNameMap> {
  readonly element: HTMLElementTagNameMap[Tag];
  /** What it has emitted, in order. */
  readonly emitted: readonly { readonly type: string; readonly detail: unknown }[];
}

/** Puts an element with these properties on an empty page, in a box of this width, and keeps what it emits. */
export async function mountElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  types: readonly string[],
  width = 900,
): Promise<Mounted<Tag>> {
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
  document.body.replaceChildren();
  setLocale('ko');
  const box = document.createElement('main');
  box.style.width = `${width}px`;
  const element = document.createElement(tag);
  Object.assign(element, properties);
  const emitted: { type: string; detail: unknown }[] = [];
  for (const type of types) {
    box.addEventListener(type, (event) => emitted.push({ type, detail: (event as CustomEvent).detail }));
  }
  box.append(element);
  document.body.append(box);
  await settled(element as unknown as { updateComplete: Promise<boolean> });
  return { element, emitted };
}

/** What has this test hook; it must be there. */
export function hook<Found extends HTMLElement = HTMLElement>(
  name: string,
  within: ParentNode = document,
): Found {
  const found = within.querySelector<Found>(`[data-testid="${name}"]`);
  if (found === null) throw new Error(`nothing has the hook ${name}`);
  return found;
}

/** Every hook that begins so, in the order of the page. */
export function hooks(start: string, within: ParentNode = document): string[] {
  return [...within.querySelectorAll<HTMLElement>('[data-testid]')]
    .map(({ dataset }) => dataset.testid ?? '')
    .filter((name) => name.startsWith(start));
}

/** Types a text into a field. */
export function type(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
