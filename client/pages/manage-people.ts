import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { ask } from '../elements/dialog.ts';
import { t } from '../i18n/t.ts';
import type { PeopleAction, PersonAction } from '../room/roster.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';

/** Does with somebody what a roster asks for, if that is meant. */
export async function manage(
  store: WorkshopStore,
  action: Exclude<PersonAction, 'undo' | 'rename' | 'readmit'>,
  participant: ParticipantId,
  name: string,
): Promise<void> {
  if (action === 'bar') return bar(store, [participant]);
  const sure = await ask({
    title: t(`${action}.title`, { name }),
    body: t(`${action}.body`),
    confirm: t(`${action}.confirm`),
    danger: action === 'remove',
  });
  if (!sure) return;
  if (action === 'hand-over') store.run({ type: 'hand-over', to: participant });
  else store.run({ type: action, participant });
}

/** Removes or bars several at once, if that is meant. */
export async function manageMany(
  store: WorkshopStore,
  action: PeopleAction,
  participants: readonly ParticipantId[],
): Promise<void> {
  if (action === 'bar') return bar(store, participants);
  const sure = await ask({
    title: t('remove-many.title', { count: participants.length }),
    body: t('remove-many.body'),
    confirm: t('people.remove'),
    danger: true,
  });
  if (sure) store.run({ type: 'remove-many', participants });
}

/** Bars people, if that is meant: they may not come back. */
export async function bar(store: WorkshopStore, participants: readonly ParticipantId[]): Promise<void> {
  const [id = ''] = participants;
  const name = lookup(store.workshop?.participants ?? {}, id)?.name ?? '';
  const one = participants.length === 1;
  const sure = await ask({
    title: one ? t('bar.title', { name }) : t('bar-many.title', { count: participants.length }),
    body: t('bar.body'),
    confirm: t('bar.confirm'),
    danger: true,
  });
  if (sure) store.run({ type: 'bar', participants });
}
