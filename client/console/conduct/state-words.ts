import { isolated } from '#shared/locale.ts';
import { attentionOf } from '#shared/workshop/model/attention.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { moversOf } from '#shared/workshop/model/movers.ts';
import { paceOf } from '#shared/workshop/model/pace.ts';
import type { Participant } from '#shared/workshop/model/participant.ts';
import { rests } from '#shared/workshop/model/prediction.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { t } from '../t.ts';

/** More names than these are a number. */
const NAMED = 2;

/**
 * How a class stands, in sentences.
 * @param students those who are connected: who is away neither follows nor looks around
 * @param shown the board that the instructor looks at
 */
export function stateOfClass(
  state: WorkshopState,
  students: readonly Participant[],
  shown?: BoardId,
): readonly string[] {
  if (students.length === 0) return [t('conduct.nobody-here')];
  const { pace, around } = paceOf(state);
  const lit = litElsewhere(state, shown);
  const away = students.filter(({ id }) => Object.hasOwn(around, id)).length;
  const where =
    pace === 'follow'
      ? [
          t('conduct.follow', { people: students.length - away }),
          ...(away === 0 ? [] : [t('conduct.around', { people: away })]),
        ]
      : [t(pace === 'range' ? 'conduct.ranging' : 'conduct.freely')];
  return [
    ...(lit === undefined ? where : [t('conduct.lit-elsewhere', { board: lit })]),
    whoMoves(state, shown),
  ];
}

/** The board that the spotlight has everybody at, where it is not the one that is shown here. */
function litElsewhere(state: WorkshopState, shown: BoardId | undefined): string | undefined {
  const { spotlight } = attentionOf(state);
  if (spotlight === null || spotlight.board === shown) return undefined;
  const listing = lookup(state.listings, spotlight.board);
  return listing === undefined ? undefined : isolated(listing.title ?? t('boards.class'));
}

/** Who moves what is shown: what keeps everybody from it comes before what is allowed. */
function whoMoves(state: WorkshopState, shown: BoardId | undefined): string {
  if (state.frozen) return t('conduct.frozen');
  if (shown !== undefined && rests(state, shown)) return t('conduct.rests');
  if (lookup(state.listings, shown ?? '')?.move === 'nobody') return t('conduct.watch-only');
  const { policy, chosen, handed } = moversOf(state);
  const owners = Object.values(handed).flatMap((on) => Object.values(on).map(({ to }) => to));
  const named = [...new Set([...(policy === 'chosen' ? chosen : []), ...owners])].flatMap((id) => {
    const person = state.participants[id];
    return person?.status === 'present' ? [person.name] : [];
  });
  switch (policy) {
    case 'everyone':
      return t('conduct.everyone-moves');
    case 'groups':
      return t('conduct.groups-move');
    default:
      if (named.length === 0) return t('conduct.nobody-moves');
      return named.length > NAMED
        ? t('conduct.some', { count: named.length })
        : t('conduct.only', { names: named.map(isolated).join(', ') });
  }
}
