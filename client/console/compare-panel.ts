import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/avatar.ts';
import { WeightroomElement } from '../elements/element.ts';
import { formatDelta, formatReading, formatSigned, formatWeight, signClass } from '../elements/format.ts';
import { labelsOf, unitSymbol } from '../elements/parameter-labels.ts';
import { changeOf, changeText, lossText } from '../instruments/loss/loss-text.ts';
import type { Comparison, Difference } from './comparison.ts';
import { t } from './t.ts';
import './compare-panel.css';
import { authorOf, type People } from './edit-words.ts';

/** Rows that are read; of more, so many are counted. */
const ROWS = 60;

/** Two points of a board as a table: the loss, the outputs, and every parameter that differs. */
@customElement('wr-compare-panel')
export class ComparePanel extends WeightroomElement {
  /** Undefined until both points are there. */
  @property({ attribute: false }) comparison: Comparison | undefined;
  /** Which changes the two are, once two are chosen. */
  @property({ attribute: false }) names: readonly [a: string, b: string] | undefined;
  @property({ attribute: false }) participants: People = {};

  protected override render(): TemplateResult {
    return html`<h2>${t('compare.title')}</h2>
      ${
        this.names === undefined
          ? html`<p class="hint">${t('compare.pick')}</p>`
          : this.comparison === undefined
            ? html`<p class="hint" aria-busy="true">${t('compare.loading')}</p>`
            : this.#table(this.comparison, this.names)
      }`;
  }

  #table(
    { network, alike, loss, outputs, differences }: Comparison,
    [a, b]: readonly [string, string],
  ): TemplateResult {
    const same = alike && differences.length === 0 && changeOf(...loss) === 0;
    const change = changeOf(...loss);
    return html`<table data-testid="compare">
        <thead>
          <tr>
            <th scope="col">${t('compare.by')}</th>
            <th scope="col">A · ${a}</th>
            <th scope="col">B · ${b}</th>
            <th scope="col">${t('compare.difference')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">${t('compare.loss')} <i>L</i></th>
            <td>${lossText(loss[0])}</td>
            <td class="b">${lossText(loss[1])}</td>
            <td>${change === null ? '—' : changeText(change)}</td>
          </tr>
          ${outputs.map(
            ([from, to], unit) =>
              html`<tr>
                <th scope="row"><span class="visually-hidden">${t('compare.output')} </span>${unitSymbol(network, network.layers.length, unit)}</th>
                <td>${formatReading(from)}</td>
                <td class="b">${formatReading(to)}</td>
                <td>${formatDelta(to - from)}</td>
              </tr>`,
          )}
          ${differences.slice(0, ROWS).map((difference) => this.#row(difference))}
        </tbody>
      </table>
      ${differences.length > ROWS ? html`<p class="hint">${t('compare.more', { count: differences.length - ROWS })}</p>` : nothing}
      ${alike ? nothing : html`<p class="hint">${t('compare.networks')}</p>`}
      ${same ? html`<p class="hint">${t('compare.same')}</p>` : nothing}`;
  }

  #row({ parameter, a, b, edit }: Difference): TemplateResult {
    const { network } = this.comparison!;
    const person = edit === undefined || edit.by === null ? undefined : this.participants[edit.by];
    const by = edit === undefined ? '' : authorOf(edit, this.participants);
    return html`<tr data-parameter=${parameter}>
      <th scope="row" title=${by || nothing}>
        ${
          person === undefined
            ? html`<span class="nobody"></span>`
            : html`<wr-avatar size="small" .name=${person.name} .colour=${person.colour}></wr-avatar>`
        }
        ${labelsOf(network, parameter)?.symbol ?? parameter}
      </th>
      <td>${formatWeight(a)}</td>
      <td class="b ${signClass(b)}">${formatWeight(b)}</td>
      <td>${formatSigned(b - a)}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-compare-panel': ComparePanel;
  }
}
