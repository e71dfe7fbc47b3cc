import { html, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { WeightroomElement } from '../../elements/element.ts';
import { formatWeight } from '../../elements/format.ts';
import { symbol } from '../../elements/symbol.ts';
import { tell } from '../../i18n/t.ts';
import '../parameter-bench.ts';
import { scaleOf } from '../plot.ts';

const REACH = 2;
const range = [-1.5, 1.5] as const;

/** y = a(a(a(x))) = a³x, with an a of one's own; nothing of it is sent. */
@customElement('wr-cubed')
export class Cubed extends WeightroomElement {
  /** The a that the class's chain has. */
  @property({ type: Number }) a = 0.8;
  /** What a³ comes to is asked for just now. */
  @property({ type: Boolean }) covered = false;
  @property({ type: Boolean }) still = false;
  @property() hue = '';

  @state() private own: number | undefined;

  protected override render(): TemplateResult {
    const a = this.covered ? this.a : (this.own ?? this.a);
    const powers = [1, a, a * a, a * a * a];
    const cube = powers[3]!;
    const hidden = html`<span class="covered"><span class="visually-hidden">${tell(text.hidden)}</span></span>`;
    return html`
      <p class="formula">
        ${symbol('y')} = ${symbol('a')}(${symbol('a')}(${symbol('a')}(${symbol('x')})))
        ${this.covered ? html`= ${hidden}` : html`= <b>${symbol('a')}³${symbol('x')}</b>`}
      </p>
      <p class="caption">
        ${formatWeight(a)} × ${formatWeight(a)} × ${formatWeight(a)} =
        ${this.covered ? hidden : html`<b data-testid="cube" data-value=${cube}>${shown(cube)}</b> ${tell(text.slope)}`}
      </p>
      ${this.#plot(a)}
      <ol class="chain">
        ${powers.map((value, layer) => {
          const quiet = this.covered && layer > 0;
          return html`<li class=${layer === 3 ? 'out' : ''}>
            ${layer === 0 ? '' : html`<span class="times">×${formatWeight(a)}</span>`}
            <span class="cell">${quiet ? '?' : shown(value)}</span>
            <span class="caption">${layer === 0 ? symbol('x') : tell(text.layer, { layer })}</span>
          </li>`;
        })}
      </ol>
      ${
        this.covered
          ? ''
          : html`<p class="once"><span>${tell(text.once)}</span><b>1 × ${shown(cube)} = ${shown(cube)}</b></p>`
      }
      ${
        this.still || this.covered
          ? ''
          : html`<wr-parameter-bench
              class=${this.hue}
              .name=${symbol('a')}
              label="a"
              testid="own-a"
              .does=${tell(text.does)}
              .value=${a}
              .range=${range}
              @bench-input=${this.#move}
              @bench-commit=${this.#move}
            ></wr-parameter-bench>`
      }
    `;
  }

  readonly #move = (event: CustomEvent<{ value: number }>): void => {
    event.stopPropagation();
    this.own = event.detail.value;
  };

  #plot(a: number): TemplateResult {
    const [width, height] = [352, 300];
    const x = scaleOf(-REACH, REACH, 8, width - 36);
    const y = scaleOf(-REACH, REACH, height - 8, 8);
    const line = (slope: number): string => {
      const end = Math.min(REACH, Math.abs(slope) < 1e-9 ? REACH : REACH / Math.abs(slope));
      return `M${x(-end)} ${y(-end * slope)}L${x(end)} ${y(end * slope)}`;
    };
    const at = (slope: number) =>
      [Math.min(x(REACH) + 4, width - 28), Math.max(16, Math.min(height - 4, y(slope * REACH) + 4))] as const;
    const drawn = this.covered
      ? [[a, 'faint', 'ax'] as const]
      : ([
          [a, 'faint', 'ax'],
          [a * a, 'other', 'a²x'],
          [a * a * a, 'curve', 'a³x'],
        ] as const);
    return html`<svg class="plot" viewBox="0 0 ${width} ${height}" role="img" aria-label=${tell(text.plot)}>
      ${[-2, -1, 1, 2].map((k) => svg`<path class="grid" d="M${x(k)} 8V${height - 8}M8 ${y(k)}H${x(REACH)}" />`)}
      <path class="axis" d="M${x(0)} 8V${height - 8}M8 ${y(0)}H${x(REACH)}" />
      ${[-2, -1, 1, 2].map((k) => svg`<text x=${x(k)} y=${y(0) + 16} text-anchor="middle">${k < 0 ? '−' : ''}${Math.abs(k)}</text>`)}
      ${drawn.map(([slope, look, name]) => {
        const [left, top] = at(slope);
        return svg`<path class=${look} d=${line(slope)} />
          <text class="math ${look === 'curve' ? 'strong' : ''}" x=${left} y=${top}>${name}</text>
          <circle class=${look === 'curve' ? 'spot' : 'ring'} cx=${x(1)} cy=${y(slope)} r="4.5" />`;
      })}
    </svg>`;
  }
}

/** Up to three decimals, and no more than it needs. */
function shown(value: number): string {
  return formatWeight(value) === value.toFixed(2).replace('-', '−') &&
    Math.abs(value * 100 - Math.round(value * 100)) < 1e-9
    ? formatWeight(value)
    : value.toFixed(3).replace('-', '−');
}

const text = {
  slope: { en: 'this one slope is enough', ko: '이 기울기 하나면 돼요' },
  hidden: { en: 'not open yet', ko: '아직 열지 않았어요' },
  layer: { en: 'layer {layer}', ko: '{layer}층' },
  once: { en: 'Multiplied once', ko: '한 번에 곱해도' },
  does: { en: 'what every layer multiplies by', ko: '층마다 곱하는 수' },
  plot: {
    en: 'The straight lines ax, a²x and a³x: each has another slope, none is bent.',
    ko: '직선 ax, a²x, a³x. 기울기만 다르고 어느 것도 휘지 않아요.',
  },
} as const;

declare global {
  interface HTMLElementTagNameMap {
    'wr-cubed': Cubed;
  }
}
