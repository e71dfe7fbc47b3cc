import type { SentenceParams } from '#shared/locale.ts';
import type { Rejection } from '#shared/workshop/rejections.ts';
import type { MessageKey } from '../i18n/t.ts';
import { Observable } from './observable.ts';

/** What a notice says: a sentence of the interface, or a refusal's own. */
export type NoticeText =
  | { readonly message: MessageKey; readonly params?: SentenceParams }
  | { readonly rejection: Rejection };

export interface Notice {
  readonly id: number;
  readonly tone: 'plain' | 'error';
  readonly text: NoticeText;
  readonly action?: { readonly label: MessageKey; readonly run: () => void };
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

  say(text: NoticeText, { tone = 'plain', action }: Partial<Pick<Notice, 'tone' | 'action'>> = {}): void {
    const known = this.#items.find((notice) => JSON.stringify(notice.text) === JSON.stringify(text));
    if (known !== undefined) {
      this.#restart(known);
      return;
    }
    const notice: Notice = { id: this.#next++, tone, text, ...(action && { action }) };
    this.#items = [...this.#items, notice].slice(-AT_MOST);
    this.#restart(notice);
    this.changed();
  }

  refuse(rejection: Rejection): void {
    this.say({ rejection }, { tone: 'error' });
  }

  dismiss(id: number): void {
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
