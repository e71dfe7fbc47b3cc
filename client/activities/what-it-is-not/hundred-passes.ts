import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { trace } from '#shared/math/forward.ts';
import { createRandom } from '#shared/math/random.ts';
import type { BoardContent } from '#shared/workshop/model/board.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { symbol } from '../../elements/symbol.ts';
import { tell } from '../../i18n/t.ts';
import { scaleOf } from '../plot.ts';

/** How often the network is used, and how often in one frame. */
const PASSES = 100;
const AT_ONCE = 4;

/** A network run forward a hundred times: every output drawn, and every weight compared with before. */
@customElement('wr-hundred-passes')
export class HundredPasses extends WeightroomElement {
  @property({ attribute: false }) board: BoardContent | undefined;
  @property({ type: Boolean }) disabled = false;

  /** The outputs so far, one list a pass. */
  @state() private outputs: readonly (readonly number[])[] = [];
  /** Weights and biases as they were before the first pass, and the very array that the passes read. */
  #before: readonly number[] = [];
  #used = new Float64Array();

  protected override render(): TemplateResult | typeof nothing {
    const { board, outputs } = this;
    if (board === undefined) return nothing;
    const done = outputs.length === PASSES;
    const changed = this.#before.filter((value, index) => !Object.is(value, this.#used[index])).length;
    return html`<div class="passes-head">
        <button type="button" class="button primary" data-testid="run-hundred" ?disabled=${this.disabled || (outputs.length > 0 && !done)} @click=${this.#run}>
          ${icon('fast-forward')}${tell(text.run)}
        </button>
        <output data-testid="passes" data-value=${outputs.length}><b>${outputs.length}</b> / ${PASSES}</output>
      </div>
      ${this.#plot()}
      <dl class="facts">
        <div>
          <dt>${tell(text.seen)}</dt>
          <dd>${outputs.length === 0 ? '—' : new Set(outputs.map((y) => y.join())).size}</dd>
        </div>
        <div>
          <dt>${tell(text.changed)}</dt>
          <dd data-testid="changed" data-value=${outputs.length === 0 ? '' : changed}>${outputs.length === 0 ? '—' : html`${changed} / ${board.parameters.length}`}</dd>
        </div>
      </dl>`;
  }

  #plot(): TemplateResult {
    const x = scaleOf(0, PASSES - 1, 34, 592);
    const all = this.outputs.flat();
    const [least, most] = [Math.min(0, ...all), Math.max(1, ...all)];
    const y = scaleOf(least, most, 132, 10);
    return html`<svg class="plot" viewBox="0 0 600 156" role="img" aria-label=${tell(text.plot, { count: this.outputs.length })}>
      <path class="axis" d="M34 10V132H592" />
      <text x="28" y=${y(0) + 4} text-anchor="end">0</text>
      <text x="28" y=${y(1) + 4} text-anchor="end">1</text>
      <text x="592" y="150" text-anchor="end">${tell(text.pass)} ${PASSES}</text>
      ${this.outputs.map((outputs, k) =>
        outputs.map(
          (value, j) => svg`<circle class=${j === 0 ? 'ring' : 'spot'} cx=${x(k)} cy=${y(value)} r="3.5" />`,
        ),
      )}
    </svg>
    <p class="caption">○ ${symbol('y', { sub: 1 })} · ● ${symbol('y', { sub: 2 })}</p>`;
  }

  readonly #run = (): void => {
    const { board } = this;
    if (board === undefined) return;
    this.#before = [...board.parameters];
    this.#used = Float64Array.from(board.parameters);
    this.outputs = [];
    const random = createRandom(board.parameters.length);
    const frame = (): void => {
      if (!this.isConnected) return;
      const next = Array.from({ length: AT_ONCE }, () => {
        const input = board.input.map(() => random.between(-3, 3));
        return trace(board.network, this.#used, input).at(-1)!.z;
      });
      this.outputs = [...this.outputs, ...next];
      if (this.outputs.length < PASSES) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  };
}

const text = {
  run: { en: 'Run it forward 100 times', ko: '앞으로 100번 돌리기' },
  seen: { en: 'Different outputs', ko: '서로 다른 출력' },
  changed: { en: 'Weights and biases that have changed', ko: '달라진 가중치와 편향' },
  plot: { en: 'The outputs of {count} passes', ko: '{count}번 계산한 출력' },
  pass: { en: 'pass', ko: '계산' },
} as const;

declare global {
  interface HTMLElementTagNameMap {
    'wr-hundred-passes': HundredPasses;
  }
}
