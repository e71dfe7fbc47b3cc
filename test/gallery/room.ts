import { html, render, type TemplateResult } from 'lit';
import '#client/theme/theme.css';
import '#client/entry/continue-list.ts';
import '#client/entry/create-form.ts';
import '#client/entry/join-form.ts';
import { welcome } from '#client/entry/welcome.ts';
import { setLocale } from '#client/i18n/locale.ts';
import '#client/room/board-switcher.ts';
import '#client/room/boards-panel.ts';
import '#client/room/links-panel.ts';
import { showReadmission } from '#client/room/readmit-dialog.ts';
import '#client/room/roster.ts';
import '#client/room/undo-bar.ts';
import { setTheme } from '#client/theme/theme.ts';
import type { Listing } from '#shared/workshop/model/board.ts';
import './room.css';
import { painted } from '../client/painted.ts';
import { addresses, classOf, kinds, links, pairs, summariesOf } from './room-views.ts';

const query = new URLSearchParams(location.search);
const state = query.get('state') ?? 'boards';
setLocale(query.get('locale') === 'en' ? 'en' : 'ko');
setTheme(query.get('theme') === 'dark' ? 'dark' : 'light');
const participants = classOf(state === 'many' || state === 'people' ? 60 : 8);

/** As of a console whose last open board may not be closed. */
const refused = ({ type }: { type: string }) => (type === 'close-board' ? { code: 'last-board' } : undefined);

function room(listings: readonly Listing[]): TemplateResult {
  const workshop = { participants };
  return html`<main class="room">
    <div class="board">
      <wr-board-switcher .listings=${listings} shown="class" you="p3" .shown=${'class'}></wr-board-switcher>
      <wr-board-switcher .listings=${listings.slice(0, 3)} you="p3" .shown=${'b2'}></wr-board-switcher>
      <wr-board-switcher .listings=${listings.slice(0, 1)} .shown=${'class'}></wr-board-switcher>
      <wr-undo-bar></wr-undo-bar>
      <wr-undo-bar .refusedUndo=${{ code: 'frozen' }} .refusedRedo=${{ code: 'frozen' }}></wr-undo-bar>
    </div>
    <aside>
      <wr-boards-panel
        .listings=${listings}
        .summaries=${summariesOf(listings)}
        .participants=${participants}
        .shown=${'class'}
        .refused=${refused}
        you="p1"
      ></wr-boards-panel>
      <wr-links-panel
        .links=${links}
        .participants=${participants}
        .addresses=${addresses}
        you="p1"
      ></wr-links-panel>
      <wr-roster .workshop=${workshop} .online=${['p1', 'p2', 'p3']} you="p1" manage></wr-roster>
    </aside>
  </main>`;
}

const known = [
  {
    code: 'K7M4QX',
    title: '딥러닝 첫걸음: 세 층을 지나는 신호와 아주 긴 제목',
    as: 'instructor',
    at: 1.78e12,
  },
  { code: 'P2R8TW', title: 'Deep learning, first steps', as: 'student', at: 1.77e12 },
  { code: 'H5N3VC', title: '', as: 'student', at: 1.76e12 },
] as const;

function entry(): TemplateResult {
  return html`<wr-landing-page
    >${welcome({
      heading: '코드를 넣고\n함께 시작해요',
      entry: html`<wr-continue-list .known=${known}></wr-continue-list>
        <wr-join-form code="K7M4" .readmitRefused=${{ code: 'link-invalid' }}></wr-join-form>
        <wr-create-form name="한지민" passphrase></wr-create-form>`,
      title: '23',
      detail: '',
      people: 7,
      foot: html``,
    })}</wr-landing-page
  >`;
}

render(state === 'entry' ? entry() : room(state === 'many' ? pairs(60) : kinds), document.body);

const click = (selector: string): void => document.querySelector<HTMLElement>(selector)?.click();
await painted();
await painted();
if (state === 'menu') click('[data-testid="boards-menu"]');
if (state === 'actions') click('[data-testid="board-row-b3"] .icon-button');
if (state === 'links') {
  document.querySelectorAll<HTMLElement>('[data-testid="show-link"]')[1]?.click();
  await painted();
  document.querySelector('wr-links-panel')?.scrollIntoView();
}
if (state === 'open' || state === 'people') click('[data-testid="open-board"]');
if (state === 'people') click('input[value="members"]');
if (state === 'readmit') {
  void showReadmission({
    name: 'Alexandria Montgomery-Lee',
    secret: '7KQ2M9XH',
    address: addresses.l9,
    until: Date.UTC(2100, 0, 1, 5, 32),
    copy: () => undefined,
  });
}
