import '#client/room/share-card.ts';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { hook, mountElement } from '../mount-element.ts';
import { settled } from '../pages/open-page.ts';
import { misplaced } from '../texts.ts';

test.each([
  [1366, 768],
  [390, 844],
])('the QR is shown as large as the window has room for, at %i × %i', async (width, height) => {
  await page.viewport(width, height);
  await mountElement('wr-share-card', { code: 'K7M4QX', url: 'http://host:3000/join/K7M4QX' }, [], 264);
  const small = document.querySelector('wr-qr-code')!.getBoundingClientRect().width;
  hook('enlarge-qr').click();
  await settled();
  const dialog = document.querySelector('dialog')!;
  const large = dialog.querySelector('wr-qr-code')!.getBoundingClientRect();
  expect(large.width).toBeGreaterThan(3 * small);
  expect(large.bottom).toBeLessThan(height);
  expect(dialog.querySelector('.code')!.textContent).toBe('K7M4QX');
  expect(misplaced(dialog)).toEqual([]);
  dialog.querySelector('button')!.click();
  await settled();
  expect(document.querySelector('dialog')).toBeNull();
});

test('the code stands on one line beside the QR in a rail as narrow as a small laptop’s', async () => {
  await mountElement('wr-share-card', { code: 'K7M4QX', url: 'http://host:3000/join/K7M4QX' }, [], 199);
  await settled();
  const parts = [...document.querySelectorAll('wr-share-card .code b')].map((part) =>
    part.getBoundingClientRect(),
  );
  const [first, second] = parts as [DOMRect, DOMRect];
  expect(first.height).toBeLessThan(40);
  expect(second.top).toBe(first.top);
  expect(second.right).toBeLessThanOrEqual(
    document.querySelector('wr-share-card wr-qr-code')!.getBoundingClientRect().left,
  );
});
