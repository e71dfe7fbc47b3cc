import { expect, test } from 'vitest';
import '#client/entry/import-form.ts';
import type { ImportForm } from '#client/entry/import-form.ts';
import { expectAccessible } from '../instruments/mount.ts';
import { hook, mountElement } from '../mount-element.ts';

const mount = (properties: Partial<ImportForm> = {}) =>
  mountElement('wr-import-form', properties, ['import-submit'], 390);

test('a record is opened by choosing its file', async () => {
  const { emitted, element } = await mount();
  element.querySelector('details')!.open = true;
  const file = new File(['{"weightroom":"log"}'], 'weightroom-ABC234.jsonl');
  const files = new DataTransfer();
  files.items.add(file);
  const input = hook<HTMLInputElement>('import-file');
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  expect(emitted).toMatchObject([{ type: 'import-submit', detail: { passphrase: '' } }]);
  expect((emitted[0]!.detail as { file: File }).file.name).toBe(file.name);
  // The same one may be chosen again.
  expect(input.value).toBe('');
  await expectAccessible(element);
});

test('it asks for the passphrase where opening a workshop takes one, and says what is wrong with a file', async () => {
  const refused = { code: 'import-invalid', params: { line: 7 } } as const;
  const { element } = await mount({ passphrase: true, refused });
  expect(element.querySelector('input[type="password"]')).not.toBeNull();
  expect(element.querySelector('[role="alert"]')?.textContent).toContain('7번째 줄');
  expect(element.querySelector('details')!.open).toBe(true);
  await expectAccessible(element);
});
