import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Shape, shapeProduct } from '#shared/math/product.ts';
import { layoutOf } from '#shared/math/shape.ts';
import type { BoardContent } from '#shared/workshop/model/board.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatTarget } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { Size } from '../../elements/size.ts';
import { symbol } from '../../elements/symbol.ts';
import { tell } from '../../i18n/t.ts';
import { mayDo } from '../../instruments/board-reading.ts';
import { withUnits } from '../../instruments/network/network-edit.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { isOpen, isTold, stepOf } from '../reading.ts';
import type { ActivityView, OwnView } from '../view.ts';
import '../guess-numbers.ts';
import '../panes.css';
import './matrix-shapes.css';
import { outcome, plugs, shapeText } from './plugs.ts';
import './shape-gate.ts';

/** As many neurons as the chain has room to draw. */
const MOST = 6;

/** `matrix-shapes`: a gate for four sizes, the cells of a product, and the shapes along a real board. */
@customElement('wr-matrix-shapes')
export class MatrixShapes extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  @state() private cell = 0;
  readonly #box = new Size(this);

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const board = view?.board;
    if (view === undefined || board === undefined) return nothing;
    const step = stepOf(view);
    const done = step === undefined;
    const still = view.size === 'stage' || view.you === null;
    return html`<div class="lesson-panes ${view.size}">
      ${
        step === 'rule' || step === 'outer' || done
          ? html`<section class="pane all" aria-label=${tell(text.gate)}>
              <div class="pane-head"><h2>${tell(text.gate)}</h2><p class="caption">${tell(text.gateHow)}</p></div>
              <wr-shape-gate .covered=${!isOpen(view, 'same-shape')} .still=${still} .room=${this.#room}></wr-shape-gate>
              ${step === 'outer' && !still ? html`<wr-guess-numbers .view=${view} task="outer"></wr-guess-numbers>` : nothing}
            </section>`
          : nothing
      }
      ${step === 'cells' || step === 'defend' || done ? this.#cells(view, board.board, still) : nothing}
      ${step === 'one-axis' || done ? this.#oneAxis(view) : nothing}
      ${step === 'network' ? this.#chain(view, board) : nothing}
      ${this.question === undefined ? nothing : html`<div class="asked">${this.question}</div>`}
    </div>`;
  }

  get #room(): number {
    return Math.max(300, this.#box.width - (this.#box.width < 520 ? 40 : 48));
  }

  /** W above Y, X left of it, so that a row and a column cross at their cell. */
  #cells(view: ActivityView, { network, parameters, input }: BoardContent, still: boolean): TemplateResult {
    const { inputs, units, weights } = layoutOf(network)[0]!;
    const w = (i: number, j: number): number => parameters[weights + i * units + j]!;
    const known = (j: number): boolean => (j < 2 ? isTold(view, 'cells', 'cells') : isOpen(view, 'third'));
    const sum = (j: number): number => input.reduce((total, value, i) => total + value * w(i, j), 0);
    const at = Math.min(this.cell, units - 1);
    const go = (by: number) => (): void => {
      this.cell = Math.max(0, Math.min(units - 1, at + by));
    };
    const value = (j: number) => (known(j) ? formatTarget(sum(j)) : '?');
    return html`<section
      class="pane all cells"
      aria-label=${tell(text.cells)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.target instanceof HTMLInputElement) return;
        if (event.key === 'ArrowLeft') go(-1)();
        else if (event.key === 'ArrowRight') go(1)();
      }}
    >
      <div class="pane-head">
        <h2>${tell(text.cells)}</h2>
        <span class="controls">
          <button type="button" class="button" aria-label=${tell(text.before)} ?disabled=${at === 0} @click=${go(-1)}>${icon('previous')}</button>
          <span role="status">${tell(text.cellOf, { cell: at + 1, count: units })}</span>
          <button type="button" class="button" aria-label=${tell(text.after)} ?disabled=${at === units - 1} @click=${go(1)}>${icon('next')}</button>
        </span>
      </div>
      <div class="crossing">
        <table class="w">
          <caption>${symbol('W', { bold: true })} ${inputs}×${units}</caption>
          <tbody>
            ${Array.from(
              { length: inputs },
              (_, i) =>
                html`<tr>${Array.from({ length: units }, (_, j) => html`<td class=${j === at ? 'on' : ''}>${formatTarget(w(i, j))}</td>`)}</tr>`,
            )}
          </tbody>
        </table>
        <table class="x">
          <caption>${symbol('X', { bold: true })} 1×${inputs}</caption>
          <tbody>
            <tr>${input.map((value) => html`<td class="on">${formatTarget(value)}</td>`)}</tr>
          </tbody>
        </table>
        <table class="y">
          <caption>${symbol('Y', { bold: true })} 1×${units}</caption>
          <tbody>
            <tr>
              ${Array.from(
                { length: units },
                (_, j) => html`<td class=${j === at ? 'asked' : ''}>
                  <button type="button" data-testid="cell-${j}" data-value=${known(j) ? sum(j) : ''} aria-pressed=${j === at} @click=${() => {
                    this.cell = j;
                  }}>
                    ${value(j)}
                  </button>
                </td>`,
              )}
            </tr>
          </tbody>
        </table>
        <ol class="lines">
          ${Array.from(
            { length: units },
            (_, j) => html`<li class=${j === at ? 'on' : ''}>
              <span class="caption">${tell(text.column, { column: j + 1 })}</span>
              <span>${input.map((value, i) => `${i === 0 ? '' : ' + '}${formatTarget(value)}×${formatTarget(w(i, j))}`).join('')} = <b>${value(j)}</b></span>
            </li>`,
          )}
        </ol>
      </div>
      ${
        Array.from({ length: units }, (_, j) => j).every(known)
          ? html`<p><code>np.dot(X, W) → [[${Array.from({ length: units }, (_, j) => formatTarget(sum(j))).join(', ')}]]</code></p>`
          : nothing
      }
      ${still || stepOf(view) !== 'cells' ? nothing : html`<wr-guess-numbers .view=${view} task="cells"></wr-guess-numbers>`}
    </section>`;
  }

  #oneAxis(view: ActivityView): TemplateResult {
    const [left, right] = [[2], [2, 3]] as const;
    const made = shapeProduct(left, right);
    const open = isOpen(view, 'list');
    return html`<section class="pane all" aria-label=${tell(text.axis)}>
      <div class="pane-head"><h2>${tell(text.axis)}</h2></div>
      <div class="gate">
        ${plugs({ left, right, names: ['(2,)', '(2, 3)'], width: Math.min(340, this.#room), height: 108, covered: !open, label: tell(text.axis) })}
        <span class="equals" aria-hidden="true">=</span>
        ${outcome(open && made.fits ? made.shape : undefined, 112, 108, tell(text.result))}
      </div>
      ${
        open
          ? html`<p class="prose">${tell(text.axisSays)}</p>
              <p class="prose">${tell(text.numpy)}<br /><code class="numpy">shapes (2,) and (3,2) not aligned: 2 (dim 0) != 3 (dim 0)</code></p>`
          : nothing
      }
    </section>`;
  }

  /** The shapes of the live board, gate by gate. */
  #chain(view: ActivityView, board: BoardView): TemplateResult {
    const { network } = board.board;
    const layers = layoutOf(network);
    const last = layers.length;
    const narrow = this.#room < 700;
    const width = narrow ? Math.min(330, this.#room) : Math.floor((this.#room - 130) / last) - 80;
    const open = isOpen(view, 'fourth-neuron');
    return html`<section class="pane all" aria-label=${tell(text.chain)}>
      <div class="pane-head">
        <h2>${tell(text.chain)}</h2>
        <p class="caption">${tell(text.chainSays)}</p>
        ${open ? this.#neurons(view, board) : nothing}
      </div>
      <div class="chain">
        ${layers.map(({ inputs, units }, index) => {
          const into: Shape = [1, inputs];
          const name = index === 0 ? symbol('x', { bold: true }) : symbol('z', { sup: index, bold: true });
          return html`${plugs({
            left: into,
            right: [inputs, units],
            names: [
              html`${name} ${shapeText(into)}`,
              html`${symbol('W', { sup: index + 1, bold: true })} <span data-testid="shape-${index + 1}">${inputs}×${units}</span>`,
            ],
            width,
            height: 108,
            label: `${shapeText(into)} · ${inputs}×${units}`,
          })}
            <span class="arrow"><small>+ ${symbol('b', { sup: index + 1 })}</small><span aria-hidden="true">→</span><small>1×${units}</small></span>`;
        })}
        ${outcome([1, layers.at(-1)!.units], 96, 108, tell(text.result))}
      </div>
    </section>`;
  }

  #neurons(view: ActivityView, board: BoardView): TemplateResult | typeof nothing {
    const { network } = board.board;
    const units = network.layers[0]!.units;
    if (view.you === null || view.size === 'stage') return nothing;
    const off = !mayDo(board, 'set-network');
    const change = (count: number) => (): void => {
      const edit = withUnits(network, 0, count);
      emitBoardEvent(this, 'board-command', {
        command: { type: 'set-network', network: edit.network as never, from: [...edit.from] },
      });
    };
    return html`<span class="controls">
      <span>${tell(text.hidden)}</span>
      <span class="stepper">
        <button type="button" data-testid="neurons-less" aria-label=${tell(text.fewer)} ?disabled=${off || units <= 1} @click=${change(units - 1)}>${icon('minus')}</button>
        <output aria-label=${tell(text.hidden)}>${units}</output>
        <button type="button" data-testid="neurons-more" aria-label=${tell(text.more)} ?disabled=${off || units >= MOST} @click=${change(units + 1)}>${icon('plus')}</button>
      </span>
    </span>`;
  }
}

const text = {
  gate: { en: 'The shape gate', ko: '모양의 문' },
  gateHow: {
    en: 'The gate opens when the two in the middle agree.',
    ko: '가운데 두 수가 같으면 문이 열려요.',
  },
  cells: { en: 'One cell at a time', ko: '칸 하나씩 셈해요' },
  cellOf: { en: 'cell {cell} of {count}', ko: '{cell} / {count}칸' },
  before: { en: 'The cell before', ko: '앞 칸' },
  after: { en: 'The next cell', ko: '다음 칸' },
  column: { en: 'column {column}', ko: '{column}열' },
  axis: { en: 'With one axis only', ko: '축이 하나일 때' },
  axisSays: {
    en: 'A plain list has one size, so it has no number of rows to hand on. The inner rule is the same, and the answer is a list.',
    ko: '목록은 수가 하나뿐이라 넘겨줄 행의 수가 없어요. 안쪽의 규칙은 그대로이고, 답도 목록이에요.',
  },
  numpy: {
    en: 'When it does not fit, NumPy says the same thing:',
    ko: '맞물리지 않으면 NumPy도 똑같이 말해요.',
  },
  result: { en: 'What comes out', ko: '나오는 모양' },
  chain: { en: 'The same gate, three times, on your board', ko: '같은 문 세 개, 우리 보드에서' },
  chainSays: {
    en: 'Every inner pair agrees. That is why the signal gets through.',
    ko: '안쪽 두 수가 모두 같아요. 그래서 신호가 지나가요.',
  },
  hidden: { en: 'Neurons of hidden layer 1', ko: '은닉층 1의 뉴런' },
  fewer: { en: 'One neuron fewer', ko: '뉴런 하나 빼기' },
  more: { en: 'One neuron more', ko: '뉴런 하나 더하기' },
} as const;

export const show: OwnView = (view, question) =>
  html`<wr-matrix-shapes .view=${view} .question=${question}></wr-matrix-shapes>`;

declare global {
  interface HTMLElementTagNameMap {
    'wr-matrix-shapes': MatrixShapes;
  }
}
