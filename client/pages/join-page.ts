import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { parseJoinCode } from '#shared/protocol/join-code.ts';
import { JoinController } from '../controllers/join-controller.ts';
import { SKETCHED } from '../entry/class-sketch.ts';
import { tidyCode } from '../entry/code-box.ts';
import { t } from '../i18n/t.ts';
import { linkFromAddress, rememberedToken } from '../net/identity.ts';
import '../entry/join-form.ts';
import { welcome } from '../entry/welcome.ts';
import { Page } from './page.ts';
import { navigate } from './routes.ts';

/** `/join/CODE`: a name, and in. A device that is in already goes straight to the board. */
@customElement('wr-join-page')
export class JoinPage extends Page {
  @property() code = '';
  readonly #join = new JoinController(this, (code) => navigate(`/w/${code}`));

  protected override documentTitle(): string {
    return t('join.document');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('code')) return;
    const code = parseJoinCode(this.code);
    const link = linkFromAddress();
    if (code !== undefined && link !== undefined) {
      this.#join.type(tidyCode(this.code));
      void this.#join.readmit(link);
      return;
    }
    if (code !== undefined && rememberedToken(code, 'person') !== undefined) {
      navigate(`/w/${code}`, { replace: true });
      return;
    }
    this.#join.type(tidyCode(this.code));
  }

  protected override render(): TemplateResult {
    const { code, state, name, refused, readmitRefused, busy } = this.#join;
    const people = state.name === 'found' ? state.workshop.people : 0;
    return welcome({
      heading: t('landing.title'),
      entry: html`<wr-join-form
        .code=${code}
        .state=${state}
        .name=${name}
        .refused=${refused}
        .readmitRefused=${readmitRefused}
        .busy=${busy}
        @code-input=${(event: CustomEvent<{ code: string }>) => this.#join.type(event.detail.code)}
        @join-submit=${(event: CustomEvent<{ name: string }>) => void this.#join.submit(event.detail.name)}
        @readmit-submit=${(event: CustomEvent<{ secret: string }>) => void this.#join.readmit(event.detail.secret)}
      ></wr-join-form>`,
      title: this.#title(people),
      detail: t('join.picture.detail'),
      people,
      foot: html`<span>${t('landing.picture.parameters', { count: SKETCHED })}</span
        ><span>${t('landing.picture.loss')}</span>`,
    });
  }

  #title(people: number): string {
    if (people > 1) return t('join.picture.people', { count: people });
    return t(people === 1 ? 'join.picture.instructor' : 'join.picture.empty');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-join-page': JoinPage;
  }
}
