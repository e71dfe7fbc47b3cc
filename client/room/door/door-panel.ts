import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type DoorPolicy, doorOf, doors, type Knock, policyOf } from '#shared/workshop/model/door.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import '../../elements/avatar.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { type IconName, icon } from '../../elements/icons.ts';
import { menu } from '../../elements/menu.ts';
import { uid } from '../../elements/uid.ts';
import { t } from '../../i18n/t.ts';
import './door-panel.css';

/** What the panel asks to be done. */
export type DoorAction =
  | { readonly type: 'set-door'; readonly door: DoorPolicy }
  | { readonly type: 'admit' | 'turn-away' | 'bar'; readonly participants: readonly ParticipantId[] }
  | { readonly type: 'remove-flood' | 'dismiss-flood' };

const drawings: Readonly<Record<DoorPolicy, IconName>> = {
  open: 'unlock',
  approval: 'clock',
  locked: 'lock',
};

/** How often the times of waiting are written anew (ms). */
const REFRESH = 15_000;

/**
 * The door: whether newcomers come in, wait or stay out; who waits; and a word when very many came at once.
 * @fires door-action - what is to be done
 */
@customElement('wr-door-panel')
export class DoorPanel extends WeightroomElement {
  @property({ attribute: false }) workshop: WorkshopState | undefined;
  @property({ attribute: false }) online: readonly ParticipantId[] = [];
  /** Those who came very many at once, as long as nobody has said that they may. */
  @property({ attribute: false }) flood: readonly ParticipantId[] = [];
  readonly #id = uid('door');
  #refresh: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#refresh = setInterval(() => this.requestUpdate(), REFRESH);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#refresh);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { workshop } = this;
    if (workshop === undefined) return nothing;
    const policy = policyOf(workshop);
    const waiting = Object.entries(doorOf(workshop).waiting);
    return html`
      <p class="visually-hidden" role="alert">
        ${this.flood.length === 0 ? '' : t('flood.title', { count: this.flood.length })}
      </p>
      ${this.flood.length === 0 ? nothing : this.#flooded(policy)}
      <h2 id="${this.#id}-title">${t('door.title')}</h2>
      <div class="policy" role="radiogroup" aria-labelledby="${this.#id}-title">
        ${doors.map((door) => this.#choice(door, policy))}
      </div>
      <p class="about">${t(`door.${policy}.about`)}</p>
      <p class="visually-hidden" role="status">
        ${waiting.length === 0 ? '' : t('door.waiting.status', { count: waiting.length })}
      </p>
      ${waiting.length === 0 ? nothing : this.#line(workshop, waiting)}
    `;
  }

  #choice(door: DoorPolicy, policy: DoorPolicy): TemplateResult {
    return html`<label>
      <input
        type="radio"
        class="visually-hidden"
        name="${this.#id}-policy"
        data-testid="door-${door}"
        .checked=${door === policy}
        @change=${() => this.#act({ type: 'set-door', door })}
      />
      <span>${icon(drawings[door])}${t(`door.${door}`)}</span>
    </label>`;
  }

  #flooded(policy: DoorPolicy): TemplateResult {
    const title = `${this.#id}-flood`;
    return html`<section class="flood" aria-labelledby=${title} data-testid="flood">
      <h2 id=${title}>
        ${icon('warn')}<span>${t('flood.title', { count: this.flood.length })}</span>
      </h2>
      <p>${t('flood.body')}</p>
      <div class="actions">
        ${
          policy === 'open'
            ? html`${this.#button('flood-approval', t('flood.approval'), { type: 'set-door', door: 'approval' }, 'primary')}
                ${this.#button('flood-lock', t('flood.lock'), { type: 'set-door', door: 'locked' })}`
            : nothing
        }
        ${this.#button('flood-remove', t('flood.remove'), { type: 'remove-flood' }, policy === 'open' ? '' : 'primary')}
        ${this.#button('flood-dismiss', t('flood.dismiss'), { type: 'dismiss-flood' })}
      </div>
    </section>`;
  }

  #line(workshop: WorkshopState, waiting: readonly (readonly [ParticipantId, Knock])[]): TemplateResult {
    const all = waiting.map(([id]) => id);
    return html`<div class="waiting" data-testid="waiting">
      <div class="head">
        <h3>
          ${t('door.waiting')} <span class="count">${t('door.waiting.count', { count: all.length })}</span>
        </h3>
        ${
          all.length < 2
            ? nothing
            : html`<span class="both">
                ${this.#button('turn-away-all', t('door.turn-away.all'), { type: 'turn-away', participants: all })}
                ${this.#button('admit-all', t('door.admit.all'), { type: 'admit', participants: all }, 'primary')}
              </span>`
        }
      </div>
      <ul>
        ${repeat(
          waiting,
          ([id]) => id,
          ([id, knock]) => this.#row(workshop, id, knock),
        )}
      </ul>
    </div>`;
  }

  #row({ participants }: WorkshopState, id: ParticipantId, knock: Knock): TemplateResult | typeof nothing {
    const person = lookup(participants, id);
    if (person === undefined) return nothing;
    const { name, colour } = person;
    const gone = !this.online.includes(id);
    const act = (type: 'admit' | 'turn-away' | 'bar') => this.#act({ type, participants: [id] });
    return html`<li class=${gone ? 'absent' : ''} data-testid="waiting-${id}">
      <wr-avatar .name=${name} .colour=${colour}></wr-avatar>
      <span class="who">
        <span class="name"><bdi>${name}</bdi></span>
        <span class="since">${gone ? t('door.gone') : since(knock)}</span>
        ${knock.suspect ? html`<span class="suspect">${icon('warn')}${t('door.suspect')}</span>` : nothing}
      </span>
      <span class="acts"><button
        type="button"
        class="button"
        data-testid="admit"
        aria-label=${t('door.admit.name', { name })}
        @click=${() => act('admit')}
      >
        ${t('door.admit')}
      </button>
      ${menu({
        id: `${this.#id}-${id}`,
        name: t('door.more', { name }),
        items: [
          { label: t('door.turn-away'), testid: 'turn-away', run: () => act('turn-away') },
          { label: t('door.bar'), testid: 'bar-waiting', danger: true, run: () => act('bar') },
        ],
      })}</span>
    </li>`;
  }

  #button(testid: string, label: string, action: DoorAction, kind = ''): TemplateResult {
    return html`<button
      type="button"
      class="button ${kind}"
      data-testid=${testid}
      @click=${() => this.#act(action)}
    >
      ${label}
    </button>`;
  }

  #act(detail: DoorAction): void {
    this.dispatchEvent(new CustomEvent('door-action', { detail, bubbles: true }));
    // A choice that is refused does not stay chosen.
    this.requestUpdate();
  }
}

/** How long somebody has waited, as far as the two clocks agree. */
function since({ at }: Knock): string {
  const count = Math.floor((Date.now() - at) / 60_000);
  return count < 1 ? t('door.now') : t('door.since', { count });
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-door-panel': DoorPanel;
  }
  interface HTMLElementEventMap {
    'door-action': CustomEvent<DoorAction>;
  }
}
