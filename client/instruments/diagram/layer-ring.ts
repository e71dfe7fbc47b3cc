import { html, nothing, type TemplateResult } from 'lit';
import { columnName } from '../../elements/parameter-labels.ts';
import { t } from '../../i18n/t.ts';
import './layer-ring.css';
import type { Rect } from './curve.ts';
import { placeIn } from './place.ts';
import type { Scene } from './scene.ts';

/** Around a whole layer that everybody is to look at. */
export function layerRing({ view, layout }: Scene): TemplateResult | typeof nothing {
  const layer = view.ringedLayer ?? null;
  if (layer === null) return nothing;
  const around = boundsOf([...layout.units[layer]!, ...layout.labels[layer]!]);
  return html`<div class="layer-ring" data-testid="layer-ring" data-value=${layer} ${placeIn(around)}></div>`;
}

/** The same in words, for whoever is led there: told when it changes. */
export function layerWords({ view, traits }: Scene): TemplateResult | typeof nothing {
  if (traits.bare || traits.leads) return nothing;
  const layer = view.ringedLayer ?? null;
  const name = layer === null ? undefined : columnName(view.board.network, layer);
  return html`<p class="visually-hidden" role="status">${
    name === undefined ? nothing : t('diagram.layer-looked-at', { layer: name })
  }</p>`;
}

function boundsOf(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}
