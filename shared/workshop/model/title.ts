import { type Locale, type Sentence, say } from '../../locale.ts';
import type { WorkshopState } from './state.ts';

/** What a workshop is called that nobody gave a title. */
export const untitled: Sentence = {
  en: 'A signal through three layers',
  ko: '세 층을 지나는 신호',
};

/** A workshop's title, in the words of a reader's language where it has none of its own. */
export function titleIn(locale: Locale, { title }: Pick<WorkshopState, 'title'>): string {
  return title ?? say(untitled, locale);
}
