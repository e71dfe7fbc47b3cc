import { html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BoardController } from '#client/controllers/board-controller.ts';
import { StoreController } from '#client/controllers/store-controller.ts';
import { rememberToken } from '#client/net/identity.ts';
import { emitBoardEvent } from '#client/stores/board-view.ts';
import { Observable } from '#client/stores/observable.ts';
import { WorkshopStore } from '#client/stores/workshop-store.ts';
import { FakeServer, FIRST_BOARD } from '../stores/fake-server.ts';

const CODE = 'K7M4QX';

let store: WorkshopStore;
let server: FakeServer;
let page: TwoBoards;

/** A page with an instrument of its own board, one of each of two boards, and a field. */
@customElement('test-two-boards')
class TwoBoards extends LitElement {
  readonly follow = new StoreController(this);
  draws = 0;

  constructor() {
    super();
    new BoardController(this, () => store);
  }

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    this.draws++;
    return html`<i id="loose" tabindex="0"></i>
      <section data-board=${FIRST_BOARD}><i id="one" tabindex="0"></i></section>
      <section data-board="b2"><i id="two" tabindex="0"></i><input /></section>`;
  }
}

const at = (id: string): HTMLElement => document.querySelector<HTMLElement>(id)!;
const press = (target: HTMLElement, key: string, init: KeyboardEventInit = {}): void => {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }),
  );
};
const sent = (): unknown[] => {
  vi.advanceTimersByTime(40);
  return server.commands.splice(0).map(({ type, board }) => [type, board]);
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  localStorage.clear();
  rememberToken(CODE, 'person', 'a'.repeat(43));
  server = new FakeServer();
  server.does('p1', { type: 'open-board', title: 'Two', of: FIRST_BOARD, as: 'start' });
  store = new WorkshopStore(CODE, 'person', { connect: server.connect });
  store.start();
  store.show(FIRST_BOARD, ['b2']);
  page = document.createElement('test-two-boards') as TwoBoards;
  document.body.replaceChildren(page);
  await page.updateComplete;
});

afterEach(() => {
  page.remove();
  vi.useRealTimers();
});

test('what an instrument emits goes to the board around it, else to the one shown', () => {
  emitBoardEvent(at('#two'), 'parameter-commit', { parameter: 'W1-0-0', value: 0.5 });
  expect(sent()).toEqual([['set-parameters', 'b2']]);
  emitBoardEvent(at('#one'), 'parameter-commit', { parameter: 'W1-0-0', value: 0.5 });
  expect(sent()).toEqual([['set-parameters', FIRST_BOARD]]);
  store.show('b2', [FIRST_BOARD]);
  sent();
  emitBoardEvent(at('#loose'), 'point-add', { point: [0, 0, 1] });
  expect(sent()).toEqual([['add-point', 'b2']]);
});

test('keys go to the board that has the focus: Esc lets go, Ctrl Z takes back, with Shift or Y does again', () => {
  store.boardStore('b2').select('W1-0-0');
  server.settle();
  press(at('#one'), 'Escape');
  expect(store.boardStore('b2').view!.selected).toBe('W1-0-0');
  press(at('#two'), 'Escape');
  expect(store.boardStore('b2').view!.selected).toBeNull();
  sent();
  press(at('#two'), 'z', { ctrlKey: true });
  press(at('#two'), 'Z', { metaKey: true, shiftKey: true });
  press(document.body, 'y', { ctrlKey: true });
  expect(sent()).toEqual([
    ['undo', 'b2'],
    ['redo', 'b2'],
    ['redo', FIRST_BOARD],
  ]);
});

test('a field keeps Ctrl Z for what is being typed', () => {
  press(at('input'), 'z', { ctrlKey: true });
  expect(sent()).toEqual([]);
});

test('a page is redrawn by each of the stores it follows, and no longer by those before', async () => {
  class Source extends Observable {
    change(): void {
      this.changed();
    }
  }
  const [a, b, c] = [new Source(), new Source(), new Source()];
  const drawn = async (...sources: readonly Source[]): Promise<number> => {
    const before = page.draws;
    for (const source of sources) {
      source.change();
      await page.updateComplete;
    }
    return page.draws - before;
  };
  page.follow.follow(a, undefined, b);
  expect(await drawn(a, b, c)).toBe(2);
  page.follow.follow(a, b);
  page.follow.follow(b, c);
  expect(await drawn(a)).toBe(0);
  expect(await drawn(b, c)).toBe(2);
  page.remove();
  expect(await drawn(b)).toBe(0);
  document.body.append(page);
  await page.updateComplete;
  expect(await drawn(b)).toBe(1);
});
