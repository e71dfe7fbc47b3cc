import { html, type TemplateResult } from 'lit';
import { askForm } from '../../elements/dialog.ts';
import { keys } from '../keys.ts';
import { t } from '../t.ts';
import './keys-sheet.css';

/** Shows every key of the console. */
export function showKeys(): Promise<undefined> {
  return askForm<undefined>({
    title: t('keys.title'),
    body: t('keys.note'),
    wide: true,
    fields: sheet,
    answer: () => undefined,
  });
}

function sheet(): TemplateResult {
  return html`<dl class="keys-sheet" data-testid="keys">
    ${keys.map(
      ({ shown, does }) => html`<div>
        <dt>${shown.split(' ').map((key) => html`<kbd class="kbd">${key}</kbd>`)}</dt>
        <dd>${t(does)}</dd>
      </div>`,
    )}
  </dl>`;
}
