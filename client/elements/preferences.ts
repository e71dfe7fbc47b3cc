import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Locale } from '#shared/locale.ts';
import { locale, setLocale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { setTheme, shownTheme, ThemeController } from '../theme/theme.ts';
import { WeightroomElement } from './element.ts';
import { icon } from './icons.ts';
import './preferences.css';

/** Each language by its own name. */
const names: readonly (readonly [Locale, string])[] = [
  ['ko', '한국어'],
  ['en', 'EN'],
];

/** Theme and language, switched in place and remembered on this device. */
@customElement('wr-preferences')
export class Preferences extends WeightroomElement {
  constructor() {
    super();
    new ThemeController(this);
  }

  protected override render(): TemplateResult {
    const dark = shownTheme() === 'dark';
    return html`
      <button
        type="button"
        class="icon-button"
        aria-label=${t('app.theme.dark')}
        aria-pressed=${dark}
        @click=${() => setTheme(dark ? 'light' : 'dark')}
      >
        ${icon(dark ? 'sun' : 'moon')}
      </button>
      <div class="segmented" role="group" aria-label=${t('app.language')}>
        ${names.map(
          ([value, name]) => html`<button
            type="button"
            lang=${value}
            aria-pressed=${locale() === value}
            @click=${() => setLocale(value)}
          >
            ${name}
          </button>`,
        )}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-preferences': Preferences;
  }
}
