import { type Sentence, type SentenceParams, say } from '#shared/locale.ts';
import { everywhere } from './everywhere.ts';
import { locale } from './locale.ts';
import type { messages } from './messages.ts';

export type MessageKey = keyof typeof messages;

/** The sentences that this page has so far. */
const sentences: Record<string, Sentence> = { ...everywhere };

/** Takes in what a part of the product says, with the part. */
export function bring(more: Readonly<Record<string, Sentence>>): void {
  Object.assign(sentences, more);
}

/** Whether there is a sentence `key`. */
export function has(key: string): key is MessageKey {
  return Object.hasOwn(sentences, key);
}

/** The sentence `key` in the language on screen. */
export function t(key: MessageKey, params?: SentenceParams): string {
  return say(sentences[key]!, locale(), params);
}

/** A sentence that somebody brings along, in the language on screen. */
export function tell(sentence: Sentence, params?: SentenceParams): string {
  return say(sentence, locale(), params);
}
