import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { say } from '#shared/locale.ts';
import {
  type ActivationName,
  activationNames,
  defaultAlpha,
  elementwiseNames,
} from '#shared/math/activations.ts';
import { type InitializerName, initializerNames } from '#shared/math/initializers.ts';
import { type LossName, lossNames } from '#shared/math/losses.ts';
import { type LayerSpec, type NetworkSpec, networkLimits, parameterCount } from '#shared/math/shape.ts';
import { initializerTexts } from '#shared/math/texts/initializer-texts.ts';
import { lossTexts } from '#shared/math/texts/loss-texts.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { columnName } from '../../elements/parameter-labels.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { type BoardCommand, type BoardView, emitBoardEvent, type Refusal } from '../../stores/board-view.ts';
import { activationLecture, initializerLecture, lossLecture } from './function-lecture.ts';
import {
  type NetworkEdit,
  takesLayer,
  withActivation,
  withAlpha,
  withInputs,
  withLayer,
  withoutLayer,
  withUnits,
} from './network-edit.ts';
import './network-editor.css';
import '../../elements/setting-field.ts';
import { uid } from '../../elements/uid.ts';
import { whyNot } from '../why-not.ts';

/** What the words below the menus are about. */
type Topic =
  | { readonly of: 'activation'; readonly layer: number }
  | { readonly of: 'loss' }
  | { readonly of: 'initializer' };

/**
 * The shape of the network, a column for each layer, with its functions; what the lecture says of the one
 * chosen last stands below.
 * @fires board-command - set-network, set-loss, initialize
 */
@customElement('wr-network-editor')
export class NetworkEditor extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  /** Why this person may not change the network; nothing when they may. */
  @property({ attribute: false }) refused: Refusal | undefined;

  @state() private topic: Topic = { of: 'activation', layer: 0 };
  @state() private initializer: InitializerName = 'xavier';
  readonly #id = uid('network-editor');

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) return nothing;
    const { network, loss, data } = view.board;
    const off = this.refused !== undefined;
    const fixed = data.kind !== 'sample';
    return html`<section aria-label=${t('editor.region')}>
      ${whyNot(this.refused, 'network')}
      <ol class="columns">
        ${this.#input(network, off || fixed, fixed)}
        ${network.layers.map((layer, index) => [
          this.#insert(network, index, off),
          this.#column(network, layer, index, off, fixed),
        ])}
      </ol>
      <dl class="count">
        <dt>${t('editor.parameters')}</dt>
        <dd>
          <strong data-testid="parameter-count" data-value=${parameterCount(network)}
            >${t('editor.count', { count: parameterCount(network).toLocaleString(locale()) })}</strong
          >
          <span class="sum">${sumOf(network)}</span>
        </dd>
      </dl>
      <div class="functions">
        <div class="menus">
          ${this.#lossMenu(loss, off)} ${this.#initializerMenu(off)}
        </div>
        ${this.#lecture(network, loss)}
      </div>
    </section>`;
  }

  #input(network: NetworkSpec, off: boolean, fixed: boolean): TemplateResult {
    const name = columnName(network, 0);
    return html`<li class="column">
      <h3>${name} <span class="symbol">x</span></h3>
      ${this.#units(name, network.inputs, off, 'units-input', (units) => withInputs(network, units))}
      ${fixed ? html`<p class="fixed">${t('editor.fixed')}</p>` : nothing}
    </li>`;
  }

  #column(
    network: NetworkSpec,
    layer: LayerSpec,
    index: number,
    off: boolean,
    fixed: boolean,
  ): TemplateResult {
    const last = index === network.layers.length - 1;
    const name = columnName(network, index + 1);
    return html`<li class="column ${this.#isAbout(index) ? 'about' : ''}">
      <h3>
        ${name}${
          last
            ? html` <span class="symbol">y</span>`
            : html`<button
                type="button"
                class="icon-button remove"
                data-testid="remove-layer-${index}"
                aria-label=${t('editor.remove', { layer: name })}
                ?disabled=${off}
                @click=${() => this.#edit(withoutLayer(network, index))}
              >
                ${icon('cross')}
              </button>`
        }
      </h3>
      ${this.#units(name, layer.units, off || (last && fixed), `units-${index}`, (units) =>
        withUnits(network, index, units),
      )}
      ${this.#activation(network, layer, index, name, off)}
      ${last && fixed ? html`<p class="fixed">${t('editor.fixed')}</p>` : nothing}
    </li>`;
  }

  #units(
    layer: string,
    units: number,
    off: boolean,
    testid: string,
    edit: (units: number) => NetworkEdit,
  ): TemplateResult {
    return html`<wr-setting-field
      testid=${testid}
      .name=${t('editor.units', { layer })}
      .value=${units}
      .least=${1}
      .most=${networkLimits.units}
      .disabled=${off}
      whole
      @setting-commit=${({ detail }: CustomEvent<{ value: number }>) => this.#edit(edit(detail.value))}
    ></wr-setting-field>`;
  }

  #activation(
    network: NetworkSpec,
    layer: LayerSpec,
    index: number,
    name: string,
    off: boolean,
  ): TemplateResult {
    const last = index === network.layers.length - 1;
    const names: readonly ActivationName[] = last ? activationNames : elementwiseNames;
    const alpha = defaultAlpha(layer.activation);
    return html`<select
        class="choice"
        data-testid="activation-${index}"
        aria-label=${t('editor.activation', { layer: name })}
        ?disabled=${off}
        .value=${live(layer.activation)}
        @focus=${() => this.#tell({ of: 'activation', layer: index })}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          this.#tell({ of: 'activation', layer: index });
          this.#edit(withActivation(network, index, value as ActivationName));
        }}
      >
        ${names.map(
          (one) => html`<option value=${one} ?selected=${one === layer.activation}>
            ${t(`activation.${one}`)}
          </option>`,
        )}
      </select>
      ${
        alpha === undefined
          ? nothing
          : html`<wr-setting-field
              class="alpha"
              testid="alpha-${index}"
              .label=${'α'}
              .name=${t('editor.alpha', { layer: name })}
              .value=${layer.alpha ?? alpha}
              .least=${0}
              .most=${10}
              .ladder=${[0, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1, 1.5, 2, 5, 10]}
              .disabled=${off}
              @setting-commit=${({ detail }: CustomEvent<{ value: number }>) =>
                this.#edit(withAlpha(network, index, detail.value))}
            ></wr-setting-field>`
      }`;
  }

  #insert(network: NetworkSpec, index: number, off: boolean): TemplateResult {
    return html`<li class="insert">
      <button
        type="button"
        class="icon-button"
        data-testid="add-layer-${index}"
        title=${t('editor.add-short')}
        aria-label=${t('editor.add', { layer: columnName(network, index + 1) })}
        ?disabled=${off || !takesLayer(network)}
        @click=${() => this.#edit(withLayer(network, index))}
      >
        ${icon('plus')}
      </button>
    </li>`;
  }

  #lossMenu(loss: LossName, off: boolean): TemplateResult {
    return html`<div class="menu-field">
      <label for="${this.#id}-loss">${t('editor.loss')}</label>
      <select
        id="${this.#id}-loss"
        class="choice"
        data-testid="${this.#id}-loss"
        ?disabled=${off}
        .value=${live(loss)}
        @focus=${() => this.#tell({ of: 'loss' })}
        @change=${(event: Event) => {
          this.#tell({ of: 'loss' });
          this.#run({ type: 'set-loss', loss: (event.target as HTMLSelectElement).value as LossName });
        }}
      >
        ${lossNames.map(
          (name) => html`<option value=${name} ?selected=${name === loss}>
            ${say(lossTexts[name].name, locale())}
          </option>`,
        )}
      </select>
    </div>`;
  }

  #initializerMenu(off: boolean): TemplateResult {
    return html`<div class="menu-field">
      <label for="${this.#id}-initializer">${t('editor.initializer')}</label>
      <div class="with-button">
        <select
          id="${this.#id}-initializer"
          class="choice"
          data-testid="${this.#id}-initializer"
          ?disabled=${off}
          .value=${live(this.initializer)}
          @focus=${() => this.#tell({ of: 'initializer' })}
          @change=${(event: Event) => {
            this.#tell({ of: 'initializer' });
            this.initializer = (event.target as HTMLSelectElement).value as InitializerName;
          }}
        >
          ${initializerNames.map(
            (name) => html`<option value=${name} ?selected=${name === this.initializer}>
              ${say(initializerTexts[name].name, locale())}
            </option>`,
          )}
        </select>
        <button
          type="button"
          class="button"
          data-testid="initialize"
          ?disabled=${off}
          @click=${() => this.#run({ type: 'initialize', initializer: this.initializer })}
        >
          ${t('editor.initialize')}
        </button>
      </div>
    </div>`;
  }

  #lecture({ layers }: NetworkSpec, loss: LossName): TemplateResult {
    const { topic } = this;
    if (topic.of === 'loss') return lossLecture(loss);
    if (topic.of === 'initializer') return initializerLecture(this.initializer);
    return activationLecture((layers[topic.layer] ?? layers.at(-1)!).activation);
  }

  #isAbout(index: number): boolean {
    return this.topic.of === 'activation' && this.topic.layer === index;
  }

  #tell(topic: Topic): void {
    this.topic = topic;
  }

  #edit({ network, from }: NetworkEdit): void {
    this.#run({ type: 'set-network', network, from });
  }

  #run(command: BoardCommand): void {
    emitBoardEvent(this, 'board-command', { command });
  }
}

/** How the parameters add up: (2 + 1) × 3 + (3 + 1) × 2. */
function sumOf({ inputs, layers }: NetworkSpec): string {
  return layers
    .map(({ units }, index) => `(${layers[index - 1]?.units ?? inputs} + 1) × ${units}`)
    .join(' + ');
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-network-editor': NetworkEditor;
  }
}
