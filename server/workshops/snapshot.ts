import { observe } from '#shared/workshop/observation.ts';
import type { Snapshot } from '../ports/event-store.ts';
import type { Workshop } from './workshop.ts';

/** Raised whenever state, ledger or history change their shape: older snapshots are then replayed instead. */
const FORMAT = 1;

type Kept = Pick<Workshop, 'state' | 'ledger' | 'history' | 'updatedAt'> & { readonly format: number };

/** What is kept of a workshop; observations are made anew. */
export function toSnapshot({ state, ledger, history, updatedAt }: Workshop): Snapshot {
  const body: Kept = { format: FORMAT, state, ledger, history, updatedAt };
  return { version: state.version, body };
}

/** The workshop of a snapshot, or null when another format wrote it. */
export function fromSnapshot(snapshot: Snapshot | undefined): Workshop | null {
  const kept = snapshot?.body as Partial<Kept> | undefined;
  if (kept?.format !== FORMAT) return null;
  const { state, ledger, history, updatedAt } = kept as Kept;
  const boards = Object.entries(state.boards);
  return {
    state,
    ledger,
    history,
    updatedAt,
    observations: Object.fromEntries(boards.map(([id, board]) => [id, observe(board)])),
  };
}
