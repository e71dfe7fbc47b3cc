import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { WeightroomElement } from '../elements/element.ts';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import './app.css';
import { type Route, routeOf } from './routes.ts';

type PageName = Route['page'];

/** Each page's own chunk, loaded when its address is first opened. */
const loaders: Readonly<Record<PageName, () => Promise<unknown>>> = {
  landing: () => import('./landing-page.ts'),
  guide: () => import('./guide-page.ts'),
  join: () => import('./join-page.ts'),
  board: () => import('./board-page.ts'),
  host: () => import('./host-page.ts'),
  people: () => import('./people-page.ts'),
  summary: () => import('./summary-page.ts'),
  stage: () => import('./stage-page.ts'),
  'not-found': () => import('./not-found-page.ts'),
};

/** The document's frame: which page the address shows, and where focus goes when it changes. */
@customElement('wr-app')
export class App extends WeightroomElement {
  @state() private route: Route | undefined;
  #asked = 0;
  #first = true;

  override connectedCallback(): void {
    super.connectedCallback();
    document.documentElement.lang = locale();
    window.addEventListener('popstate', this.#open);
    this.addEventListener('click', this.#follow);
    this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.#open);
    this.removeEventListener('click', this.#follow);
    if (isOfWorkshop(this.route)) hangUp();
  }

  protected override render(): TemplateResult {
    return html`
      <a class="skip" href="#main">${t('app.skip')}</a>
      ${this.route === undefined ? nothing : pageOf(this.route)}
    `;
  }

  protected override updated(changed: PropertyValues): void {
    if (isOfWorkshop(changed.get('route') as Route | undefined) && !isOfWorkshop(this.route)) hangUp();
    if (this.route === undefined) return;
    if (this.#first) {
      this.#first = false;
      return;
    }
    this.#focusHeading();
  }

  readonly #open = (): void => {
    const route = routeOf(location.pathname);
    const asked = ++this.#asked;
    void loaders[route.page]().then(
      () => {
        if (asked === this.#asked) this.route = route;
      },
      // A new build has replaced the chunks this page was made with.
      () => location.reload(),
    );
  };

  /** Links within the site change the page in place. */
  readonly #follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || link.target !== '' || link.origin !== location.origin) return;
    event.preventDefault();
    if (link.hash !== '' && link.pathname === location.pathname) {
      document.querySelector<HTMLElement>(link.hash)?.focus();
      return;
    }
    history.pushState(null, '', link.href);
    this.#open();
  };

  #focusHeading(): void {
    requestAnimationFrame(() => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      this.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    });
  }
}

const ofWorkshop: ReadonlySet<string> = new Set(['board', 'host', 'people', 'stage']);

/** Whether a page is inside a workshop; such pages hand the connection on to one another. */
function isOfWorkshop(route: Route | undefined): boolean {
  return route !== undefined && ofWorkshop.has(route.page);
}

/** The last page of a workshop is gone. What it brought along is not loaded for this alone. */
function hangUp(): void {
  void import('../stores/sessions.ts').then(({ leaveWorkshop }) => leaveWorkshop());
}

function pageOf(route: Route): TemplateResult {
  switch (route.page) {
    case 'landing':
      return html`<wr-landing-page></wr-landing-page>`;
    case 'guide':
      return html`<wr-guide-page></wr-guide-page>`;
    case 'join':
      return html`<wr-join-page .code=${route.code}></wr-join-page>`;
    case 'board':
      return html`<wr-board-page .code=${route.code}></wr-board-page>`;
    case 'host':
      return html`<wr-host-page .code=${route.code}></wr-host-page>`;
    case 'people':
      return html`<wr-people-page .code=${route.code}></wr-people-page>`;
    case 'summary':
      return html`<wr-summary-page .code=${route.code}></wr-summary-page>`;
    case 'stage':
      return html`<wr-stage-page .code=${route.code}></wr-stage-page>`;
    case 'not-found':
      return html`<wr-not-found-page></wr-not-found-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-app': App;
  }
}
