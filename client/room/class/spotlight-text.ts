import type { Spotlight } from '#shared/workshop/model/attention.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { t } from '../../i18n/t.ts';
import { titleOf } from '../board-words.ts';

/** What is in the spotlight, in words: whose it is, the board, the weight; or whose answer. */
export function spotlightText(
  state: WorkshopState,
  { board, parameter, participant, answer }: Spotlight,
): string {
  const listing = lookup(state.listings, board);
  const known = lookup(state.boards, board);
  const weight = parameter === null || known === undefined ? undefined : labelsOf(known.network, parameter);
  const name = participant === null ? undefined : lookup(state.participants, participant)?.name;
  if (answer !== undefined) return t('class.spotlight', { what: t('class.answer-of', { name: name ?? '' }) });
  const parts = [name, listing === undefined ? undefined : titleOf(listing), weight?.plain];
  return t('class.spotlight', { what: parts.filter((part) => part !== undefined).join(' · ') });
}
