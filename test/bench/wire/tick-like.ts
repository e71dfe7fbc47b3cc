import type { Tick } from '#shared/protocol/server-messages.ts';
import { evolve } from '#shared/workshop/evolve.ts';
import { observe } from '#shared/workshop/observation.ts';
import { openWorkshop } from '#shared/workshop/open.ts';
import { CLASS_BOARD, type WorkshopState } from '#shared/workshop/state.ts';

const opening = openWorkshop({ locale: 'en', epoch: 'bench', at: 0 });
const state = opening.ok ? opening.events.reduce<WorkshopState | null>(evolve, null) : null;
const observation = state && observe(state.boards[CLASS_BOARD]!);
let version = 1_000;

/** A tick of the same shape and size as Weightroom's own, made without its engine. */
export function tickLike(value: number): Tick {
  version += 1;
  return {
    from: version - 1,
    version,
    events: [
      {
        type: 'parameters-set',
        by: 'p2',
        at: 1_700_000_000_000,
        board: CLASS_BOARD,
        values: [['W1-0-0', value]],
      },
    ],
    observations: { [CLASS_BOARD]: observation! },
  };
}
