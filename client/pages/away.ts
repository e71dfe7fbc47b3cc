import { html, nothing, type TemplateResult } from 'lit';
import { say } from '#shared/locale.ts';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { brand } from '../elements/brand.ts';
import { locale } from '../i18n/locale.ts';
import { t, tell } from '../i18n/t.ts';
import { teaches } from '../net/identity.ts';
import '../entry/class-sketch.ts';
import '../elements/preferences.ts';
import './away.css';

interface Away {
  readonly title: string;
  readonly body?: string;
  /** What to do next; the first stands out, unless it gives something up. */
  readonly actions: readonly {
    readonly label: string;
    readonly href: string;
    readonly testid?: string;
    readonly plain?: boolean;
    /** It leads to where one is: the page is loaded anew. */
    readonly reload?: boolean;
  }[];
  readonly busy?: boolean;
  /** What to fill in to go on. */
  readonly form?: TemplateResult;
}

/** A page without a board: what happened, that the work is safe, what to do next. */
export function away({ title, body, actions, busy = false, form }: Away): TemplateResult {
  return html`<div class="away-page">
    <header>${brand()}<wr-preferences></wr-preferences></header>
    <main id="main" tabindex="-1" aria-busy=${busy}>
      <wr-class-sketch .people=${0}></wr-class-sketch>
      <div role="status">
        <h1 tabindex="-1">${title}</h1>
        ${body === undefined ? nothing : html`<p>${body}</p>`}
      </div>
      ${form ?? nothing}
      ${
        actions.length === 0
          ? nothing
          : html`<div class="actions">
              ${actions.map(
                ({ label, href, testid, plain = false, reload = false }, index) =>
                  html`<a
                    class="button large ${index === 0 && !plain ? 'primary' : ''}"
                    href=${href}
                    target=${reload ? '_self' : nothing}
                    data-testid=${testid ?? nothing}
                    >${label}</a
                  >`,
              )}
            </div>`
      }
    </main>
  </div>`;
}

/** Before the first welcome: entering, or waiting for a server that does not answer. */
export function entering(offline: boolean): TemplateResult {
  return offline
    ? away({ title: t('away.unreachable.title'), body: t('away.unreachable.body'), actions: [] })
    : away({ title: t('away.connecting'), actions: [], busy: true });
}

/** After a final goodbye. */
export function closed(why: Rejection, code: string): TemplateResult {
  const home = { label: t('away.home'), href: '/' };
  switch (why.code) {
    case 'workshop-ended':
      return teaches(code)
        ? away({
            title: t('away.ended.title'),
            body: t('away.ended.host'),
            actions: [
              { label: t('people-page.summary'), href: `/w/${code}/summary`, testid: 'summary' },
              home,
            ],
          })
        : away({ title: t('away.ended.title'), body: t('away.ended.body'), actions: [home] });
    case 'removed':
      return away({ title: t('away.removed.title'), body: t('away.removed.body'), actions: [home] });
    case 'turned-away':
      return away({
        title: t('away.turned-away.title'),
        body: t('away.turned-away.body'),
        actions: [{ label: t('away.rejoin'), href: `/join/${code}` }, home],
      });
    case 'barred':
      return away({ title: t('away.barred.title'), body: t('away.barred.body'), actions: [home] });
    case 'left':
      return away({
        title: t('away.left.title'),
        body: t('away.left.body'),
        actions: [{ label: t('away.rejoin'), href: `/join/${code}` }, home],
      });
    case 'unknown-workshop':
      return away({
        title: t('away.unknown.title'),
        body: t('away.unknown.body'),
        actions: [{ label: t('away.code'), href: `/join/${code}` }, home],
      });
    case 'stage-locked':
      return away({
        title: t('away.other.title'),
        body: tell(sentenceOf(why.code)),
        actions: [
          { label: t('away.again'), href: `/w/${code}/stage`, testid: 'stage-again', reload: true },
          home,
        ],
      });
    default:
      return away({
        title: t('away.other.title'),
        body: say(sentenceOf(why.code), locale(), why.params),
        actions: [home],
      });
  }
}
