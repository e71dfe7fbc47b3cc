import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { say } from '#shared/locale.ts';
import { parseJoinCode } from '#shared/protocol/join-code.ts';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { titleIn } from '#shared/workshop/model/title.ts';
import '../console/summary/summary-view.ts';
import type { ExportKind } from '../console/summary/summary-view.ts';
import { brand } from '../elements/brand.ts';
import { ask } from '../elements/dialog.ts';
import { icon } from '../elements/icons.ts';
import '../elements/page-bar.css';
import '../elements/preferences.ts';
import { t } from '../console/t.ts';
import { fetchExport, type KeptReport, readReport, reopenWorkshop } from '../controllers/records.ts';
import { locale } from '../i18n/locale.ts';
import { rememberedToken, rememberToken, tokenFromAddress } from '../net/identity.ts';
import { WorkshopStore } from '../stores/workshop-store.ts';
import { away, entering } from './away.ts';
import { Page } from './page.ts';
import { navigate } from './routes.ts';
import { saveFile } from './save-file.ts';
import './summary-page.css';

/** `/w/CODE/summary`: what a class did, for its instructors, before its end and after it. */
@customElement('wr-summary-page')
export class SummaryPage extends Page {
  @property() code = '';
  @state() private report: KeptReport | undefined;
  @state() private refused: Rejection | 'offline' | undefined;
  /** What an export or the way back was refused for. */
  @state() private problem: Rejection | 'offline' | undefined;
  #token: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('code')) return;
    const code = parseJoinCode(this.code);
    const given = tokenFromAddress();
    if (code !== undefined && given !== undefined) rememberToken(code, 'host', given);
    this.#token = code === undefined ? undefined : rememberedToken(code, 'host');
    void this.#read();
  }

  protected override documentTitle(): string {
    const title = this.report === undefined ? this.code : titleIn(locale(), this.report);
    return t('summary.document', { title });
  }

  protected override render(): TemplateResult {
    const { report, refused, problem } = this;
    if (refused !== undefined) {
      return away({
        title: t('summary.none.title'),
        body: wordsOf(refused),
        actions: [{ label: t('away.home'), href: '/' }],
      });
    }
    if (report === undefined) return entering(false);
    const ended = report.status === 'ended';
    return html`<header class="summary-bar page-bar">
        ${brand()}<i class="rule"></i>
        <h1 tabindex="-1"><bdi>${titleIn(locale(), report)}</bdi> · ${t('header.instructor')}</h1>
        ${ended ? html`<span class="chip">${t('summary.ended')}</span>` : nothing}
        <span class="space"></span>
        ${ended ? nothing : html`<a class="button" href="/w/${this.code}/host">${icon('previous')}<span>${t('summary.back')}</span></a>`}
        <wr-preferences></wr-preferences>
      </header>
      <main id="main" tabindex="-1" data-testid="summary-page" data-status=${report.status}>
        ${problem === undefined ? nothing : html`<p class="summary-problem" role="alert">${wordsOf(problem)}</p>`}
        <wr-summary-view
          .report=${report}
          @summary-export=${({ detail }: CustomEvent<{ kind: ExportKind; anonymous: boolean }>) =>
            void this.#export(detail.kind, detail.anonymous)}
          @summary-reopen=${() => void this.#reopen()}
          @summary-end=${() => void this.#end()}
        ></wr-summary-view>
      </main>`;
  }

  async #read(): Promise<void> {
    if (this.#token === undefined) {
      this.refused = { code: 'unknown-workshop' };
      return;
    }
    const answer = await readReport(this.code, this.#token);
    if (answer.ok) this.report = answer.value;
    else this.refused = answer.rejection;
  }

  async #export(kind: ExportKind, anonymous: boolean): Promise<void> {
    const answer = await fetchExport(this.code, this.#token!, { kind, anonymous, locale: locale() });
    this.problem = answer.ok ? undefined : answer.rejection;
    if (answer.ok) saveFile(answer.value.file, answer.value.name);
  }

  async #reopen(): Promise<void> {
    const answer = await reopenWorkshop(this.code, this.#token!);
    if (answer.ok) navigate(`/w/${this.code}/host`);
    else this.problem = answer.rejection;
  }

  async #end(): Promise<void> {
    const sure = await ask({
      title: t('end.title'),
      body: t('end.body'),
      confirm: t('end.confirm'),
      danger: true,
    });
    if (!sure) return;
    // A connection of its own, for as long as it takes: this page has none otherwise.
    const store = new WorkshopStore(this.code, 'host');
    store.start();
    await store.when(() => (store.phase.name === 'inside' ? true : undefined));
    store.run({ type: 'end' });
    await store.when(() => (store.phase.name === 'closed' ? true : undefined));
    store.stop();
    await this.#read();
  }
}

function wordsOf(rejection: Rejection | 'offline'): string {
  if (rejection === 'offline') return t('away.unreachable.title');
  return say(sentenceOf(rejection.code), locale(), rejection.params);
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-summary-page': SummaryPage;
  }
}
