import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keysOf, type ParameterKey, parseKey } from '#shared/math/parameter-key.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import type { Command } from '#shared/workshop/features.ts';
import { sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { present } from '#shared/workshop/model/people.ts';
import '../../elements/avatar.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { menu } from '../../elements/menu.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { personClass } from '../../elements/person.ts';
import { clockText, Ticking } from '../../elements/ticking.ts';
import { uid } from '../../elements/uid.ts';
import { t, tell } from '../../i18n/t.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { ownerOf } from '../board-reading.ts';
import './hand-weight.css';

/**
 * Hands the chosen weight, then its whole layer, to a student, and takes it back; nothing for who may not, or while none is chosen.
 * @fires board-command - `{command: {type: 'hand-parameters'}}`
 * @fires class-command - `{command: {type: 'pick-volunteer'}}`
 */
@customElement('wr-hand-weight')
export class HandWeight extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  readonly #id = uid('handing');
  readonly #ticking = new Ticking(this);

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const key = view?.selected ?? null;
    const labels = view === undefined || key === null ? undefined : labelsOf(view.board.network, key);
    if (view?.role !== 'instructor' || key === null || labels === undefined) {
      this.#ticking.want(false);
      return nothing;
    }
    const owner = ownerOf(view, key);
    this.#ticking.want(owner !== undefined);
    const why = view.refusal({ type: 'hand-parameters', parameters: [key] });
    const refused = why && tell(sentenceOf(why.code), why.params);
    const layer = layerOf(view.board.network, key);
    const whole = owner !== undefined && layer.every((each) => ownerOf(view, each)?.id === owner.id);
    const hand = (to: string | null, parameters = [key]) =>
      emitBoardEvent(this, 'board-command', { command: { type: 'hand-parameters', parameters, to } });
    return html`<div
      class="handing ${owner === undefined ? '' : personClass(owner.colour)}"
      role="group"
      aria-label=${t('handing.hand.of', { parameter: labels.plain })}
      data-testid="hand-weight"
      data-value=${owner?.id ?? ''}
    >
      ${
        owner === undefined
          ? menu({
              id: this.#id,
              testid: 'hand-weight-menu',
              face: html`${icon('hand')}<span>${t('handing.hand')}</span>${icon('open')}`,
              items: present(view)
                .filter(({ role }) => role === 'student')
                .map(({ id, name, colour }) => ({
                  label: html`<wr-avatar size="small" .name=${name} .colour=${colour}></wr-avatar
                    ><bdi>${name}</bdi>`,
                  testid: `hand-weight-to-${id}`,
                  refused,
                  run: () => hand(id),
                })),
            })
          : html`<span class="owner" title=${t('handing.owner', { name: owner.name })}
                >${whole ? t('strip.layer', { number: parseKey(key)!.layer }) : labels.symbol}<span aria-hidden="true">→</span
                ><wr-avatar size="small" .name=${owner.name} .colour=${owner.colour}></wr-avatar
                ><bdi>${owner.name}</bdi
                ><span class="since">${clockText(Date.now() - (view.handed?.[key]?.at ?? Date.now()))}</span></span
              >
              <button
                type="button"
                class="button"
                data-testid="hand-weight-back"
                @click=${() => hand(null, whole ? layer : [key])}
              >
                ${t('handing.back')}
              </button>
              ${
                whole
                  ? nothing
                  : html`<button
                      type="button"
                      class="button quiet"
                      data-testid="hand-layer"
                      title=${t('handing.layer.of', { name: owner.name })}
                      @click=${() => hand(owner.id, layer)}
                    >
                      ${t('handing.layer')}
                    </button>`
              }`
      }
      <button
        type="button"
        class="icon-button"
        data-testid="hand-weight-dice"
        aria-label=${t('handing.dice')}
        title=${t('handing.dice')}
        @click=${() => this.#pick(view, key)}
      >
        ${icon('dice')}
      </button>
    </div>`;
  }

  #pick({ board }: BoardView, key: string): void {
    const draw = crypto.getRandomValues(new Uint32Array(1))[0]! >>> 1;
    const command: Command = { type: 'pick-volunteer', draw, board: board.id, parameters: [key] };
    this.dispatchEvent(new CustomEvent('class-command', { detail: { command }, bubbles: true }));
  }
}

/** The parameters of the layer that one of them is in. */
function layerOf(network: NetworkSpec, key: ParameterKey): ParameterKey[] {
  const at = parseKey(key)?.layer;
  return keysOf(network).filter((each) => parseKey(each)?.layer === at);
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-hand-weight': HandWeight;
  }
  interface HTMLElementEventMap {
    'class-command': CustomEvent<{ command: Command }>;
  }
}
