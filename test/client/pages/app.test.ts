import { afterEach, beforeEach, expect, test } from 'vitest';
import { setLocale } from '#client/i18n/locale.ts';
import { rememberToken } from '#client/net/identity.ts';
import '#client/pages/app.ts';
import { navigate } from '#client/pages/routes.ts';
import { connectBy, leaveWorkshop } from '#client/stores/sessions.ts';
import { eventually } from '../eventually.ts';
import { FakeServer } from '../stores/fake-server.ts';
import { openPage } from './open-page.ts';

const server = { current: undefined as FakeServer | undefined, stopped: 0 };

const CODE = 'K7M4QX';

const shown = (tag: string): Promise<void> =>
  eventually(() => expect(document.querySelector(tag)).not.toBeNull());

beforeEach(() => {
  connectBy((handlers) => {
    const link = server.current!.connect(handlers);
    return Object.assign(Object.create(link), {
      stop: () => {
        server.stopped++;
        link.stop();
      },
    });
  });
  localStorage.clear();
  setLocale('ko');
  server.current = new FakeServer();
  server.current.you = 'p1';
  server.stopped = 0;
  for (const entry of ['person', 'host'] as const) rememberToken(CODE, entry, 'a'.repeat(43));
});

afterEach(() => {
  document.body.replaceChildren();
  leaveWorkshop();
  connectBy(undefined);
  history.replaceState(null, '', '/');
});

test('hangs up when it leaves the pages of a workshop', async () => {
  history.replaceState(null, '', `/w/${CODE}/stage`);
  await openPage('wr-app');
  await shown('wr-stage-page [data-testid="loss"]');
  expect(server.stopped).toBe(0);
  navigate('/nowhere');
  await shown('wr-not-found-page');
  await eventually(() => expect(server.stopped).toBe(1));
});
