import { html, type TemplateResult } from 'lit';
import { columnName } from '../../elements/parameter-labels.ts';
import { symbol } from '../../elements/symbol.ts';
import './heads.css';
import { placeAt } from './place.ts';
import type { Scene } from './scene.ts';
import { textWidth } from './text-width.ts';

/** Each column's name, letter and shape, above it; they follow from network, layout and language alone. */
export function heads({ view, layout }: Scene): TemplateResult[] {
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
    return html`<div class="head ${narrow ? 'narrow' : ''} ${lettered ? 'lettered' : ''}" ${placeAt({ x, y: layout.headY })}>
      <span class="name ${lettered ? 'visually-hidden' : ''}">${names[column]}</span>
      ${letter}
      <span class="shape">1×${layout.units[column]!.length}</span>
    </div>`;
  });
}
