import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { Snapshot } from '../../ports/event-store.ts';
import { type Observer, observeBoards, type Workshop } from '../workshop.ts';

/** Raised whenever what is kept changes its shape: older snapshots are then replayed instead. */
const FORMAT = 4;

const keys = ['state', 'ledger', 'past', 'history'] as const;

type Kept = Pick<Workshop, (typeof keys)[number] | 'updatedAt'> & {
  readonly format: number;
  /** Each event and the number of its format: what another set of rules made is not what ours would. */
  readonly events: string;
};

/** What is kept of a workshop; observations are made anew. */
export function toSnapshot(
  rules: Pick<Rules, 'events'>,
  { state, ledger, past, history, updatedAt }: Workshop,
): Snapshot {
  const body: Kept = { format: FORMAT, events: eventsOf(rules), state, ledger, past, history, updatedAt };
  return { version: state.version, body };
}

/**
 * The workshop of a snapshot, or null when another format wrote it.
 * @throws when it says that it is of this format, and is not
 */
export function fromSnapshot(
  rules: Pick<Rules, 'events'>,
  snapshot: Snapshot | undefined,
  observer?: Observer,
): Workshop | null {
  const body = snapshot?.body as Partial<Kept> | null | undefined;
  if (snapshot === undefined || body?.format !== FORMAT || body.events !== eventsOf(rules)) return null;
  for (const key of keys) {
    if (typeof body[key] !== 'object' || body[key] === null) throw new TypeError(`it has no ${key}`);
  }
  const { state, ledger, past, history, updatedAt } = body as Kept;
  if (state.version !== snapshot.version || typeof updatedAt !== 'number') {
    throw new TypeError(`it is not of version ${snapshot.version}`);
  }
  const { observed, awaited } = observeBoards(state, Object.keys(state.boards), observer);
  return { state, ledger, past, history, updatedAt, observations: observed, awaited };
}

function eventsOf({ events }: Pick<Rules, 'events'>): string {
  return [...events.values()]
    .map(({ type, format }) => `${type} ${format}`)
    .sort()
    .join(', ');
}
