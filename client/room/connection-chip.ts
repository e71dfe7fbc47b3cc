import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PatientElement } from '../elements/patient-element.ts';
import { t } from '../i18n/t.ts';
import type { ConnectionState } from '../stores/board-view.ts';
import './connection-chip.css';

/** How this page stands with the server, and the version it has. */
@customElement('wr-connection-chip')
export class ConnectionChip extends PatientElement {
  protected static override readonly waitsFor = ['version'];

  @property() state: ConnectionState = 'catching-up';
  @property({ type: Number }) version = 0;

  protected override render(): TemplateResult {
    return html`
      <span class="state ${this.state}" data-testid="connection" data-state=${this.state}>
        <i></i><span>${t(`connection.${this.state}`)}</span>
      </span>
      ${
        this.version === 0
          ? nothing
          : html`<span
              class="version"
              data-testid="version"
              data-value=${this.version}
              title=${t('connection.version', { version: this.version })}
              >v ${this.version}</span
            >`
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-connection-chip': ConnectionChip;
  }
}
