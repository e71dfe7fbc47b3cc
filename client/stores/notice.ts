import type { SentenceParams } from '#shared/locale.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { MessageKey } from '../i18n/t.ts';

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
