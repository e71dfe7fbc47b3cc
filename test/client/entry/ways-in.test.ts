import { expect, test } from 'vitest';
import { setLocale } from '#client/i18n/locale.ts';
import '#client/entry/continue-list.ts';
import '#client/entry/create-form.ts';
import '#client/entry/join-form.ts';
import '#client/entry/name-form.ts';
import { expectAccessible, settled } from '../instruments/mount.ts';
import { hook, hooks, mountElement, type } from '../mount-element.ts';

const known = [
  { code: 'P2R8TW', title: '첫걸음', as: 'student', at: 1e12 },
  { code: 'K7M4QX', title: '딥러닝', as: 'instructor', at: 2e12 },
  { code: 'H5N3VC', title: '', as: 'student', at: 1 },
] as const;

test('the workshops of this browser can be gone on with as who one was, the latest first', async () => {
  const { element, emitted } = await mountElement('wr-continue-list', { known }, ['workshop-forget'], 376);
  expect(hooks('continue-')).toEqual(['continue-K7M4QX', 'continue-P2R8TW', 'continue-H5N3VC']);
  expect(hook('continue-K7M4QX').getAttribute('href')).toBe('/w/K7M4QX/host');
  expect(hook('continue-P2R8TW').getAttribute('href')).toBe('/w/P2R8TW');
  expect(element.textContent).toMatch(/딥러닝[\s\S]*K7M 4QX[\s\S]*강사로/);
  expect(hook('continue-H5N3VC').getAttribute('aria-label')).toBe('H5N3VC 이어서 하기');
  hook('forget-P2R8TW').click();
  expect(emitted).toEqual([{ type: 'workshop-forget', detail: { code: 'P2R8TW' } }]);
  await expectAccessible(element);
});

test('a workshop without a title is called as the reader’s language calls it', async () => {
  const untitled = [{ code: 'P2R8TW', title: null, as: 'student', at: 1e12 }] as const;
  const { element } = await mountElement('wr-continue-list', { known: untitled }, [], 376);
  expect(element.textContent).toContain('세 층을 지나는 신호');
  setLocale('en');
  await settled(element);
  expect(element.textContent).toContain('A signal through three layers');
  const workshop = { title: '세 층을 지나는 신호', untitled: true, people: 1, locked: false };
  const found = await join({ code: 'P2R8TW', state: { name: 'found', workshop } });
  setLocale('en');
  await settled(found.element);
  expect(found.element.textContent).toContain('A signal through three layers');
  setLocale('ko');
});

test('a browser that knows no workshop offers none', async () => {
  const { element } = await mountElement('wr-continue-list', {}, []);
  expect(element.childElementCount).toBe(0);
});

const join = (properties: object = {}) =>
  mountElement('wr-join-form', properties, ['code-input', 'readmit-submit', 'join-submit'], 376);

test('somebody who was here on another device enters a one-time code instead', async () => {
  const { element, emitted } = await join({ code: 'K7M4QX' });
  expect(element.querySelector('details')!.open).toBe(false);
  hook('readmit-open').click();
  type(hook('readmit-code'), '7kq2 m9xh');
  await settled(element);
  hook('readmit-submit').click();
  expect(emitted).toEqual([{ type: 'readmit-submit', detail: { secret: '7KQ2M9XH' } }]);
});

test('who is invited sees where to write a name, and enters under it', async () => {
  const { element, emitted } = await mountElement('wr-name-form', {}, ['name-submit'], 420);
  const field = hook<HTMLInputElement>('join-name');
  const { borderTopStyle, borderTopWidth, borderTopColor, height } = getComputedStyle(field);
  expect(borderTopStyle).toBe('solid');
  expect(Number.parseFloat(borderTopWidth)).toBeGreaterThanOrEqual(1);
  expect(borderTopColor).not.toMatch(/, 0\)$/);
  expect(Number.parseFloat(height)).toBeGreaterThanOrEqual(44);
  type(field, '한나');
  hook('join-submit').click();
  expect(emitted).toEqual([{ type: 'name-submit', detail: { name: '한나' } }]);
  await expectAccessible(element);
});

test('a one-time code is found in its address', async () => {
  const { element, emitted } = await join({ code: 'K7M4QX' });
  hook('readmit-open').click();
  type(hook('readmit-code'), 'https://weightroom.example/join/K7M4QX#link=7KQ2M9XH');
  await settled(element);
  hook('readmit-submit').click();
  expect(emitted.at(-1)?.detail).toEqual({ secret: '7KQ2M9XH' });
});

test('a one-time code that is too short, or of no workshop, asks for what is missing', async () => {
  const { element, emitted } = await join();
  hook('readmit-open').click();
  hook('readmit-submit').click();
  await settled(element);
  expect(element.textContent).toContain('일회용 코드는 8자리예요.');
  expect(document.activeElement).toBe(hook('readmit-code'));
  type(hook('readmit-code'), '7KQ2M9XH');
  await settled(element);
  hook('readmit-submit').click();
  await settled(element);
  expect(document.activeElement).toBe(hook('join-code'));
  expect(emitted.filter((event) => event.type === 'readmit-submit')).toEqual([]);
});

test('a one-time code that does not work says so, unfolded', async () => {
  const { element } = await join({ code: 'K7M4QX', readmitRefused: { code: 'link-invalid' } });
  expect(element.querySelector('details')!.open).toBe(true);
  expect(element.querySelector('details')!.textContent).toContain('이미 썼거나 기한이 지났거나');
  await expectAccessible(element);
});

const create = (properties: object = {}) =>
  mountElement('wr-create-form', properties, ['create-submit'], 376);

test('opening a workshop asks for the instructor’s name, remembered from the last time', async () => {
  const { element, emitted } = await create({ name: '한지민', passphrase: true });
  expect(hook<HTMLInputElement>('create-name').value).toBe('한지민');
  element.querySelector<HTMLInputElement>('[name="title"]')!.value = '딥러닝';
  element.querySelector<HTMLInputElement>('[name="passphrase"]')!.value = 'open sesame';
  hook('create-workshop').click();
  expect(emitted[0]?.detail).toEqual({ title: '딥러닝', name: '한지민', passphrase: 'open sesame' });
  await expectAccessible(element);
});

test('without a name it is that of the role', async () => {
  const { emitted } = await create();
  hook('create-workshop').click();
  expect(emitted[0]?.detail).toEqual({ title: '', name: '강사', passphrase: '' });
});
