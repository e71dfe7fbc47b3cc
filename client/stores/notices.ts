import type { SentenceParams } from '#shared/locale.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { MessageKey } from '../i18n/t.ts';
import { Observable } from './observable.ts';

/** What a notice says: a sentence of the interface, or a refusal's own. */
export type NoticeText =
  | { readonly message: MessageKey; readonly params?: SentenceParams }
  | { readonly rejection: Rejection };

/** What a notice offers to do: to take something back, or to go somewhere. */
export interface NoticeAction {
  readonly kind: 'undo' | 'go';
  readonly label: MessageKey;
  readonly run: () => void;
}

export interface Notice {
  readonly id: number;
  readonly tone: 'plain' | 'error';
  readonly text: NoticeText;
  readonly action?: NoticeAction;
}

const SHOWN = 6_000;
const SHOWN_WITH_ACTION = 12_000;
const AT_MOST = 3;

/** Short sentences on what just happened; each goes by itself, the same one is never there twice. */
export class Notices extends Observable {
  #items: readonly Notice[] = [];
  #next = 1;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  get items(): readonly Notice[] {
    return this.#items;
  }

  /** Says it, and gives the id to take it back by. */
  say(text: NoticeText, { tone = 'plain', action }: Partial<Pick<Notice, 'tone' | 'action'>> = {}): number {
    const known = this.#items.find((notice) => JSON.stringify(notice.text) === JSON.stringify(text));
    if (known !== undefined) {
      // What it offers to do may be to another board by now.
      const again: Notice = { id: known.id, tone, text, ...(action && { action }) };
      this.#items = this.#items.map((notice) => (notice === known ? again : notice));
      this.#restart(again);
      this.changed();
      return again.id;
    }
    const notice: Notice = { id: this.#next++, tone, text, ...(action && { action }) };
    this.#items = [...this.#items, notice].slice(-AT_MOST);
    this.#restart(notice);
    this.changed();
    return notice.id;
  }

  refuse(rejection: Rejection): void {
    this.say({ rejection }, { tone: 'error' });
  }

  dismiss(id: number): void {
    if (!this.#timers.has(id)) return;
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#items = this.#items.filter((notice) => notice.id !== id);
    this.changed();
  }

  #restart({ id, action }: Notice): void {
    clearTimeout(this.#timers.get(id));
    const shown = action === undefined ? SHOWN : SHOWN_WITH_ACTION;
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), shown),
    );
  }
}
