import { isolated } from '#shared/locale.ts';
import { sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import type { Listing } from '#shared/workshop/model/board.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import { parseLine } from '#shared/workshop/model/text.ts';
import { t, tell } from '../i18n/t.ts';

/** Names that a line has room for; of more people it says how many. */
const NAMED = 2;

/** A board's title; that of the class board is in the language on screen. */
export function titleOf({ title }: Pick<Listing, 'title'>): string {
  return title ?? t('boards.class');
}

/** Whom a board is for, and who moves it where that is not the same people. */
export function forWhom(
  { members, see, move }: Pick<Listing, 'members' | 'see' | 'move'>,
  participants: Readonly<Record<ParticipantId, Participant>>,
): string {
  const named = members.flatMap((id) => lookup(participants, id)?.name ?? []);
  const chosen =
    named.length > 0 && members.length <= NAMED
      ? named.map(isolated).join(', ')
      : t('boards.people', { count: members.length });
  const seen = see === 'everyone' ? t('boards.everyone') : chosen;
  if (move === 'nobody') return `${seen} · ${t('boards.watch-only')}`;
  return see === 'everyone' && move === 'members' ? t('boards.moved-by', { seen, chosen }) : seen;
}

/** What is wrong with a board's title, or nothing. */
export function wrongTitle(typed: string): string | undefined {
  const limit = limits.boardTitleGraphemes;
  const line = parseLine(typed, limit);
  if (line.ok) return undefined;
  return tell(sentenceOf(line.code === 'name-empty' ? 'title-empty' : 'title-too-long'), { limit });
}
