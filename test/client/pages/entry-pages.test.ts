import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setLocale } from '#client/i18n/locale.ts';
import { t } from '#client/i18n/t.ts';
import { sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import '#client/pages/join-page.ts';
import '#client/pages/landing-page.ts';
import '#client/pages/not-found-page.ts';
import { expectGoodPage, fill, hook, openPage, settled } from './open-page.ts';

/** What the server has under each path. */
const answers = new Map<string, { status: number; body: unknown }>();
const requests: { path: string; body: unknown }[] = [];

function answer(path: string, body: unknown, status = 200): void {
  answers.set(path, { status, body });
}

beforeEach(() => {
  localStorage.clear();
  setLocale('ko');
  requests.length = 0;
  answers.clear();
  answer('/api/config', { passphraseRequired: false });
  answer('/api/workshops/K7M4QX', {
    code: 'K7M4QX',
    title: '딥러닝 첫걸음',
    locale: 'ko',
    locked: false,
    people: 17,
  });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    requests.push({ path, body: init.body === undefined ? undefined : JSON.parse(String(init.body)) });
    const { status, body } = answers.get(path) ?? { status: 404, body: { code: 'unknown-workshop' } };
    return new Response(JSON.stringify(body), { status });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
  history.replaceState(null, '', '/');
});

const code = (): HTMLInputElement => hook<HTMLInputElement>('join-code');
const boxes = (): string[] =>
  [...document.querySelector('wr-code-box')!.querySelectorAll('i')].map((box) => box.textContent);
const said = (): string => document.querySelector('wr-join-form [role="status"]')?.textContent?.trim() ?? '';

describe('the code', () => {
  test('is one field drawn as six boxes', async () => {
    await openPage('wr-landing-page');
    fill(code(), 'k7m');
    await settled();
    expect(boxes()).toEqual(['K', '7', 'M', '', '', '']);
    expect(document.querySelectorAll('[data-testid="join-code"]')).toHaveLength(1);
  });

  test.each(['k7m4qx', 'K7M 4QX', 'k7m-4qx', 'http://weightroom.local/join/K7M4QX', '\uff2b7M4QX'])(
    'is understood as %s',
    async (typed) => {
      await openPage('wr-landing-page');
      fill(code(), typed);
      await settled();
      expect(code().value).toBe('K7M4QX');
      expect(said()).toContain('딥러닝 첫걸음');
      expect(said()).toContain(t('join.people', { count: 17 }));
    },
  );

  test('is understood with the Korean keyboard left on', async () => {
    answer('/api/workshops/RKSKEK', {
      code: 'RKSKEK',
      title: '가나다',
      locale: 'ko',
      locked: false,
      people: 2,
    });
    await openPage('wr-landing-page');
    fill(code(), '가나다');
    await settled();
    expect(code().value).toBe('RKSKEK');
  });

  test('keeps its letters when it is wrong, and says what to check', async () => {
    await openPage('wr-landing-page');
    fill(code(), 'K7M4QY');
    await settled();
    expect(boxes().join('')).toBe('K7M4QY');
    expect(code().getAttribute('aria-invalid')).toBe('true');
    expect(said()).toBe(sentenceOf('unknown-workshop').ko);
    setLocale('en');
    await settled();
    expect(said()).toBe('There is no open workshop with this code. Check the code on the screen.');
  });

  test('of the address is looked up at once', async () => {
    await openPage('wr-join-page', { code: 'K7M4QX' });
    expect(code().value).toBe('K7M4QX');
    expect(said()).toContain('딥러닝 첫걸음');
  });
});

describe('the landing page', () => {
  test('opens a workshop, keeps its instructor’s token and goes to the console', async () => {
    const token = 'b'.repeat(43);
    answer('/api/workshops', { code: 'ABCDEF', instructorToken: token }, 201);
    await openPage('wr-landing-page');
    fill(hook<HTMLInputElement>('create-title'), '첫 수업');
    fill(hook<HTMLInputElement>('create-name'), '이수연');
    hook('create-workshop').click();
    await settled();
    expect(requests.at(-1)).toEqual({
      path: '/api/workshops',
      body: { locale: 'ko', name: '이수연', title: '첫 수업' },
    });
    expect(localStorage.getItem('weightroom:token:ABCDEF:host')).toBe(token);
    expect(location.pathname).toBe('/w/ABCDEF/host');
  });

  test('asks for a passphrase only where the server wants one, and says when it is wrong', async () => {
    await openPage('wr-landing-page');
    expect(document.querySelector('input[type="password"]')).toBeNull();
    answer('/api/config', { passphraseRequired: true });
    answer('/api/workshops', { code: 'wrong-passphrase' }, 403);
    await openPage('wr-landing-page');
    document.querySelector<HTMLInputElement>('input[type="password"]')!.value = 'open sesame';
    hook('create-workshop').click();
    await settled();
    expect(requests.at(-1)!.body).toEqual({ locale: 'ko', name: '강사', passphrase: 'open sesame' });
    expect(document.querySelector('wr-create-form [role="alert"]')!.textContent).toContain(
      sentenceOf('wrong-passphrase').ko,
    );
  });
});

describe('every way in', () => {
  test('the landing page has nothing axe can find', async () => {
    await openPage('wr-landing-page');
    await expectGoodPage();
  });

  test('the join page has nothing axe can find', async () => {
    await openPage('wr-join-page', { code: 'K7M4QX' });
    await expectGoodPage();
  });

  test('a wrong code has nothing axe can find', async () => {
    await openPage('wr-join-page', { code: 'K7M4QY' });
    await expectGoodPage();
  });

  test('an unknown address has nothing axe can find', async () => {
    await openPage('wr-not-found-page');
    await expectGoodPage();
  });
});
