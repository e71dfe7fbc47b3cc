import type { Board, BoardId, Listing } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { isWithin, type Range, rangeOf } from '#shared/workshop/model/range.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';

/** The boards opened for somebody by name between two states. */
export function openedFor(
  who: ParticipantId | null,
  before: WorkshopState,
  after: WorkshopState,
): readonly Listing[] {
  if (who === null) return [];
  const isFor = (listing: Listing | undefined) => listing?.status === 'open' && listing.members.includes(who);
  return Object.values(after.listings).filter(
    (listing) => isFor(listing) && !isFor(lookup(before.listings, listing.id)),
  );
}

interface Undoing {
  readonly passed: ReadonlyArray<{ readonly by: ParticipantId | null; readonly beyond?: true }>;
}

/**
 * Those whose later moves an undo of one's own left as they are, by name (none where nobody is known to have
 * moved them); undefined for an event that is no such undo.
 */
export function passedOver(
  event: { readonly type: string; readonly by: ParticipantId | null },
  { participants }: WorkshopState,
  you: ParticipantId | null,
): readonly string[] | undefined {
  if (event.type !== 'gesture-undone' || event.by === null || event.by !== you) return undefined;
  const passed = (event as unknown as Undoing).passed.filter(({ beyond }) => beyond !== true);
  if (passed.length === 0) return undefined;
  const others = new Set(passed.flatMap(({ by }) => (by === null || by === you ? [] : [by])));
  return [...others].flatMap((id) => lookup(participants, id)?.name ?? []);
}

interface Restoring {
  readonly board: BoardId;
  readonly content: Pick<Board, 'parameters'>;
}

/**
 * The range of the board that an undo of one's own came to, and whether it left (`kept`) what it would have set beyond
 * it or brought such numbers back with the whole board; undefined where it did neither.
 */
export function crossedRange(
  event: { readonly type: string; readonly by: ParticipantId | null },
  { boards }: WorkshopState,
  you: ParticipantId | null,
): { readonly range: Range; readonly kept: boolean } | undefined {
  if (event.by === null || event.by !== you) return undefined;
  const board = lookup(boards, (event as unknown as Partial<Restoring>).board ?? '');
  if (board === undefined) return undefined;
  const range = rangeOf(board);
  if (event.type === 'gesture-undone') {
    const { passed } = event as unknown as Undoing;
    return passed.some(({ beyond }) => beyond === true) ? { range, kept: true } : undefined;
  }
  if (event.type !== 'board-restored') return undefined;
  const { parameters } = (event as unknown as Restoring).content;
  return parameters.every((value) => isWithin(range, value)) ? undefined : { range, kept: false };
}
