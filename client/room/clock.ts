import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import { locale } from '../i18n/locale.ts';

/** The time of day, as the language on screen writes it: 14:32, 2:32 PM. */
export function timeOfDay(at: Timestamp): string {
  return new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' }).format(at);
}
