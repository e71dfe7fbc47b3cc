import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../i18n/t.ts';
import { away } from './away.ts';
import { Page } from './page.ts';

/** Any other address. */
@customElement('wr-not-found-page')
export class NotFoundPage extends Page {
  protected override documentTitle(): string {
    return t('board.document', { title: t('away.not-found.title') });
  }

  protected override render(): TemplateResult {
    return away({
      title: t('away.not-found.title'),
      body: t('away.not-found.body'),
      actions: [{ label: t('away.home'), href: '/' }],
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-not-found-page': NotFoundPage;
  }
}
