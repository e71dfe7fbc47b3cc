import { type SentenceParams, say } from '#shared/locale.ts';
import { locale } from './locale.ts';
import { board } from './messages/board.ts';
import { common } from './messages/common.ts';
import { pages } from './messages/pages.ts';
import { training } from './messages/training.ts';

const messages = { ...common, ...board, ...pages, ...training };

export type MessageKey = keyof typeof messages;

/** The sentence `key` in the language on screen. */
export function t(key: MessageKey, params?: SentenceParams): string {
  return say(messages[key], locale(), params);
}
