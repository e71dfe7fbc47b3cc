import { type Sentence, type SentenceParams, say } from '#shared/locale.ts';
import { locale } from './locale.ts';
import { messages } from './messages.ts';

export type MessageKey = keyof typeof messages;

/** The sentence `key` in the language on screen. */
export function t(key: MessageKey, params?: SentenceParams): string {
  return say(messages[key], locale(), params);
}

/** A sentence that somebody brings along, in the language on screen. */
export function tell(sentence: Sentence, params?: SentenceParams): string {
  return say(sentence, locale(), params);
}
