import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Locale, locales } from '#shared/locale.ts';

const KEY = 'weightroom:locale';
const listeners = new Set<() => void>();
let current: Locale = remembered() ?? preferred();

function remembered(): Locale | undefined {
  const value = localStorage.getItem(KEY);
  return locales.find((locale) => locale === value);
}

function preferred(): Locale {
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('ko')) ? 'ko' : 'en';
}

/** The language on screen now. */
export function locale(): Locale {
  return current;
}

/** Switches the language in place and remembers it on this device. */
export function setLocale(next: Locale): void {
  current = next;
  localStorage.setItem(KEY, next);
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

/** Redraws its host whenever the language changes. */
export class LocaleController implements ReactiveController {
  readonly #redraw: () => void;

  constructor(host: ReactiveControllerHost) {
    this.#redraw = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected(): void {
    listeners.add(this.#redraw);
  }

  hostDisconnected(): void {
    listeners.delete(this.#redraw);
  }
}
