import type { Locale } from '../../locale.ts';
import { accept, type Decision, refuse } from '../kernel/decision.ts';
import { type BoardContent, freshContent, type Start } from '../model/board.ts';
import { limits } from '../model/limits.ts';
import { cleanLine, parseLine } from '../model/text.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { defaultTraining } from '../model/training.ts';
import { workshopOpened } from './events.ts';

/** The instructor's name, where none was given. */
const unnamed = { en: 'Instructor', ko: '강사' } as const satisfies Record<Locale, string>;

export interface Opening {
  readonly title?: string | undefined;
  /** The instructor's name. */
  readonly name?: string | undefined;
  readonly locale: Locale;
  /** What the first board begins with. */
  readonly board: Start;
  /** Random mark of the new log. */
  readonly epoch: string;
  readonly at: Timestamp;
}

/** Opens a workshop: the first event of its log. Its instructor is participant `p1`. */
export function openWorkshop({ title, name, locale, board, epoch, at }: Opening): Decision {
  const line = lineOr(title, null, limits.titleGraphemes);
  if (line === undefined) return refuse('title-too-long', { limit: limits.titleGraphemes });
  const instructor = lineOr(name, unnamed[locale], limits.nameGraphemes);
  if (instructor === undefined) return refuse('name-too-long', { limit: limits.nameGraphemes });
  const content: BoardContent = freshContent(board, defaultTraining);
  const opened = {
    epoch,
    title: line,
    locale,
    instructor: { id: 'p1', name: instructor, colour: 0, role: 'instructor', status: 'present' },
    board: content,
  } as const;
  return accept(workshopOpened.of({ by: 'p1', at }, opened));
}

/** A line as typed, or `fallback` where it is blank; undefined when it is too long. */
function lineOr<Fallback extends string | null>(
  typed: string | undefined,
  fallback: Fallback,
  limit: number,
): string | Fallback | undefined {
  if (typed === undefined || cleanLine(typed) === '') return fallback;
  const line = parseLine(typed, limit);
  return line.ok ? line.text : undefined;
}
