import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Grant } from '#shared/workshop/grants.ts';
import { lookup, type ParticipantId } from '#shared/workshop/state.ts';
import { MediaController } from '../controllers/media-controller.ts';
import { ModeController } from '../controllers/mode-controller.ts';
import { t } from '../i18n/t.ts';
import { rememberToken, tokenFromAddress } from '../net/identity.ts';
import '../room/app-header.ts';
import { ask } from '../elements/dialog.ts';
import '../room/grants.ts';
import '../room/room-controls.ts';
import type { RoomAction } from '../room/room-controls.ts';
import '../room/roster.ts';
import type { PersonAction } from '../room/roster.ts';
import '../room/share-card.ts';
import type { Mode } from '../modes/modes.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';
import { away } from './away.ts';
import './board-grid.css';
import { boardPanels } from './board-panels.ts';
import { WorkshopPage } from './workshop-page.ts';

/** `/w/CODE/host`: the instructor's console, with the class board to demonstrate on. */
@customElement('wr-host-page')
export class HostPage extends WorkshopPage {
  protected readonly entry = 'host';
  readonly #phone = new MediaController(this, '(width < 800px)');
  readonly #wide = new MediaController(this, '(width >= 1600px)');
  readonly #mode = new ModeController(this);

  protected override arrive(code: string): void {
    const token = tokenFromAddress();
    if (token !== undefined) rememberToken(code, 'host', token);
  }

  protected override documentTitle(): string {
    return t('host.document', { title: this.store?.workshop?.title ?? t('board.region') });
  }

  protected override outside(): TemplateResult {
    return away({
      title: t('away.host.title'),
      body: t('away.host.body'),
      actions: [{ label: t('away.join'), href: `/join/${this.code}` }],
    });
  }

  protected override waiting(store: WorkshopStore): TemplateResult {
    return this.#console(store);
  }

  protected override inside(store: WorkshopStore): TemplateResult {
    return store.role === 'instructor' ? this.#console(store) : this.#movedOn(store);
  }

  #movedOn(store: WorkshopStore): TemplateResult {
    const instructor = store.workshop && lookup(store.workshop.participants, store.workshop.instructor);
    return away({
      title: t('host.moved.title', { name: instructor?.name ?? t('header.instructor') }),
      body: t('host.moved.body'),
      actions: [{ label: t('host.moved.board'), href: `/w/${store.code}` }],
    });
  }

  #console(store: WorkshopStore): TemplateResult {
    const { workshop, board } = store;
    const people = this.onlinePeople();
    return html`
      <wr-app-header
        .heading=${workshop?.title ?? ''}
        .suffix=${t('header.instructor')}
        .code=${store.code}
        .connection=${store.connection}
        .version=${store.version}
        .people=${people}
        .you=${store.you}
        .links=${[
          { label: t('header.stage'), href: `/w/${store.code}/stage`, icon: 'screen', newTab: true } as const,
        ]}
        host
      ></wr-app-header>
      ${this.announcement(store)}
      <main
        id="main"
        tabindex="-1"
        class="board-grid console ${this.#mode.mode}"
        @mode-choose=${({ detail }: CustomEvent<{ mode: Mode }>) => this.#mode.choose(detail.mode)}
      >
        <wr-room-controls
          .frozen=${workshop?.frozen ?? false}
          .locked=${workshop?.locked ?? false}
          @room-action=${(event: CustomEvent<{ action: RoomAction }>) => void this.#act(event.detail.action)}
        ></wr-room-controls>
        ${boardPanels(store, {
          phone: this.#phone.matches,
          wide: this.#wide.matches,
          mode: this.#mode.mode,
          ready: this.#mode.ready,
        })}
        <aside class="side"><div>
          <wr-share-card .code=${store.code} .url=${this.joinUrl}></wr-share-card>
          <wr-grants
            .granted=${workshop?.grants ?? []}
            @grant-change=${({ detail }: CustomEvent<{ grant: Grant; on: boolean }>) =>
              store.run({ type: detail.on ? 'grant' : 'revoke', grant: detail.grant })}
          ></wr-grants>
          <wr-roster
            .workshop=${workshop}
            .board=${board?.board}
            .online=${store.online}
            .you=${store.you}
            manage
            @person-action=${({
              detail,
            }: CustomEvent<{ action: PersonAction; participant: ParticipantId }>) =>
              void this.#manage(detail.action, detail.participant)}
          ></wr-roster>
        </div></aside>
      </main>
    `;
  }

  async #act(action: RoomAction): Promise<void> {
    const { store } = this;
    if (store === undefined) return;
    if (action === 'reset-board') return store.reset();
    if (action !== 'end') {
      store.run({ type: action });
      return;
    }
    const sure = await ask({
      title: t('end.title'),
      body: t('end.body'),
      confirm: t('end.confirm'),
      danger: true,
    });
    if (sure) store.run({ type: 'end' });
  }

  async #manage(action: PersonAction, participant: ParticipantId): Promise<void> {
    if (action === 'rename') return this.rename(participant);
    const name = this.store?.workshop?.participants[participant]?.name ?? '';
    const sure = await ask({
      title: t(`${action}.title`, { name }),
      body: t(`${action}.body`),
      confirm: t(`${action}.confirm`),
      danger: action === 'remove',
    });
    if (!sure) return;
    if (action === 'remove') this.store?.run({ type: 'remove', participant });
    else this.store?.run({ type: 'hand-over', to: participant });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-host-page': HostPage;
  }
}
