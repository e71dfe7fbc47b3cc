import { waitingOf } from '#shared/workshop/model/door.ts';
import { ask } from '../elements/dialog.ts';
import { t } from '../i18n/t.ts';
import type { DoorAction } from '../room/door/door-panel.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';
import { bar } from './manage-people.ts';

/** Does what the console's door asks for; what sends people away is asked about first. */
export async function atDoor(store: WorkshopStore, action: DoorAction): Promise<void> {
  switch (action.type) {
    case 'dismiss-flood':
      return store.dismissFlood();
    case 'remove-flood':
      return removeFlood(store);
    case 'turn-away':
      if (action.participants.length === 1 || (await sureToTurnAway(action.participants.length))) {
        store.run(action);
      }
      return;
    case 'bar':
      return bar(store, action.participants);
    default:
      store.run(action);
  }
}

function sureToTurnAway(count: number): Promise<boolean> {
  return ask({
    title: t('door.turn-away.title', { count }),
    body: t('door.turn-away.body'),
    confirm: t('door.turn-away'),
    danger: true,
  });
}

/** Sends those of a flood away who wait or have done nothing; those who did something may stay. */
async function removeFlood(store: WorkshopStore): Promise<void> {
  const all = store.flood;
  const sure = await ask({
    title: t('flood.remove.title', { count: all.length }),
    body: t('flood.remove.body'),
    confirm: t('people.remove'),
    danger: true,
  });
  if (!sure) return;
  const line = new Set(store.workshop === undefined ? [] : waitingOf(store.workshop));
  const waiting = all.filter((id) => line.has(id));
  const here = all.filter((id) => !line.has(id));
  if (here.length > 0) store.run({ type: 'remove-many', participants: here, idle: true });
  if (waiting.length > 0) store.run({ type: 'turn-away', participants: waiting });
  store.dismissFlood();
}
