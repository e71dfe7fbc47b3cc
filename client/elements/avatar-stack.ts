import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isolated } from '#shared/locale.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import './avatar.ts';
import { t } from '../i18n/t.ts';
import { WeightroomElement } from './element.ts';
import './avatar-stack.css';

/** Who is here, as overlapping discs: this page's own person first, then the online ones. */
@customElement('wr-avatar-stack')
export class AvatarStack extends WeightroomElement {
  @property({ attribute: false }) people: readonly Participant[] = [];
  @property() you: ParticipantId | null = null;
  @property({ type: Number }) most = 6;
  @property() size: 'small' | 'medium' | 'large' = 'medium';

  protected override render(): TemplateResult {
    const [mine, others] = [
      this.people.filter(({ id }) => id === this.you),
      this.people.filter(({ id }) => id !== this.you),
    ];
    const all = [...mine, ...others];
    const shown = all.length > this.most ? all.slice(0, this.most) : all;
    const rest = all.length - shown.length;
    return html`<span class="discs ${this.size}" role="img" aria-label=${this.#names(shown, rest)}>
      ${shown.map(
        ({ id, name, colour }) =>
          html`<wr-avatar
            .name=${name}
            .colour=${colour}
            .size=${this.size}
            ?me=${id === this.you}
          ></wr-avatar>`,
      )}
      ${rest === 0 ? nothing : html`<span class="rest">+${rest}</span>`}
    </span>`;
  }

  #names(shown: readonly Participant[], rest: number): string {
    const names = shown.map(({ name }) => isolated(name));
    if (rest > 0) names.push(t('people.more', { count: rest }));
    return names.join(', ');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-avatar-stack': AvatarStack;
  }
}
