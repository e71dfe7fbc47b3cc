import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { JoinController } from '../controllers/join-controller.ts';
import { importWorkshop } from '../controllers/records.ts';
import { SKETCHED } from '../entry/class-sketch.ts';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { openWorkshop, readConfig } from '../net/http.ts';
import { forgetPlaces, forgetWorkshop, rememberedWorkshops, rememberToken } from '../net/identity.ts';
import '../entry/continue-list.ts';
import '../entry/create-form.ts';
import '../entry/import-form.ts';
import '../entry/join-form.ts';
import { welcome } from '../entry/welcome.ts';
import { Page } from './page.ts';
import { navigate } from './routes.ts';

/** `/`: join a workshop by its code, or open one. */
@customElement('wr-landing-page')
export class LandingPage extends Page {
  @state() private passphrase = false;
  @state() private refused: Rejection | 'offline' | undefined;
  @state() private opening = false;
  @state() private importRefused: Rejection | 'offline' | undefined;
  @state() private importing = false;
  /** The workshops that this browser can go back to. */
  @state() private known = rememberedWorkshops();
  readonly #join = new JoinController(this, (code) => navigate(`/w/${code}`));

  override connectedCallback(): void {
    super.connectedCallback();
    void readConfig().then((config) => {
      if (config.ok) this.passphrase = config.value.passphraseRequired;
    });
  }

  protected override documentTitle(): string {
    return t('landing.document');
  }

  protected override render(): TemplateResult {
    const { code, state, name, refused, readmitRefused, busy } = this.#join;
    return welcome({
      heading: t('landing.title'),
      entry: html`
        <wr-continue-list .known=${this.known} @workshop-forget=${this.#forget}></wr-continue-list>
        <wr-join-form
          .code=${code}
          .state=${state}
          .name=${name}
          .refused=${refused}
          .readmitRefused=${readmitRefused}
          .busy=${busy}
          @code-input=${(event: CustomEvent<{ code: string }>) => this.#join.type(event.detail.code)}
          @join-submit=${(event: CustomEvent<{ name: string }>) => void this.#join.submit(event.detail.name)}
          @readmit-submit=${(event: CustomEvent<{ secret: string }>) => void this.#join.readmit(event.detail.secret)}
        ></wr-join-form>
        <wr-create-form
          .passphrase=${this.passphrase}
          .name=${name}
          .refused=${this.refused}
          .busy=${this.opening}
          @create-submit=${this.#open}
        ></wr-create-form>
        <wr-import-form
          .passphrase=${this.passphrase}
          .refused=${this.importRefused}
          .busy=${this.importing}
          @import-submit=${this.#import}
        ></wr-import-form>
        <p class="guide-link"><a href="/guide">${t('landing.guide')}</a></p>
      `,
      title: t('landing.picture'),
      detail: t('landing.picture.detail'),
      people: SKETCHED,
      foot: html`<span>${t('landing.picture.parameters', { count: SKETCHED })}</span
        ><span>${t('landing.picture.loss')}</span>`,
    });
  }

  readonly #forget = ({ detail }: CustomEvent<{ code: string }>): void => {
    forgetPlaces(detail.code);
    forgetWorkshop(detail.code);
    this.known = rememberedWorkshops();
  };

  async #import({ detail }: CustomEvent<{ file: File; passphrase: string }>): Promise<void> {
    this.importing = true;
    this.importRefused = undefined;
    const answer = await importWorkshop(detail.file, detail.passphrase);
    this.importing = false;
    if (!answer.ok) {
      this.importRefused = answer.rejection;
      return;
    }
    const { code, instructorToken } = answer.value;
    rememberToken(code, 'host', instructorToken);
    // What was exported may have ended: its summary is there in any case.
    navigate(`/w/${code}/summary`);
  }

  async #open({ detail }: CustomEvent<{ title: string; name: string; passphrase: string }>): Promise<void> {
    this.opening = true;
    this.refused = undefined;
    const { title, name, passphrase } = detail;
    const answer = await openWorkshop({
      locale: locale(),
      name,
      ...(title.trim() !== '' && { title }),
      ...(passphrase !== '' && { passphrase }),
    });
    this.opening = false;
    if (!answer.ok) {
      this.refused = answer.rejection;
      return;
    }
    const { code, instructorToken } = answer.value;
    rememberToken(code, 'host', instructorToken);
    navigate(`/w/${code}/host`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-landing-page': LandingPage;
  }
}
