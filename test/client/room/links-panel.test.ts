import { expect, test } from 'vitest';
import '#client/room/links-panel.ts';
import { showReadmission } from '#client/room/readmit-dialog.ts';
import { addresses, classOf, links } from '../../gallery/room-views.ts';
import { expectAccessible, settled } from '../instruments/mount.ts';
import { hook, mountElement } from '../mount-element.ts';

const panel = (properties: object = {}) =>
  mountElement(
    'wr-links-panel',
    { links, addresses, participants: classOf(8), you: 'p1', ...properties },
    ['link-make', 'link-revoke', 'link-copy'],
    320,
  );

test('links are made for another device and for a co-instructor', async () => {
  const { emitted } = await panel({ links: [] });
  hook('make-link-device').click();
  hook('make-link-co-instructor').click();
  expect(emitted).toEqual([
    { type: 'link-make', detail: { kind: 'device' } },
    { type: 'link-make', detail: { kind: 'co-instructor' } },
  ]);
});

test('a link says whom it lets in, and how long', async () => {
  await panel();
  expect(hook('link-l4').textContent).toMatch(/내 다른 기기\s+거둘 때까지/);
  expect(hook('link-l5').textContent).toContain('함께 가르칠 강사');
  expect(hook('link-l9').textContent).toMatch(
    /Alexandria Montgomery-Lee 님의 다른 기기\s+한 번만, 오[전후] \d+:32까지/,
  );
  expect(hook('link-l10').textContent).toContain('기한이 지났어요');
});

test('a secret shows only when it is asked for, one at a time', async () => {
  const { element } = await panel();
  expect(element.textContent).not.toContain('#link=');
  expect(element.querySelector('wr-qr-code')).toBeNull();
  const show = hook('show-link', hook('link-l9'));
  show.click();
  await settled(element);
  expect(hook('link-address').textContent).toBe(addresses.l9);
  expect(show.getAttribute('aria-expanded')).toBe('true');
  hook('show-link', hook('link-l4')).click();
  await settled(element);
  expect(element.querySelectorAll('wr-qr-code')).toHaveLength(1);
  expect(hook('link-address').textContent).toBe(addresses.l4);
  hook('show-link', hook('link-l4')).click();
  await settled(element);
  expect(element.textContent).not.toContain('#link=');
});

test('a link from another browser is there to be taken back only', async () => {
  const { emitted } = await panel();
  const row = hook('link-l5');
  expect(row.textContent).toContain('다른 브라우저에서 만들어서');
  expect(row.querySelectorAll('button')).toHaveLength(1);
  hook('revoke-link', row).click();
  hook('copy-link', hook('link-l4')).click();
  expect(emitted).toEqual([
    { type: 'link-revoke', detail: { link: 'l5' } },
    { type: 'link-copy', detail: { link: 'l4' } },
  ]);
});

test('where no more links may be made, it says so', async () => {
  const { element, emitted } = await panel({ refused: { code: 'too-many-links', params: { limit: 20 } } });
  hook('make-link-device').click();
  expect(element.textContent).toContain('링크가 이미 20개 있어요.');
  expect(emitted).toEqual([]);
});

test('is accessible, with a secret shown too', async () => {
  const { element } = await panel();
  hook('show-link', hook('link-l9')).click();
  await expectAccessible(element);
});

test('a one-time code is shown in two groups, with its QR and its address, until it is closed', async () => {
  const { element } = await panel();
  let copied = '';
  const until = Date.UTC(2100, 0, 1, 5, 32);
  const closed = showReadmission({
    name: '김서연',
    secret: '7KQ2M9XH',
    address: addresses.l9,
    until,
    copy: (address) => {
      copied = address;
    },
  });
  const groups = [...hook('readmit-secret').querySelectorAll('b')].map(({ textContent }) => textContent);
  expect(groups).toEqual(['7KQ2', 'M9XH']);
  expect(document.querySelector('dialog')!.textContent).toMatch(/15분 동안\(오[전후] \d+:32까지\)/);
  hook('readmit-copy').click();
  expect(copied).toBe(addresses.l9);
  await expectAccessible(element);
  hook('readmit-confirm').click();
  await closed;
  expect(document.querySelector('dialog')).toBeNull();
});
