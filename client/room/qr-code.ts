import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { encode } from 'uqr';
import { WeightroomElement } from '../elements/element.ts';
import { t } from '../i18n/t.ts';
import './qr-code.css';

/** Light modules around the code that scanners need (ISO/IEC 18004 asks for four). */
const QUIET = 4;

/** An address as a QR code: dark on white in every theme. */
@customElement('wr-qr-code')
export class QrCode extends WeightroomElement {
  @property() url = '';

  protected override render(): TemplateResult | typeof nothing {
    if (this.url === '') return nothing;
    const { data, size } = encode(this.url, { ecc: 'M', border: 0 });
    const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
    const side = size + 2 * QUIET;
    return html`<svg
      viewBox="${-QUIET} ${-QUIET} ${side} ${side}"
      role="img"
      aria-label=${t('host.share.qr', { url: this.url })}
      shape-rendering="crispEdges"
    >
      ${svg`<rect class="paper" x=${-QUIET} y=${-QUIET} width=${side} height=${side} /><path class="ink" d=${dark.join('')} />`}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-qr-code': QrCode;
  }
}
