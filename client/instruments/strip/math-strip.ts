import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isolated } from '#shared/locale.ts';
import { keyOf, type ParameterKey, type ParameterRef, parseKey } from '#shared/math/parameter-key.ts';
import { layoutOf } from '#shared/math/shape.ts';
import { formatInput, formatReading, formatWeight } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { PatientElement } from '../../elements/patient-element.ts';
import { personClass } from '../../elements/person.ts';
import { activationSymbol, symbol } from '../../elements/symbol.ts';
import { t } from '../../i18n/t.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { columnsOf, holderOf, isLocked, nameOf, otherHolderOf, parameterOf, self } from '../board-reading.ts';
import './math-strip.css';
import { matrix } from './matrix.ts';
import { sumTrace } from './sum-trace.ts';

/**
 * The same network as the lecture writes it: x·W + b = a, and z = σ(a), layer by layer, with every shape;
 * beside it the sum that the chosen parameter goes into.
 * @fires parameter-select - a number of W or b is clicked
 */
@customElement('wr-math-strip')
export class MathStrip extends PatientElement {
  @property({ attribute: false }) view: BoardView | undefined;

  protected override render(): TemplateResult {
    const { view } = this;
    if (view === undefined) return html``;
    const chosen = view.selected === null ? undefined : parseKey(view.selected);
    const { network } = view.board;
    return html`<section class=${view.preview ? 'preview' : ''} aria-label=${t('strip.label')}>
      <div class="scroll" tabindex="0" role="group" aria-label=${t('strip.label')}>
        <div class="equations">${network.layers.map((_, index) => this.#layer(view, index + 1, chosen))}</div>
      </div>
      <aside>
        ${chosen === undefined ? html`<p class="hint">${t('strip.trace-empty')}</p>` : sumTrace(view, chosen)}
        ${view.preview ? html`<p class="note">${t('strip.preview')}</p>` : nothing}
      </aside>
    </section>`;
  }

  #layer(view: BoardView, layer: number, chosen: ParameterRef | undefined): TemplateResult {
    const { network } = view.board;
    const { inputs, units } = layoutOf(network)[layer - 1]!;
    const { activation } = network.layers[layer - 1]!;
    const columns = columnsOf(view);
    const input = columns[layer - 1] ?? [];
    const a = view.observation.layers[layer - 1]?.a ?? [];
    const z = columns[layer] ?? [];
    const here = chosen?.layer === layer ? chosen : undefined;
    const from = here?.kind === 'weight' ? here.from : undefined;
    const into = chosen?.layer === layer - 1 ? chosen.to : undefined;
    const last = layer === network.layers.length;
    const row = (
      name: TemplateResult,
      values: readonly number[],
      format: (value: number) => string,
      marked: number | undefined,
      computed: boolean,
    ): TemplateResult =>
      matrix(1, values.length, {
        name,
        shape: `1×${values.length}`,
        chosen: { column: marked },
        cell: (_, k) =>
          html`<span class="entry ${computed ? 'computed' : ''} ${k === marked ? 'marked' : ''}"
            >${format(values[k] ?? Number.NaN)}</span
          >`,
      });
    return html`<div class="which">
        <strong>${t('strip.layer', { number: layer })}</strong>
        <span>${t(`activation.${activation}`)}</span>
      </div>
      ${row(
        layer === 1 ? symbol('x', { bold: true }) : symbol('z', { sup: layer - 1, bold: true }),
        input,
        layer === 1 ? formatInput : formatReading,
        layer === 1 ? from : into,
        layer > 1,
      )}
      <span class="sign">·</span>
      ${matrix(inputs, units, {
        name: symbol('W', { sup: layer, bold: true }),
        shape: `${inputs}×${units}`,
        chosen: { row: from, column: here?.to },
        cell: (i, j) => this.#parameter(view, { kind: 'weight', layer, from: i, to: j }, here),
      })}
      <span class="sign">+</span>
      ${matrix(1, units, {
        name: symbol('b', { sup: layer, bold: true }),
        shape: `1×${units}`,
        chosen: { column: here?.to },
        cell: (_, j) => this.#parameter(view, { kind: 'bias', layer, to: j }, here),
      })}
      <span class="sign">=</span>
      ${row(symbol('a', { sup: layer, bold: true }), a, formatReading, here?.to, true)}
      <span class="activation" title=${t(`activation.${activation}`)}>
        ${icon(activation)}${activationSymbol(activation)}
      </span>
      ${row(last ? symbol('y', { bold: true }) : symbol('z', { sup: layer, bold: true }), z, formatReading, here?.to, true)}`;
  }

  #parameter(view: BoardView, ref: ParameterRef, here: ParameterRef | undefined): TemplateResult {
    const key: ParameterKey = keyOf(ref);
    const selected = view.selected === key;
    const holder = otherHolderOf(view, key) ?? (selected ? self(view) : holderOf(view, key));
    const sibling = !selected && here !== undefined && here.to === ref.to;
    const person = holder ? `held ${personClass(holder.colour)}` : '';
    const lock = isLocked(view, key);
    const spoken = [
      `${labelsOf(view.board.network, key)?.spoken ?? key}: ${formatWeight(parameterOf(view, key))}`,
      ...(lock ? [t('parameter.locked')] : []),
      ...(holder ? [isolated(nameOf(view, holder))] : []),
    ].join(', ');
    return html`<button
      class="entry ${selected ? 'selected' : ''} ${sibling ? 'marked' : ''} ${person}"
      tabindex="-1"
      aria-pressed=${selected}
      aria-label=${spoken}
      ?disabled=${view.role === 'viewer'}
      @click=${() => emitBoardEvent(this, 'parameter-select', { parameter: key })}
    >
      ${lock ? icon('lock') : nothing}${formatWeight(parameterOf(view, key))}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-math-strip': MathStrip;
  }
}
