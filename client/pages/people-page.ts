import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { isKnown } from '#shared/workshop/kernel/rejections.ts';
import { calledOf, queueOf } from '#shared/workshop/model/hands.ts';
import '../console/conduct/hands-queue.ts';
import '../console/people/people-list.ts';
import type { PeopleAsk, PeopleCommand } from '../console/people/people-list.ts';
import { t } from '../console/t.ts';
import { fetchExport } from '../controllers/records.ts';
import { ask } from '../elements/dialog.ts';
import { locale } from '../i18n/locale.ts';
import { rememberedToken } from '../net/identity.ts';
import '../room/door/door-panel.ts';
import type { DoorAction } from '../room/door/door-panel.ts';
import type { CommandAsk } from '../stores/board-view.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';
import { atDoor } from './at-the-door.ts';
import { away } from './away.ts';
import { saveFile } from './save-file.ts';
import { WorkshopPage } from './workshop-page.ts';

/** `/w/CODE/people`: everybody in the room, for whoever teaches. */
@customElement('wr-people-page')
export class PeoplePage extends WorkshopPage {
  protected readonly entry = 'host';

  protected override documentTitle(): string {
    return t('people-page.document', { title: this.heading || t('board.region') });
  }

  protected override outside(): TemplateResult {
    return away({
      title: t('away.host.title'),
      body: t('away.host.body'),
      actions: [{ label: t('away.join'), href: `/join/${this.code}` }],
    });
  }

  protected override inside(store: WorkshopStore): TemplateResult {
    if (store.role !== 'instructor') return this.outside();
    return html`
      ${this.header(store, {
        links: [{ label: t('people-page.back'), href: `/w/${store.code}/host`, icon: 'console' }],
      })}
      ${this.announcement(store)}
      <main id="main" tabindex="-1">
        <wr-people-list
          .workshop=${store.named}
          .online=${store.online}
          .pollers=${store.pollers}
          .refused=${(wanted: PeopleAsk) => store.refusal(wanted)}
          .aside=${html`<wr-door-panel
            .workshop=${store.workshop}
            .online=${store.online}
            .flood=${store.flood}
            @door-action=${({ detail }: CustomEvent<DoorAction>) => void atDoor(store, detail)}
          ></wr-door-panel>${this.#hands(store)}`}
          @workshop-command=${({ detail }: CustomEvent<{ command: PeopleCommand }>) =>
            void this.#run(store, detail.command)}
          @attendance-export=${() => void this.#export(store)}
        ></wr-people-list>
      </main>
    `;
  }

  /** Whose hand is up, where one is, or who was called: called from here as well as from the console. */
  #hands(store: WorkshopStore): TemplateResult | typeof nothing {
    const { workshop } = store;
    if (workshop === undefined || queueOf(workshop).length + calledOf(workshop).length === 0) return nothing;
    return html`<wr-hands-queue
      .workshop=${workshop}
      .refused=${(wanted: CommandAsk) => store.refusal(wanted)}
    ></wr-hands-queue>`;
  }

  async #run(store: WorkshopStore, command: PeopleCommand): Promise<void> {
    if (command.type === 'promote') {
      const name = store.workshop?.participants[command.participant]?.name ?? '';
      const sure = await ask({
        title: t('promote.title', { name }),
        body: t('promote.body'),
        confirm: t('promote.confirm'),
      });
      if (!sure) return;
    }
    // What was about to be done when the workshop ended is not to be done any more.
    if (store.phase.name === 'inside') store.run(command);
  }

  async #export(store: WorkshopStore): Promise<void> {
    const token = rememberedToken(store.code, 'host');
    if (token === undefined) return;
    const wish = { kind: 'csv', table: 'attendance', anonymous: false, locale: locale() } as const;
    const answer = await fetchExport(store.code, token, wish);
    if (answer.ok) saveFile(answer.value.file, answer.value.name);
    else if (answer.rejection !== 'offline' && isKnown(answer.rejection.code)) {
      store.notices.refuse(answer.rejection);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-people-page': PeoplePage;
  }
}
