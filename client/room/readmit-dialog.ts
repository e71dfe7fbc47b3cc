import { html } from 'lit';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import { askForm } from '../elements/dialog.ts';
import { icon } from '../elements/icons.ts';
import { t } from '../i18n/t.ts';
import { timeOfDay } from './clock.ts';
import './qr-code.ts';
import './readmit-dialog.css';

export interface Readmission {
  /** Whom it lets back in. */
  readonly name: string;
  /** Eight characters, to be typed. */
  readonly secret: string;
  readonly address: string;
  /** When it ends by itself. */
  readonly until: Timestamp;
  readonly copy: (address: string) => void;
}

/** Shows the one-time way back in for somebody on another device; resolves when it is closed. */
export async function showReadmission({ name, secret, address, until, copy }: Readmission): Promise<void> {
  await askForm<never>({
    title: t('readmit.title', { name }),
    body: t('readmit.body', { path: t('readmit.path') }),
    testid: 'readmit',
    fields: () => html`<div class="readmission">
      <div>
        <h3>${t('readmit.code')}</h3>
        <p class="code" data-testid="readmit-secret" data-value=${secret}
          ><b>${secret.slice(0, 4)}</b><b>${secret.slice(4)}</b></p
        >
        <p class="hint">${t('readmit.until', { time: timeOfDay(until) })}</p>
        <button type="button" class="button" data-testid="readmit-copy" @click=${() => copy(address)}>
          ${icon('copy')}${t('readmit.copy')}
        </button>
      </div>
      <wr-qr-code .url=${address}></wr-qr-code>
      <p class="address">${address.replace(/^https?:\/\//, '')}</p>
    </div>`,
    answer: () => undefined,
  });
}
