import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { MediaController } from '../controllers/media-controller.ts';
import { ModeController } from '../controllers/mode-controller.ts';
import { t } from '../i18n/t.ts';
import '../room/app-header.ts';
import type { HeaderLink } from '../room/app-header.ts';
import '../room/guide.ts';
import '../room/roster.ts';
import type { Mode } from '../modes/modes.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';
import { entering } from './away.ts';
import './board-grid.css';
import { boardPanels } from './board-panels.ts';
import { navigate } from './routes.ts';
import { WorkshopPage } from './workshop-page.ts';

/** `/w/CODE`: the class board, where everyone moves the same network. */
@customElement('wr-board-page')
export class BoardPage extends WorkshopPage {
  protected readonly entry = 'person';
  readonly #phone = new MediaController(this, '(width < 800px)');
  readonly #wide = new MediaController(this, '(width >= 1600px)');
  readonly #mode = new ModeController(this);

  protected override documentTitle(): string {
    return t('board.document', { title: this.store?.workshop?.title ?? t('board.region') });
  }

  protected override outside(): TemplateResult {
    queueMicrotask(() => navigate(`/join/${this.code}`, { replace: true }));
    return entering(false);
  }

  protected override waiting(store: WorkshopStore): TemplateResult {
    return this.inside(store);
  }

  protected override inside(store: WorkshopStore): TemplateResult {
    const { workshop, board } = store;
    return html`
      <wr-app-header
        .heading=${workshop?.title ?? ''}
        .code=${store.code}
        .connection=${store.connection}
        .version=${store.version}
        .people=${this.onlinePeople()}
        .you=${store.you}
        .host=${store.role === 'instructor'}
        .links=${this.#links(store)}
      ></wr-app-header>
      ${this.announcement(store)}
      <main
        id="main"
        tabindex="-1"
        class="board-grid ${this.#mode.mode}"
        @mode-choose=${({ detail }: CustomEvent<{ mode: Mode }>) => this.#mode.choose(detail.mode)}
      >
        ${boardPanels(store, {
          phone: this.#phone.matches,
          wide: this.#wide.matches,
          mode: this.#mode.mode,
          ready: this.#mode.ready,
        })}
        <aside class="side"><div>
          <wr-guide .view=${board} .mode=${this.#mode.mode}></wr-guide>
          <wr-roster
            .workshop=${workshop}
            .board=${board?.board}
            .online=${store.online}
            .you=${store.you}
          ></wr-roster>
          <p class="undo">
            <button type="button" class="button" @click=${() => store.undo()}>${t('guide.undo')}</button>
            <span class="kbd" aria-hidden="true">${undoKey}</span>
          </p>
        </div></aside>
      </main>
    `;
  }

  #links(store: WorkshopStore): readonly HeaderLink[] {
    return store.role === 'instructor'
      ? [{ label: t('header.console'), href: `/w/${store.code}/host`, icon: 'console' }]
      : [];
  }
}

const undoKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘Z' : 'Ctrl Z';

declare global {
  interface HTMLElementTagNameMap {
    'wr-board-page': BoardPage;
  }
}
