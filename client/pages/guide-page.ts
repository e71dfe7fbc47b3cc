import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { brand } from '../elements/brand.ts';
import '../elements/preferences.ts';
import { t, tell } from '../i18n/t.ts';
import './guide-page.css';
import { guide } from './guide-texts.ts';
import { Page } from './page.ts';

/** `/guide`: how to teach with this. */
@customElement('wr-guide-page')
export class GuidePage extends Page {
  protected override documentTitle(): string {
    return t('guide-page.document');
  }

  protected override render(): TemplateResult {
    return html`
      <header>${brand()}<wr-preferences></wr-preferences></header>
      <main id="main" tabindex="-1">
        <h1 tabindex="-1">${t('guide-page.title')}</h1>
        <p class="lead">${t('guide-page.lead')}</p>
        <nav aria-label=${t('guide-page.parts')}>
          <ul>
            ${guide.map(({ id, title }) => html`<li><a href="#${id}">${tell(title)}</a></li>`)}
          </ul>
        </nav>
        ${guide.map(
          ({ id, title, lead, steps }) => html`<section id=${id} tabindex="-1" aria-labelledby="${id}-title">
            <h2 id="${id}-title">${tell(title)}</h2>
            <p class="lead">${tell(lead)}</p>
            <ol>
              ${steps.map((step) => html`<li>${tell(step)}</li>`)}
            </ol>
          </section>`,
        )}
        <p><a class="button primary" href="/">${t('guide-page.start')}</a></p>
      </main>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-guide-page': GuidePage;
  }
}
