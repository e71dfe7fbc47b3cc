import { keysOf, type ParameterKey, parseKey } from '#shared/math/parameter-key.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { handedTo, moversOf } from '#shared/workshop/model/movers.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { t } from '../../i18n/t.ts';
import { titleOf } from '../board-words.ts';

/** What of a board was handed to somebody. */
export interface Yours {
  readonly board: BoardId;
  /** The first of it. */
  readonly parameter: ParameterKey;
  /** What it is called: of a board that is not open here, the board's title. */
  readonly what: string;
}

/** What was handed to somebody, board by board; nothing of boards that they do not see. */
export function yoursIn(workshop: WorkshopState, you: ParticipantId): Yours[] {
  return Object.entries(moversOf(workshop).handed).flatMap(([board, on]) => {
    const listing = lookup(workshop.listings, board);
    const keys = new Set(Object.keys(on).filter((key) => handedTo(workshop, board, key) === you));
    const [first] = keys;
    if (listing === undefined || first === undefined) return [];
    const open = lookup(workshop.boards, board);
    if (open === undefined) return [{ board, parameter: first, what: titleOf(listing) }];
    const there = keysOf(open.network).filter((key) => keys.has(key));
    if (there[0] === undefined) return [];
    return [{ board, parameter: there[0], what: partsOf(open.network, there).join(', ') }];
  });
}

/** Whole layers by their number, whatever else each by its symbol. */
function partsOf(network: NetworkSpec, keys: readonly ParameterKey[]): string[] {
  // Called with every redraw, on networks of any size.
  const theirs = new Set(keys);
  const missing = new Set(keysOf(network).flatMap((key) => (theirs.has(key) ? [] : layerOf(key))));
  const whole = [...new Set(keys.map(layerOf))].filter((layer) => !missing.has(layer));
  const single = keys.filter((key) => !whole.includes(layerOf(key)));
  return [
    ...whole.map((number) => t('strip.layer', { number })),
    ...single.flatMap((key) => labelsOf(network, key)?.plain ?? []),
  ];
}

const layerOf = (key: ParameterKey): number => parseKey(key)?.layer ?? 0;
