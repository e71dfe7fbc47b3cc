import type { Locale } from '../locale.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { limits } from './limits.ts';
import type { Timestamp } from './state.ts';
import { cleanLine, parseLine } from './text.ts';

/** Titles and the instructor's first name, where none were given. */
const defaults = {
  en: { title: 'A signal through three layers', instructor: 'Instructor' },
  ko: { title: '세 층을 지나는 신호', instructor: '강사' },
} as const satisfies Record<Locale, unknown>;

export interface Opening {
  readonly title?: string | undefined;
  readonly locale: Locale;
  /** Random mark of the new log. */
  readonly epoch: string;
  readonly at: Timestamp;
}

/** Opens a workshop: the first event of its log. Its instructor is participant `p1`. */
export function openWorkshop({ title = '', locale, epoch, at }: Opening): Decision {
  const wanted = cleanLine(title) === '' ? defaults[locale].title : title;
  const line = parseLine(wanted, limits.titleGraphemes);
  if (!line.ok) return refuse('title-too-long', { limit: limits.titleGraphemes });
  return accept({
    type: 'workshop-opened',
    by: 'p1',
    at,
    epoch,
    title: line.text,
    locale,
    instructor: { id: 'p1', name: defaults[locale].instructor, colour: 0, status: 'present' },
  });
}
