import { LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WakeLockController } from '#client/controllers/wake-lock-controller.ts';

@customElement('test-awake')
class Awake extends LitElement {
  readonly lock = new WakeLockController(this);
}

/** A browser's wake lock: the test says whether it is granted, and takes it back. */
class FakeWakeLock {
  asked = 0;
  grants = true;
  held: EventTarget | undefined;

  async request(type: 'screen'): Promise<EventTarget> {
    expect(type).toBe('screen');
    this.asked++;
    if (!this.grants) throw new DOMException('not now', 'NotAllowedError');
    const sentinel = Object.assign(new EventTarget(), { release: async () => this.takeBack() });
    this.held = sentinel;
    return sentinel;
  }

  takeBack(): void {
    const { held } = this;
    this.held = undefined;
    held?.dispatchEvent(new Event('release'));
  }
}

let visibility: DocumentVisibilityState;
let wakeLock: FakeWakeLock;
let page: Awake;

function give(wakeLock: FakeWakeLock | undefined): void {
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: wakeLock });
}

function show(state: DocumentVisibilityState): void {
  visibility = state;
  if (state === 'hidden') wakeLock.takeBack();
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Until everything that was asked for is answered. */
const answered = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  visibility = 'visible';
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
  wakeLock = new FakeWakeLock();
  give(wakeLock);
  page = document.createElement('test-awake') as Awake;
  document.body.append(page);
});

afterEach(() => {
  page.remove();
  Reflect.deleteProperty(navigator, 'wakeLock');
  Reflect.deleteProperty(document, 'visibilityState');
});

test('the screen is kept on from when that is wanted until it is not, or the page is gone', async () => {
  await answered();
  expect(wakeLock.asked).toBe(0);
  page.lock.want(true);
  await answered();
  expect(wakeLock.held).toBeDefined();
  expect(page.lock.refused).toBe(false);
  page.lock.want(false);
  expect(wakeLock.held).toBeUndefined();
  page.lock.want(true);
  await answered();
  page.remove();
  expect(wakeLock.held).toBeUndefined();
});

test('a page that was out of sight asks again when it is back', async () => {
  page.lock.want(true);
  await answered();
  show('hidden');
  await answered();
  expect(wakeLock.held).toBeUndefined();
  expect(wakeLock.asked).toBe(1);
  expect(page.lock.refused).toBe(false);
  show('visible');
  await answered();
  expect(wakeLock.held).toBeDefined();
});

test('a browser that cannot is a refusal, once it is wanted', async () => {
  give(undefined);
  await answered();
  expect(page.lock.refused).toBe(false);
  page.lock.want(true);
  await answered();
  expect(page.lock.refused).toBe(true);
});

test('so is one that will not, and one that takes it back while the page is looked at, until it is granted again', async () => {
  wakeLock.grants = false;
  page.lock.want(true);
  await answered();
  expect(page.lock.refused).toBe(true);
  wakeLock.grants = true;
  show('hidden');
  show('visible');
  await answered();
  expect(page.lock.refused).toBe(false);
  wakeLock.takeBack();
  expect(page.lock.refused).toBe(true);
  // Not asked for over and over.
  await answered();
  expect(wakeLock.asked).toBe(2);
});

test('a page that is left while it asks holds nothing', async () => {
  page.lock.want(true);
  page.remove();
  await answered();
  expect(wakeLock.held).toBeUndefined();
});
