import { html, type TemplateResult } from 'lit';
import { columnName } from '../../elements/parameter-labels.ts';
import { symbol } from '../../elements/symbol.ts';
import { t } from '../../i18n/t.ts';
import { emitBoardEvent } from '../../stores/board-view.ts';
import './heads.css';
import { placeAt } from './place.ts';
import type { Scene } from './scene.ts';
import { textWidth } from './text-width.ts';

/** Each column's name, letter and shape, above it; where an instructor leads, a button that has all look at the layer. */
export function heads({ view, layout, traits }: Scene): TemplateResult[] {
  const { network } = view.board;
  const { headFont, headGap } = layout.sizes;
  const pitch = (layout.columns[1] ?? layout.width) - (layout.columns[0] ?? 0);
  const names = layout.columns.map((_, column) => columnName(network, column));
  // A letter with its superscript and "1×64" take about as much as three and four digits.
  const widest = Math.max(...names.map((name) => textWidth(`${name}0000000`, headFont))) + 3 * headGap;
  const narrow = widest > pitch;
  // Where even the names one above the other would meet, the letters stand for the columns.
  const lettered = Math.max(...names.map((name) => textWidth(name, headFont))) + headGap > pitch;
  return layout.columns.map((x, column) => {
    const letter =
      column === 0
        ? symbol('x')
        : column === network.layers.length
          ? symbol('y')
          : symbol('z', { sup: column });
    const classes = `head ${narrow ? 'narrow' : ''} ${lettered ? 'lettered' : ''}`;
    const place = placeAt({ x, y: layout.headY });
    const words = html`<span class="name ${lettered ? 'visually-hidden' : ''}">${names[column]}</span>
      ${letter}
      <span class="shape">1×${layout.units[column]!.length}</span>`;
    if (!traits.leads || column === 0) return html`<div class=${classes} ${place}>${words}</div>`;
    const ringed = view.ringedLayer === column;
    return html`<button
      type="button"
      class=${classes}
      data-testid="lead-layer-${column}"
      aria-pressed=${ringed}
      title=${t('diagram.lead-layer')}
      ${place}
      @click=${({ currentTarget }: Event) =>
        emitBoardEvent(currentTarget as Element, 'layer-select', { layer: ringed ? null : column })}
    >
      ${words}<span class="visually-hidden">, ${t('diagram.lead-layer')}</span>
    </button>`;
  });
}
