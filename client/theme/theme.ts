import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a person may ask for; `system` follows the device. */
export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

const KEY = 'weightroom:theme';
const listeners = new Set<() => void>();
let current: Theme = themes.find((theme) => theme === localStorage.getItem(KEY)) ?? 'system';
apply();

function apply(): void {
  if (current === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = current;
}

/** The theme asked for on this device. */
export function theme(): Theme {
  return current;
}

/** What is on screen now: light or dark. */
export function shownTheme(): Exclude<Theme, 'system'> {
  if (current !== 'system') return current;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Switches the theme in place and remembers it on this device. */
export function setTheme(next: Theme): void {
  current = next;
  if (next === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, next);
  apply();
  for (const listener of listeners) listener();
}

/** Redraws its host whenever the theme changes. */
export class ThemeController implements ReactiveController {
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
